// Profit of a deal and its figures: margin is profit by revenue, markup is profit by cost; both need something to
// divide by.
#pragma once
#include <optional>

#include "shared/base/fixed.hpp"

namespace kram {

/// What a deal has brought so far, all net of VAT: of what was shipped and performed, not of what was ordered.
struct DealProfit {
  Money revenue;
  Money goods;  // their FIFO cost
  Money costs;  // additional: delivery, packing, commission, hired work
  Money profit() const { return revenue - goods - costs; }
};

/// Profit ÷ revenue in percent with two decimals; none when revenue is zero (shown as a dash).
std::optional<Percent> margin(Money revenue_net, Money cost);
/// Profit ÷ cost in percent with two decimals; none when cost is zero.
std::optional<Percent> markup(Money revenue_net, Money cost);

}  // namespace kram
