// What entering an order needs to know, in one round trip: the company's settings, the client, prices, taxes, free
// stock, and the numbers and ids the order will have. Reads only; what it tells may be overtaken, which the checks on
// stock_balance then say.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/order.hpp"
#include "shared/domain/price_list.hpp"
#include "shared/domain/stock.hpp"
#include "shared/domain/tax.hpp"

namespace kram::storage {

struct EntryQuery {
  std::optional<LegalEntityId> legal_entity_id;  // none: the workspace's own
  std::optional<PartyId> client_id;
  std::optional<PriceListId> price_list_id;  // none: the client's, else the workspace's
  std::optional<UserId> responsible_id;
  std::vector<ProductId> products;
  bool with_stock = false;
  bool with_warehouses = false;  // when any is named
  bool new_order = false;        // draws an order's id and number
  std::int64_t line_ids = 0;     // how many to draw
  std::int64_t obligation_ids = 0;
};

struct EntryClient {
  PartyId id;
  std::string name;
  std::string phone;         // as typed, the first
  std::string phone_digits;  // all that could be read, for search
  bool is_client = true;
  bool archived = false;
};
struct EntryLegalEntity {
  LegalEntityId id;
  std::string name;
  bool pays_vat = false;
  bool archived = false;
};
struct EntryUser {
  UserId id;
  std::string name;
  bool active = true;
};
struct EntryPriceList {
  PriceListId id;
  std::string name;
  std::string currency;
  bool vat_included = true;
  bool archived = false;
};
struct EntryWarehouse {
  WarehouseId id;
  std::string name;
  bool archived = false;
};
struct EntryProduct {
  ProductId id;
  ProductKind kind = ProductKind::good;
  std::string sku;
  std::string name;
  std::string unit;
  std::string tax;
  std::vector<ProductUnit> units;
  bool archived = false;
};

struct OrderEntry {
  std::string base_currency;
  Language language = Language::uk;
  OnShortage on_shortage = OnShortage::need;
  std::optional<WarehouseId> default_warehouse_id;
  std::optional<EntryLegalEntity> legal_entity;
  std::optional<EntryClient> client;
  std::optional<EntryUser> responsible;
  std::optional<EntryPriceList> price_list;
  std::vector<PriceListRules> price_lists;  // that one and those it stands on
  std::map<std::string, TaxRate> taxes;
  std::vector<EntryWarehouse> warehouses;
  std::vector<EntryProduct> products;
  std::vector<PlaceStock> places;  // with anything free, the default warehouse first
  OrderId order_id;
  std::string number;
  std::vector<std::int64_t> line_ids;
  std::vector<std::int64_t> obligation_ids;
};

OrderEntry load_order_entry(Connection& db, WorkspaceId workspace, const EntryQuery& query);

/// Locks the stock of these products in the fixed order (warehouse, place, product) until the transaction ends.
void lock_stock(Connection& db, WorkspaceId workspace, const std::vector<ProductId>& products);

}  // namespace kram::storage
