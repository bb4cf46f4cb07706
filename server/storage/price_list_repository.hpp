// Price lists and their prices in SQL, and what resolving a price needs of them in one round trip.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/page_cursor.hpp"
#include "server/storage/table.hpp"
#include "server/storage/text_search.hpp"
#include "shared/api/product.hpp"
#include "shared/domain/price_list.hpp"

namespace kram::storage {

template <>
struct table_of<PriceListRow> {
  static constexpr const char* name = "price_list";
};

std::vector<PriceListRow> all_price_lists(Connection& db, WorkspaceId workspace, bool archived);
/// How many lists this one stands on, one upon another; price_list_depth_max is what resolving follows.
int price_list_depth(Connection& db, WorkspaceId workspace, PriceListId id);
constexpr int price_list_depth_max = 2;
/// Whether the workspace's prices come from this list when nothing else is said.
bool is_default_price_list(Connection& db, WorkspaceId workspace, PriceListId id);

/// A page of a list's prices, by product's name and quantity; not_found when the workspace has no such list.
Result<Page<PriceRuleRow>> list_price_rules(Connection& db, WorkspaceId workspace, PriceListId list,
                                            const TextSearch& search, const std::optional<std::string>& cursor,
                                            std::int32_t limit);
/// Sets the price of a product from a quantity between two dates; one that stands under the same quantity and dates is
/// replaced. Refuses an unknown list (not_found) or product (unknown_reference).
Result<PriceRuleRow> set_price(Connection& db, WorkspaceId workspace, PriceRuleRow rule);
/// False when there is no such price.
bool delete_price_rule(Connection& db, WorkspaceId workspace, PriceRuleId id);
/// The price from quantity zero without dates in the default list: set, or taken away by nullopt. Refuses
/// (unknown_reference at "/price") when the workspace has no default list.
Verdict set_default_price(Connection& db, WorkspaceId workspace, ProductId product,
                          const std::optional<UnitPrice>& price);

/// The list that is asked for, else the client's, else the workspace's default, followed by the lists it stands on,
/// with their prices of these products.
struct PriceLists {
  std::optional<PriceListId> list;  // where resolving begins; none when there is no list at all
  std::string currency;             // of that list
  std::vector<PriceListRules> lists;
};
PriceLists load_price_lists(Connection& db, WorkspaceId workspace, std::optional<PriceListId> list,
                            std::optional<PartyId> client, const std::vector<ProductId>& products);

}  // namespace kram::storage
