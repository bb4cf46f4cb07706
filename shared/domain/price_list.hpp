// Which price a product has for this buyer, quantity and day, and why. A list holds rules; a rule names a price or a
// percent off its base list; what a list doesn't say is asked of its base list.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.hpp"
#include "shared/base/enum_names.hpp"
#include "shared/base/fields.hpp"
#include "shared/base/fixed.hpp"
#include "shared/base/id.hpp"

namespace kram {

enum class PriceRuleKind : std::uint8_t {
  price,    // this price
  percent,  // the base list's price less this percent (above it when negative)
};
constexpr std::array<EnumName<PriceRuleKind>, 2> enum_names(PriceRuleKind) {
  return {{{PriceRuleKind::price, "price"}, {PriceRuleKind::percent, "percent"}}};
}

/// For a product, or a category and all below it, or (neither given) every product.
struct PriceRule {
  PriceRuleId id;
  std::optional<ProductId> product_id;
  std::optional<CategoryId> category_id;
  PriceRuleKind kind = PriceRuleKind::price;
  UnitPrice price;
  Percent percent;
  Quantity from_quantity;
  std::optional<Date> valid_from, valid_until;  // both days included
  std::int32_t priority = 0;                    // the higher wins

  static constexpr auto fields() {
    return std::tuple(field("id", &PriceRule::id), editable("product_id", &PriceRule::product_id),
                      editable("category_id", &PriceRule::category_id), editable("kind", &PriceRule::kind).required(),
                      editable("price", &PriceRule::price).not_negative(), editable("percent", &PriceRule::percent),
                      editable("from_quantity", &PriceRule::from_quantity).not_negative(),
                      editable("valid_from", &PriceRule::valid_from), editable("valid_until", &PriceRule::valid_until),
                      editable("priority", &PriceRule::priority));
  }
};

/// A list as resolving needs it.
struct PriceListRules {
  PriceListId id;
  std::string name;
  std::optional<PriceListId> base_list_id;
  std::int32_t price_decimals = 2;  // computed prices are rounded to these, 0 … 4
  std::vector<PriceRule> rules;
};

struct PriceQuery {
  ProductId product_id;
  std::vector<CategoryId> category_ids;  // the product's own first, then its parents
  Quantity quantity;
  Date on;
};

enum class PriceReasonKind : std::uint8_t { list_price, percent_off, typed, none };
constexpr std::array<EnumName<PriceReasonKind>, 4> enum_names(PriceReasonKind) {
  return {{{PriceReasonKind::list_price, "list_price"},
           {PriceReasonKind::percent_off, "percent_off"},
           {PriceReasonKind::typed, "typed"},
           {PriceReasonKind::none, "none"}}};
}

/// Why a price is what it is: kept with an order's line, so that it can be told years later.
struct PriceReason {
  PriceReasonKind kind = PriceReasonKind::none;
  std::optional<PriceListId> price_list_id;  // where the deciding rule stands
  std::string price_list;                    // its name then
  std::optional<PriceRuleId> rule_id;
  Quantity from_quantity;  // the quantity break, zero when there is none
  Percent percent;         // percent_off: how much
  UnitPrice base_price;    // percent_off: of what

  static constexpr auto fields() {
    return std::tuple(field("kind", &PriceReason::kind), field("price_list_id", &PriceReason::price_list_id),
                      field("price_list", &PriceReason::price_list), field("rule_id", &PriceReason::rule_id),
                      field("from_quantity", &PriceReason::from_quantity), field("percent", &PriceReason::percent),
                      field("base_price", &PriceReason::base_price));
  }
};

struct ResolvedPrice {
  UnitPrice price;
  PriceReason reason;
};

/// The price by list `list_id`, or none when neither it nor its base lists know the product. Among the rules that
/// apply the winner has the highest priority, then names the product rather than a (nearer) category rather than all,
/// then the largest quantity break, then the latest start, then the lowest id.
std::optional<ResolvedPrice> resolve_price(const PriceQuery& query, PriceListId list_id,
                                           const std::vector<PriceListRules>& lists);

/// "Прайс «Опт», від 10: −5 % від 100,00", for a person.
std::string describe(const PriceReason& reason, Language language);

}  // namespace kram
