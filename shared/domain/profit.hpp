// Profit figures: margin is profit by revenue, markup is profit by cost; both need something to divide by.
#pragma once
#include <optional>

#include "shared/base/fixed.hpp"

namespace kram {

/// Profit ÷ revenue in percent with two decimals; none when revenue is zero (shown as a dash).
std::optional<Percent> margin(Money revenue_net, Money cost);
/// Profit ÷ cost in percent with two decimals; none when cost is zero.
std::optional<Percent> markup(Money revenue_net, Money cost);

}  // namespace kram
