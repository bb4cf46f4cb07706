// An order on the wire as its guards see it: the server refuses and the browser greys its buttons by the same figures.
#pragma once
#include "shared/api/order.hpp"
#include "shared/domain/fulfilment.hpp"
#include "shared/domain/profit.hpp"

namespace kram {

/// All the money that came for the order, with what exceeded its total.
inline Money received_for(const Order& order) {
  Money sum;
  for (const auto& payment : order.payments) sum += payment.amount;
  return sum;
}

inline OrderProgress progress_of(const Order& order) {
  OrderProgress progress{order.state, order.client_id.has_value(), order.total, received_for(order), {}};
  progress.lines.reserve(order.lines.size());
  for (const auto& line : order.lines)
    progress.lines.push_back({line.kind == ProductKind::good, line.stock_quantity, line.reserved, line.shipped});
  return progress;
}

inline DealProfit profit_of(const Order& order) {
  DealProfit deal;
  for (const auto& line : order.lines) {
    const PartAmounts whole{line.net, line.vat.value_or(Money{}), line.gross};
    deal.revenue += part_until(whole, line.stock_quantity, line.shipped).net;
    deal.goods += line.cost.value_or(Money{});
  }
  for (const auto& cost : order.costs) deal.costs += cost.amount;
  return deal;
}

/// As orders show it: nothing for a draft, which promises nothing yet.
inline std::optional<Money> shown_profit(const Order& order) {
  if (order.state == OrderState::draft) return std::nullopt;
  return profit_of(order).profit();
}

}  // namespace kram
