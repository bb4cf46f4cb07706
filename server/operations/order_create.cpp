// Entering an order, and confirming it in the same request: one round trip to learn, one to write (requirements 4.0,
// 4-7).
#include "server/operations/answer.hpp"
#include "server/operations/business_date.hpp"
#include "server/operations/order_books.hpp"
#include "server/operations/order_draft.hpp"
#include "shared/api/order_progress.hpp"

namespace kram {
namespace {

constexpr const char* stock_constraint = "stock_reserved_within_on_hand";

Json created_details(const Order& order) {
  return Json{{"number", order.number}, {"total", to_text(order.total)}};
}

/// Confirms the new order: guards, reservation, plan.
Result<Reserving> confirm_new(Order& order, const storage::OrderEntry& entry, OnShortage on_shortage) {
  KRAM_CHECK(order_allows(progress_of(order), OrderAction::confirm));
  order.state = OrderState::confirmed;
  KRAM_TRY(reserving, reserve_lines(order, entry.places, on_shortage));
  plan_payment(order);
  return std::move(reserving);
}

/// Keeps the answer in the same statement, when the caller gave a key.
void keep_answer(Context& context, const Order& order, storage::PlacedOrder& placed) {
  if (!context.idempotency) return;
  const auto& key = *context.idempotency;
  const auto& actor = context.actor;
  const std::string who = actor.user ? "u" + to_text(actor.user) : "t" + to_text(actor.token);
  placed.answer_key = storage::AnswerKey{context.workspace(), who, key.key, key.route};
  placed.answer = {key.body_hash, success_status<endpoint::create_order>(),
                   answer_body<endpoint::create_order>(order, actor.reader())};
  context.kept_answer = placed.answer.body;
}

Result<Order> place(Context& context, OrderInput input, const storage::EntryQuery& query) {
  const auto entry = storage::load_order_entry(context.db, context.workspace(), query);
  // Whoever enters an order answers for it, unless somebody else is named.
  if (!input.responsible_id && entry.responsible) input.responsible_id = entry.responsible->id;
  KRAM_TRY(draft, draft_order(input, entry, nullptr));
  Order& order = draft.order;
  order.created_at = context.now;
  storage::PlacedOrder placed{order,
                              draft.search,
                              {},
                              draft.line_taxes,
                              {},
                              {},
                              {},
                              entry.obligation_ids,
                              {{"created", created_details(order)}},
                              context.actor.name,
                              context.now,
                              {},
                              {}};
  if (input.confirm) {
    KRAM_TRY(reserving, confirm_new(order, entry, input.on_shortage.value_or(entry.on_shortage)));
    placed.confirmed_on = order.ordered_on;
    placed.takes = std::move(reserving.takes);
    for (const auto& need : reserving.needs)
      if (need.quantity.is_positive()) placed.needs.push_back(need);
    placed.events.push_back({"confirmed", Json{{"total", to_text(order.total)}, {"client", order.client_name}}});
  }
  placed.owed = derive(order);
  show_obligations(order, placed.owed, entry.obligation_ids);
  keep_answer(context, order, placed);
  storage::place_order(context.db, context.workspace(), placed);
  return std::move(order);
}

/// The second try, when the stock went between learning and writing: it is locked first, so this one is the last.
Result<Order> place_with_locked_stock(Context& context, const OrderInput& input, const storage::EntryQuery& query) {
  if (context.db.in_transaction()) {
    storage::lock_stock(context.db, context.workspace(), query.products);
    return place(context, input, query);
  }
  return storage::in_transaction(context.db, [&]() -> Result<Order> {
    storage::lock_stock(context.db, context.workspace(), query.products);
    return place(context, input, query);
  });
}

Result<Order> create(Context& context, OrderInput input) {
  KRAM_TRY(ordered_on, business_date_of(context, input.ordered_on, "/ordered_on"));
  input.ordered_on = ordered_on;
  for (std::size_t i = 0; i < input.lines.size(); ++i)
    if (input.lines[i].id) return Refusal(ErrorCode::unknown_reference, "/lines/" + std::to_string(i) + "/id");
  auto query = entry_query(input);
  query.new_order = true;
  if (!query.responsible_id && context.actor.user) query.responsible_id = context.actor.user;
  query.with_stock = input.confirm;
  if (input.confirm) query.obligation_ids = query.line_ids + 2;
  try {
    // A refused statement would end a transaction that others have begun: there the stock is locked at once.
    if (context.db.in_transaction() && input.confirm) return place_with_locked_stock(context, input, query);
    return place(context, input, query);
  } catch (const storage::ConstraintError& e) {
    if (e.constraint != stock_constraint) throw;
  }
  return place_with_locked_stock(context, input, query);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::create_order>& call) {
  try {
    return create(context, call.request);
  } catch (const storage::ConstraintError& e) {
    // Something referred to was deleted meanwhile.
    if (e.sqlstate == "23503") return ErrorCode::unknown_reference;
    if (e.constraint == "sales_order_external") return Refusal(ErrorCode::external_id_taken, "/external_id");
    throw;
  }
}

}  // namespace kram
