// Confirming a draft, and reserving later what has come since.
#include "server/operations/business_date.hpp"
#include "server/operations/order_books.hpp"
#include "server/operations/order_draft.hpp"
#include "server/storage/order_entry_repository.hpp"
#include "server/storage/shipment_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/api/order_progress.hpp"

namespace kram {
namespace {

storage::OrderEntry learn(Context& context, const Order& order) {
  storage::EntryQuery query;
  query.client_id = order.client_id;
  query.legal_entity_id = order.legal_entity_id;
  query.products = goods_of(order);
  query.with_stock = true;
  storage::lock_stock(context.db, context.workspace(), query.products);
  return storage::load_order_entry(context.db, context.workspace(), query);
}

Json reserved_details(const Order& order) {
  Quantity reserved, missing;
  for (const auto& line : order.lines) {
    if (line.kind != ProductKind::good) continue;
    reserved += line.reserved;
    missing += line.stock_quantity - line.shipped - line.reserved;
  }
  return Json{{"reserved", to_text(reserved)}, {"missing", to_text(missing)}};
}

Result<Order> confirm(Context& context, std::int64_t id, const ConfirmInput& input) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_allows(progress_of(order), OrderAction::confirm));
  KRAM_TRY(confirmed_on, business_date_of(context, input.confirmed_on, "/confirmed_on"));
  const auto entry = learn(context, order);
  KRAM_PROMISE(entry.client.has_value());
  order.client_name = entry.client->name;
  order.client_phone = entry.client->phone;
  order.state = OrderState::confirmed;
  KRAM_TRY(reserving, reserve_lines(order, entry.places, input.on_shortage.value_or(entry.on_shortage)));
  plan_payment(order);
  Json details = reserved_details(order);
  details["total"] = to_text(order.total);
  details["client"] = order.client_name;
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       confirmed_on,
                       order_search_text(order.number, order.client_name, entry.client->phone_digits),
                       add_to_reservations({}, reserving.takes),
                       reserving.needs,
                       reserved_deltas(reserving.takes),
                       {"confirmed", details},
                       context.actor.name,
                       context.now});
  return reread(context, order.id);
}

Result<Order> reserve(Context& context, std::int64_t id) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_allows(progress_of(order), OrderAction::reserve));
  const auto entry = learn(context, order);
  const auto held = storage::find_reservations(context.db, context.workspace(), order.id);
  KRAM_TRY(reserving, reserve_lines(order, entry.places, OnShortage::need));
  if (reserving.takes.empty()) return std::move(order);
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       {},
                       {},
                       add_to_reservations(held, reserving.takes),
                       reserving.needs,
                       reserved_deltas(reserving.takes),
                       {"reserved", reserved_details(order)},
                       context.actor.name,
                       context.now});
  return reread(context, order.id);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::confirm_order>& call) {
  return confirm(context, call.ids.at(0), call.request);
}

template <>
Result<Order> handle(Context& context, const Call<endpoint::reserve_order>& call) {
  return reserve(context, call.ids.at(0));
}

}  // namespace kram
