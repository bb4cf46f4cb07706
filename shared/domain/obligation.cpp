#include "shared/domain/obligation.hpp"

#include <algorithm>

namespace kram {
namespace {

bool stands(OrderState state) {
  return state != OrderState::draft && state != OrderState::cancelled;
}

/// What we owe by lines. `advance` is the money that came beyond what was shipped.
void add_deliveries(const OrderFacts& order, Money advance, std::vector<Owed>& rows) {
  for (const auto& line : order.lines) {
    const Quantity left = line.ordered - line.shipped;
    if (!left.is_positive()) continue;
    const Money worth = line.gross - line.shipped_gross;
    const bool paid_for = order.paid.is_positive() && worth <= advance;
    if (paid_for) advance -= worth;
    rows.push_back({line.line_id, line.product_id, Debtor::us,
                    line.is_good ? ObligationSubject::good : ObligationSubject::service,
                    paid_for ? ObligationState::due : ObligationState::expected, left, worth, order.promised_on});
  }
}

void add_money(Debtor debtor, ObligationState state, Money amount, std::optional<Date> due_on,
               std::vector<Owed>& rows) {
  if (!amount.is_positive()) return;
  rows.push_back({{}, {}, debtor, ObligationSubject::money, state, {}, amount, due_on});
}

}  // namespace

std::vector<Owed> obligations_of(const OrderFacts& order) {
  std::vector<Owed> rows;
  if (!stands(order.state)) {
    add_money(Debtor::us, ObligationState::due, order.received, std::nullopt, rows);
    return rows;
  }
  const Money advance = std::max(Money{}, order.paid - order.shipped_total);
  add_deliveries(order, advance, rows);
  const Money due = std::max(Money{}, order.shipped_total - order.paid);
  const Money expected = remaining_to_pay(order.total, order.paid) - due;
  const Date pay_by = order.payment_due_on.value_or(order.ordered_on);
  add_money(Debtor::client, ObligationState::due, due, pay_by, rows);
  add_money(Debtor::client, ObligationState::expected, expected, pay_by, rows);
  add_money(Debtor::us, ObligationState::due, order.received - order.paid, std::nullopt, rows);
  return rows;
}

}  // namespace kram
