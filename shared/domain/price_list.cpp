#include "shared/domain/price_list.hpp"

#include <algorithm>
#include <tuple>

namespace kram {
namespace {

/// A base list of a base list of …: deeper than this is a ring.
constexpr int base_depth_max = 8;

/// 0 = names the product, 1 … = a category by distance, past all categories = every product; none = doesn't apply.
std::optional<std::size_t> distance_of(const PriceRule& rule, const PriceQuery& query) {
  if (rule.product_id) return *rule.product_id == query.product_id ? std::optional<std::size_t>(0) : std::nullopt;
  if (!rule.category_id) return query.category_ids.size() + 1;
  const auto found = std::find(query.category_ids.begin(), query.category_ids.end(), *rule.category_id);
  if (found == query.category_ids.end()) return std::nullopt;
  return static_cast<std::size_t>(found - query.category_ids.begin()) + 1;
}

bool is_in_force(const PriceRule& rule, const PriceQuery& query) {
  return rule.from_quantity <= query.quantity && (!rule.valid_from || *rule.valid_from <= query.on) &&
         (!rule.valid_until || query.on <= *rule.valid_until);
}

/// Smaller is better.
auto rank_of(const PriceRule& rule, std::size_t distance) {
  const std::int32_t start = rule.valid_from ? rule.valid_from->days : INT32_MIN + 1;
  return std::tuple(-std::int64_t{rule.priority}, distance, -rule.from_quantity.units, -std::int64_t{start},
                    rule.id.value);
}

const PriceListRules* find_list(PriceListId id, const std::vector<PriceListRules>& lists) {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const auto& list) { return list.id == id; });
  return found == lists.end() ? nullptr : &*found;
}

UnitPrice less_percent(UnitPrice base, Percent percent, std::int32_t decimals) {
  std::int64_t step = UnitPrice::one;
  for (std::int32_t i = 0; i < std::clamp(decimals, 0, UnitPrice::scale); ++i) step /= 10;
  constexpr std::int64_t hundred_percent = 100 * Percent::one;
  const int128 exact = int128{base.units} * (hundred_percent - percent.units);
  const int128 rounded = divide_rounded(exact, int128{hundred_percent} * step) * step;
  return UnitPrice::of_units(static_cast<std::int64_t>(std::clamp<int128>(rounded, 0, UnitPrice::limit)));
}

std::optional<ResolvedPrice> resolve_in(const PriceQuery& query, PriceListId list_id,
                                        const std::vector<PriceListRules>& lists, int depth);

std::optional<ResolvedPrice> resolve_base(const PriceQuery& query, const PriceListRules& list,
                                          const std::vector<PriceListRules>& lists, int depth) {
  if (!list.base_list_id || depth >= base_depth_max) return std::nullopt;
  return resolve_in(query, *list.base_list_id, lists, depth + 1);
}

std::optional<ResolvedPrice> apply(const PriceRule& rule, const PriceQuery& query, const PriceListRules& list,
                                   const std::vector<PriceListRules>& lists, int depth) {
  PriceReason reason{PriceReasonKind::list_price, list.id, list.name, rule.id, rule.from_quantity, {}, {}};
  if (rule.kind == PriceRuleKind::price) return ResolvedPrice{rule.price, reason};
  const auto base = resolve_base(query, list, lists, depth);
  if (!base) return std::nullopt;
  reason.kind = PriceReasonKind::percent_off;
  reason.percent = rule.percent;
  reason.base_price = base->price;
  return ResolvedPrice{less_percent(base->price, rule.percent, list.price_decimals), reason};
}

std::optional<ResolvedPrice> resolve_in(const PriceQuery& query, PriceListId list_id,
                                        const std::vector<PriceListRules>& lists, int depth) {
  const PriceListRules* list = find_list(list_id, lists);
  if (list == nullptr) return std::nullopt;
  const PriceRule* best = nullptr;
  std::size_t best_distance = 0;
  for (const auto& rule : list->rules) {
    const auto distance = distance_of(rule, query);
    if (!distance || !is_in_force(rule, query)) continue;
    if (best != nullptr && rank_of(*best, best_distance) <= rank_of(rule, *distance)) continue;
    best = &rule;
    best_distance = *distance;
  }
  if (best == nullptr) return resolve_base(query, *list, lists, depth);
  return apply(*best, query, *list, lists, depth);
}

std::string print_decimal(std::string text, Language language) {
  if (language == Language::uk) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::optional<ResolvedPrice> resolve_price(const PriceQuery& query, PriceListId list_id,
                                           const std::vector<PriceListRules>& lists) {
  return resolve_in(query, list_id, lists, 0);
}

std::string describe(const PriceReason& reason, Language language) {
  const bool uk = language == Language::uk;
  if (reason.kind == PriceReasonKind::typed) return uk ? "Ціну введено вручну" : "Typed by hand";
  if (reason.kind == PriceReasonKind::none) return uk ? "Товару немає в прайсі" : "Not in the price list";
  std::string text = uk ? "Прайс «" + reason.price_list + "»" : "Price list “" + reason.price_list + "”";
  if (reason.from_quantity.is_positive())
    text += (uk ? ", від " : ", from ") + print_decimal(to_text(reason.from_quantity), language);
  if (reason.kind == PriceReasonKind::percent_off) {
    const bool raised = reason.percent.is_negative();
    text += std::string(raised ? ": +" : ": −") +
            print_decimal(to_text(raised ? -reason.percent : reason.percent), language) + (uk ? " % від " : "% off ") +
            print_decimal(to_text(reason.base_price), language);
  }
  return text;
}

}  // namespace kram
