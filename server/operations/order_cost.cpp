// Additional costs of a deal: recorded against the account or the supplier, taken back by an equal entry.
#include <algorithm>

#include "server/operations/business_date.hpp"
#include "server/operations/money_account.hpp"
#include "server/operations/order_books.hpp"
#include "server/operations/reference.hpp"
#include "server/storage/ledger_repository.hpp"
#include "server/storage/order_cost_repository.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {
namespace {

/// Where the money of a cost comes from: an account, a debt to the supplier, or a debt to nobody named yet.
Result<AccountRole> source_of(Context& context, const Order& order, const OrderCost& cost) {
  if (cost.account_id && cost.supplier_id) return Refusal(ErrorCode::cost_paid_twice, "/supplier_id");
  if (cost.account_id) {
    KRAM_TRY(account, money_account_for(context, order, *cost.account_id));
    return role_of(account.kind);
  }
  if (!cost.supplier_id) return AccountRole::other_creditors;
  const auto supplier = storage::find_cost_supplier(context.db, context.workspace(), *cost.supplier_id);
  KRAM_CHECK(check_reference(supplier.has_value(), supplier.value_or(storage::NamedRow{}), "/supplier_id"));
  return AccountRole::suppliers;
}

void write_cost(Context& context, Order& order, const OrderCost& cost, const char* event,
                const std::vector<Posting>& postings) {
  const Json details{{"kind", enum_name(cost.kind)}, {"amount", to_text(cost.amount)}, {"on", to_text(cost.spent_on)}};
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order, owed, {}, {}, {}, {}, {}, {event, details}, context.actor.name, context.now});
  const auto id = storage::add_order_cost(context.db, context.workspace(), order, cost);
  storage::post_entries(
      context.db, context.workspace(),
      {"cost:" + to_text(id), order.legal_entity_id, cost.supplier_id, order.id, cost.spent_on, context.now}, postings);
}

Result<Order> add_cost(Context& context, std::int64_t id, const OrderCostInput& input) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_takes_costs(order.state));
  KRAM_TRY(spent_on, business_date_of(context, input.spent_on, "/spent_on"));
  OrderCost cost;
  cost.kind = *input.kind;
  cost.amount = input.amount;
  cost.account_id = input.account_id;
  cost.supplier_id = input.supplier_id;
  cost.spent_on = spent_on;
  cost.recorded_at = context.now;
  cost.note = input.note;
  cost.author = context.actor.name;
  KRAM_TRY(source, source_of(context, order, cost));
  write_cost(context, order, cost, "cost_added",
             post_deal_cost(cost.amount, cost.kind == CostKind::subcontract, source));
  return reread(context, order.id);
}

/// Where the money stands again: an account may have been closed since, and takes back what it gave all the same.
AccountRole source_of_written(Context& context, const OrderCost& cost) {
  if (cost.supplier_id) return AccountRole::suppliers;
  if (!cost.account_id) return AccountRole::other_creditors;
  const auto account = storage::find_payable_account(context.db, context.workspace(), *cost.account_id);
  KRAM_PROMISE(account.has_value());
  return role_of(account->kind);
}

Result<Order> reverse_cost(Context& context, OrderCostId id) {
  const auto order_id = storage::order_of_cost(context.db, context.workspace(), id);
  if (!order_id) return ErrorCode::not_found;
  KRAM_TRY(order, take_order(context, order_id->value));
  const auto written = std::find_if(order.costs.begin(), order.costs.end(), [id](const auto& c) { return c.id == id; });
  KRAM_PROMISE(written != order.costs.end());
  if (written->reversed || written->reverses_id) return ErrorCode::reversed_already;
  OrderCost back = *written;
  back.amount = -written->amount;
  back.reverses_id = id;
  back.spent_on = context.today();
  back.recorded_at = context.now;
  back.author = context.actor.name;
  write_cost(context, order, back, "cost_reversed",
             reversed(post_deal_cost(written->amount, written->kind == CostKind::subcontract,
                                     source_of_written(context, *written))));
  return reread(context, order.id);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::add_order_cost>& call) {
  return add_cost(context, call.ids.at(0), call.request);
}

template <>
Result<Order> handle(Context& context, const Call<endpoint::reverse_order_cost>& call) {
  return reverse_cost(context, OrderCostId{call.ids.at(0)});
}

}  // namespace kram
