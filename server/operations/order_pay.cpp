// Money comes for an order onto a chosen account: what is owed is covered, the rest is the client's advance.
#include "server/operations/business_date.hpp"
#include "server/operations/money_account.hpp"
#include "server/operations/order_books.hpp"
#include "server/storage/ledger_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/api/order_progress.hpp"
#include "shared/domain/fulfilment.hpp"

namespace kram {
namespace {

/// What of the order hasn't left yet, for the VAT of an advance.
PartAmounts unshipped(const Order& order) {
  PartAmounts rest;
  for (const auto& line : order.lines) {
    const PartAmounts whole{line.net, line.vat.value_or(Money{}), line.gross};
    const auto part = part_between(whole, line.stock_quantity, line.shipped, line.stock_quantity);
    rest = {rest.net + part.net, rest.vat + part.vat, rest.gross + part.gross};
  }
  return rest;
}

Result<Order> pay(Context& context, std::int64_t id, const PayInput& input) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_allows(progress_of(order), OrderAction::pay));
  KRAM_TRY(paid_on, business_date_of(context, input.paid_on, "/paid_on"));
  KRAM_TRY(account, money_account_for(context, order, *input.account_id));
  const Money amount = input.amount.value_or(order.remaining_to_pay);
  if (!amount.is_positive()) return Refusal(ErrorCode::nothing_to_pay, "/amount");
  const auto before = storage::order_balances(context.db, context.workspace(), order.id);
  const auto rest = unshipped(order);
  order.payments.push_back({{}, 0, account.id, account.name, amount, {}, paid_on, context.now, input.note});
  allocate_payments(order);
  const Money allocated = order.payments.back().allocated;
  if (!order.plan.empty()) order.plan.front().covered = order.paid;
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       {},
                       {},
                       {},
                       {},
                       {},
                       {"paid", Json{{"amount", to_text(amount)},
                                     {"allocated", to_text(allocated)},
                                     {"account", account.name},
                                     {"on", to_text(paid_on)}}},
                       context.actor.name,
                       context.now});
  const auto issued =
      storage::add_payment(context.db, context.workspace(),
                           {account.id, order.legal_entity_id, *order.client_id, order.id, amount, allocated,
                            order.currency, paid_on, context.now, input.note, context.actor.name});
  storage::post_entries(
      context.db, context.workspace(),
      {"payment:" + to_text(issued.id), order.legal_entity_id, order.client_id, order.id, paid_on, context.now},
      post_payment(
          {role_of(account.kind), amount, order.price_mode != PriceMode::no_vat, rest.gross, rest.vat, before}));
  return reread(context, order.id);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::pay_order>& call) {
  return pay(context, call.ids.at(0), call.request);
}

}  // namespace kram
