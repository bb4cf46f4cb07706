// Dividing a sum so that the parts add up to it: discounts, landed costs, payment schedules, instalments.
#pragma once
#include <cstdint>
#include <vector>

#include "shared/base/fixed.hpp"

namespace kram {

/// Largest remainder: each part is the floor of its exact share in kopiykas, spare kopiykas go to the largest
/// remainders, ties to the earlier. A negative total is the mirror of the positive one. The parts add up to `total`;
/// a zero weight gets exactly zero; when 0 ≤ total ≤ sum of weights (both in kopiykas) no part exceeds its weight.
/// Promise of the caller: no weight is negative, and their sum is above zero unless `total` is zero.
std::vector<Money> distribute(Money total, const std::vector<std::int64_t>& weights);

template <class Unit>
std::vector<Money> distribute(Money total, const std::vector<Fixed<Unit>>& weights) {
  std::vector<std::int64_t> units;
  units.reserve(weights.size());
  for (const auto weight : weights) units.push_back(weight.units);
  return distribute(total, units);
}

}  // namespace kram
