// How an order ends: completed when all is delivered and paid, or cancelled while nothing has left.
#include "server/operations/business_date.hpp"
#include "server/operations/order_books.hpp"
#include "server/storage/order_entry_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/api/order_progress.hpp"

namespace kram {
namespace {

Result<Order> complete(Context& context, std::int64_t id, const CompleteInput& input) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_allows(progress_of(order), OrderAction::complete));
  KRAM_TRY(completed_on, business_date_of(context, input.completed_on, "/completed_on"));
  order.state = OrderState::completed;
  order.completed_on = completed_on;
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       {},
                       {},
                       {},
                       {},
                       {},
                       {"completed", Json{{"on", to_text(completed_on)}}},
                       context.actor.name,
                       context.now});
  return reread(context, order.id);
}

/// Money that came stays where it was booked: it is the client's advance now, which we owe back.
Result<Order> cancel(Context& context, std::int64_t id, const CancelInput& input) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_allows(progress_of(order), OrderAction::cancel));
  if (order.state == OrderState::confirmed) storage::lock_stock(context.db, context.workspace(), goods_of(order));
  auto held = storage::find_reservations(context.db, context.workspace(), order.id);
  std::vector<storage::StockDelta> stock;
  for (auto& row : held) {
    add_delta(stock, {row.warehouse_id, row.place_id, row.product_id, {}, row.used - row.quantity});
    row.released = true;
  }
  std::vector<storage::Need> needs;
  for (auto& line : order.lines) {
    line.reserved = {};
    needs.push_back({line.id, line.product_id, {}});
  }
  order.plan.clear();
  order.state = OrderState::cancelled;
  order.cancel_reason = input.reason;
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       {},
                       {},
                       held,
                       needs,
                       stock,
                       {"cancelled", Json{{"reason", input.reason}}},
                       context.actor.name,
                       context.now});
  return reread(context, order.id);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::complete_order>& call) {
  return complete(context, call.ids.at(0), call.request);
}

template <>
Result<Order> handle(Context& context, const Call<endpoint::cancel_order>& call) {
  return cancel(context, call.ids.at(0), call.request);
}

}  // namespace kram
