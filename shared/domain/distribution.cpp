#include "shared/domain/distribution.hpp"

#include <algorithm>
#include <numeric>

namespace kram {

std::vector<Money> distribute(Money total, const std::vector<std::int64_t>& weights) {
  std::vector<Money> parts(weights.size());
  if (total.is_zero()) return parts;
  int128 sum = 0;
  for (const auto weight : weights) {
    KRAM_PROMISE(weight >= 0);
    sum += weight;
  }
  KRAM_PROMISE(sum > 0);
  const bool mirrored = total.is_negative();
  const int128 size = mirrored ? -int128{total.units} : int128{total.units};
  std::vector<int128> remainders(weights.size());
  int128 spare = size;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const int128 exact = size * weights[i];
    parts[i].units = static_cast<std::int64_t>(exact / sum);
    remainders[i] = exact % sum;
    spare -= parts[i].units;
  }
  if (spare > 0) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; spare > 0; ++i, --spare) ++parts[order[i]].units;
  }
  if (mirrored)
    for (auto& part : parts) part = -part;
  return parts;
}

}  // namespace kram
