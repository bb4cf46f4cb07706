// The sales order: its core states and what each allows. Stages that a company makes map onto these states, so no
// setting can break the books; supply, fulfilment and payment are derived from facts, never typed in.
#pragma once
#include <cstdint>
#include <vector>

#include "shared/base/enum_names.hpp"
#include "shared/base/fixed.hpp"
#include "shared/base/result.hpp"

namespace kram {

enum class OrderState : std::uint8_t { draft, confirmed, in_work, completed, cancelled };
constexpr auto enum_names(OrderState) {
  using N = EnumName<OrderState>;
  return std::array{N{OrderState::draft, "draft"}, N{OrderState::confirmed, "confirmed"},
                    N{OrderState::in_work, "in_work"}, N{OrderState::completed, "completed"},
                    N{OrderState::cancelled, "cancelled"}};
}

enum class SupplyState : std::uint8_t { none, partial, reserved, awaiting };
constexpr auto enum_names(SupplyState) {
  using N = EnumName<SupplyState>;
  return std::array{N{SupplyState::none, "none"}, N{SupplyState::partial, "partial"},
                    N{SupplyState::reserved, "reserved"}, N{SupplyState::awaiting, "awaiting"}};
}

enum class FulfilmentState : std::uint8_t { none, part_shipped, shipped };
constexpr auto enum_names(FulfilmentState) {
  using N = EnumName<FulfilmentState>;
  return std::array{N{FulfilmentState::none, "none"}, N{FulfilmentState::part_shipped, "part_shipped"},
                    N{FulfilmentState::shipped, "shipped"}};
}

enum class PaymentState : std::uint8_t { unpaid, part, paid, overpaid };
constexpr auto enum_names(PaymentState) {
  using N = EnumName<PaymentState>;
  return std::array{N{PaymentState::unpaid, "unpaid"}, N{PaymentState::part, "part"}, N{PaymentState::paid, "paid"},
                    N{PaymentState::overpaid, "overpaid"}};
}

/// What happens when stock doesn't cover a confirmed line (requirements 4.0, 4).
enum class OnShortage : std::uint8_t { need, refuse };
constexpr auto enum_names(OnShortage) {
  return std::array{EnumName<OnShortage>{OnShortage::need, "need"}, EnumName<OnShortage>{OnShortage::refuse, "refuse"}};
}

enum class OrderAction : std::uint8_t { edit, confirm, reserve, ship, perform, pay, complete, cancel };

/// How far one line has come, in the product's stock unit.
struct LineProgress {
  bool is_good = true;
  Quantity ordered;
  Quantity reserved;
  Quantity shipped;  // or performed, for a service
};

/// What guards look at: the same figures on both sides.
struct OrderProgress {
  OrderState state = OrderState::draft;
  bool has_client = false;
  Money total;
  Money paid;
  std::vector<LineProgress> lines;
};

/// May this action be done now? The first reason in the order of ErrorCode's list, else Done.
Verdict order_allows(const OrderProgress& order, OrderAction action);

/// A draft has no costs yet: nothing is promised. Later ones come even after the deal is closed.
Verdict order_takes_costs(OrderState state);

SupplyState supply_of(const OrderProgress& order);
FulfilmentState fulfilment_of(const OrderProgress& order);
PaymentState payment_of(const OrderProgress& order);
/// max(0, total − paid): «Залишилось сплатити».
Money remaining_to_pay(Money total, Money paid);

}  // namespace kram
