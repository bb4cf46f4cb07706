// Price lists: what they stand on, and the prices in them.
#include "server/operations/context.hpp"
#include "server/operations/named_page.hpp"
#include "server/operations/row_version.hpp"
#include "server/storage/price_list_repository.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {
namespace {

bool is_currency_code(const std::string& code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// A list above its base by more than this is a slip of the pen.
constexpr Percent percent_max = Percent::whole(1000);

Verdict check_price_list(const PriceListRow& list) {
  if (!is_currency_code(list.currency))
    return Refusal(ErrorCode::unknown_value, "/currency", {{"allowed", "UAH, EUR, USD, PLN …"}});
  if (!list.percent) return Done{};
  if (!list.base_id) return Refusal(ErrorCode::required, "/base_id");
  if (*list.percent <= -Percent::whole(100) || *list.percent > percent_max)
    return Refusal(ErrorCode::out_of_range, "/percent");
  return Done{};
}

/// The base must be there, in the same currency and with VAT in its prices alike: a percent of it must mean the same.
Verdict check_base(Context& context, const PriceListRow& list) {
  if (!list.base_id) return Done{};
  const auto base = storage::find_row<PriceListRow>(context.db, context.workspace(), *list.base_id);
  if (!base) return Refusal(ErrorCode::unknown_reference, "/base_id");
  if (base->archived) return Refusal(ErrorCode::reference_archived, "/base_id", {{"name", base->name}});
  if (storage::price_list_depth(context.db, context.workspace(), base->id) >= storage::price_list_depth_max)
    return Refusal(ErrorCode::out_of_range, "/base_id");
  if (base->currency != list.currency)
    return Refusal(ErrorCode::currency_mismatch, "/currency", {{"expected", base->currency}, {"given", list.currency}});
  if (base->vat_included != list.vat_included)
    return Refusal(ErrorCode::unknown_value, "/vat_included", {{"allowed", base->vat_included ? "true" : "false"}});
  return Done{};
}

}  // namespace

template <>
Result<Page<PriceListRow>> handle(Context& context, const Call<endpoint::list_price_lists>& call) {
  return named_page(storage::all_price_lists(context.db, context.workspace(), call.request.archived), call.request);
}

template <>
Result<PriceListRow> handle(Context& context, const Call<endpoint::create_price_list>& call) {
  PriceListRow list = call.request;
  KRAM_CHECK(check_price_list(list));
  KRAM_CHECK(check_base(context, list));
  list.id = PriceListId{storage::insert_row(context.db, context.workspace(), list)};
  list.version = 1;
  return list;
}

template <>
Result<PriceListRow> handle(Context& context, const Call<endpoint::edit_price_list>& call) {
  auto list = storage::lock_row<PriceListRow>(context.db, context.workspace(), PriceListId{call.ids[0]});
  if (!list) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, list->version));
  KRAM_CHECK(patch_from_json(call.patch, *list));
  KRAM_CHECK(check_price_list(*list));
  if (list->archived && storage::is_default_price_list(context.db, context.workspace(), list->id))
    return Refusal(ErrorCode::in_use, "/archived", {{"count", "1"}});
  KRAM_CHECK(storage::update_row(context.db, context.workspace(), *list));
  return *list;
}

template <>
Result<Page<PriceRuleRow>> handle(Context& context, const Call<endpoint::list_price_rules>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  return storage::list_price_rules(context.db, context.workspace(), PriceListId{call.ids[0]},
                                   storage::text_search(call.request.search), call.request.cursor, call.request.limit);
}

template <>
Result<PriceRuleRow> handle(Context& context, const Call<endpoint::create_price_rule>& call) {
  PriceRuleRow rule = call.request;
  rule.price_list_id = PriceListId{call.ids[0]};
  if (rule.valid_from && rule.valid_to && *rule.valid_to < *rule.valid_from)
    return Refusal(ErrorCode::invalid_date, "/valid_to");
  return storage::set_price(context.db, context.workspace(), std::move(rule));
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::delete_price_rule>& call) {
  if (!storage::delete_price_rule(context.db, context.workspace(), PriceRuleId{call.ids[0]}))
    return ErrorCode::not_found;
  return Nothing{};
}

}  // namespace kram
