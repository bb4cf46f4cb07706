#include "shared/domain/order.hpp"

#include <algorithm>

namespace kram {
namespace {

Refusal wrong_state(OrderState state) {
  return Refusal(ErrorCode::state_forbids, "", {{"state", std::string(enum_name(state))}});
}
bool is_open(OrderState state) {
  return state == OrderState::confirmed || state == OrderState::in_work;
}

int unfinished_lines(const OrderProgress& order) {
  return static_cast<int>(
      std::count_if(order.lines.begin(), order.lines.end(), [](const auto& l) { return l.shipped < l.ordered; }));
}
bool anything_left(const OrderProgress& order, bool goods) {
  return std::any_of(order.lines.begin(), order.lines.end(),
                     [&](const auto& l) { return l.is_good == goods && l.shipped < l.ordered; });
}
bool anything_shipped(const OrderProgress& order) {
  return std::any_of(order.lines.begin(), order.lines.end(), [](const auto& l) { return l.shipped.is_positive(); });
}

Verdict may_confirm(const OrderProgress& order) {
  if (order.state != OrderState::draft) return wrong_state(order.state);
  if (order.lines.empty()) return ErrorCode::order_has_no_lines;
  if (!order.has_client) return ErrorCode::client_required;
  return Done{};
}
Verdict may_complete(const OrderProgress& order) {
  if (!is_open(order.state)) return wrong_state(order.state);
  if (const int left = unfinished_lines(order))
    return Refusal(ErrorCode::not_all_shipped, "", {{"count", std::to_string(left)}});
  const Money owed = remaining_to_pay(order.total, order.paid);
  if (owed.is_positive()) return Refusal(ErrorCode::not_paid, "", {{"amount", to_text(owed)}});
  return Done{};
}
Verdict may_ship(const OrderProgress& order, bool goods) {
  if (!is_open(order.state)) return wrong_state(order.state);
  if (!anything_left(order, goods)) return ErrorCode::nothing_to_ship;
  return Done{};
}
Verdict may_cancel(const OrderProgress& order) {
  if (order.state == OrderState::completed || order.state == OrderState::cancelled) return wrong_state(order.state);
  if (anything_shipped(order)) return ErrorCode::shipped_already;
  return Done{};
}

}  // namespace

Verdict order_allows(const OrderProgress& order, OrderAction action) {
  switch (action) {
    case OrderAction::edit:
      // Once something has left, a change is a matter of returns and corrections.
      return order.state == OrderState::draft || order.state == OrderState::confirmed ? Verdict(Done{})
                                                                                      : wrong_state(order.state);
    case OrderAction::confirm:
      return may_confirm(order);
    case OrderAction::reserve:
      return is_open(order.state) ? Verdict(Done{}) : wrong_state(order.state);
    case OrderAction::ship:
      return may_ship(order, true);
    case OrderAction::perform:
      return may_ship(order, false);
    case OrderAction::pay:
      // Money may come before confirmation and after completion: a fact is never turned away, only a cancelled order
      // is.
      return order.state == OrderState::cancelled || !order.has_client ? Verdict(wrong_state(order.state)) : Done{};
    case OrderAction::complete:
      return may_complete(order);
    case OrderAction::cancel:
      return may_cancel(order);
  }
  return ErrorCode::internal;
}

Verdict order_takes_costs(OrderState state) {
  return state == OrderState::draft ? wrong_state(state) : Verdict(Done{});
}

SupplyState supply_of(const OrderProgress& order) {
  bool any_good = false, any_reserved = false, all_covered = true;
  for (const auto& line : order.lines) {
    if (!line.is_good) continue;
    any_good = true;
    any_reserved = any_reserved || line.reserved.is_positive() || line.shipped.is_positive();
    all_covered = all_covered && line.reserved + line.shipped >= line.ordered;
  }
  if (!any_good || order.state == OrderState::draft || order.state == OrderState::cancelled) return SupplyState::none;
  if (all_covered) return SupplyState::reserved;
  return any_reserved ? SupplyState::partial : SupplyState::awaiting;
}

FulfilmentState fulfilment_of(const OrderProgress& order) {
  if (!anything_shipped(order)) return FulfilmentState::none;
  return unfinished_lines(order) == 0 ? FulfilmentState::shipped : FulfilmentState::part_shipped;
}

PaymentState payment_of(const OrderProgress& order) {
  if (order.paid > order.total) return PaymentState::overpaid;
  if (order.paid == order.total && order.paid.is_positive()) return PaymentState::paid;
  return order.paid.is_positive() ? PaymentState::part : PaymentState::unpaid;
}

Money remaining_to_pay(Money total, Money paid) {
  return std::max(Money{}, total - paid);
}

}  // namespace kram
