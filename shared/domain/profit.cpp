#include "shared/domain/profit.hpp"

namespace kram {
namespace {

std::optional<Percent> percent_of(Money part, Money whole) {
  if (whole.is_zero()) return std::nullopt;
  const int128 sign = whole.is_negative() ? -1 : 1;
  const int128 hundredths = divide_rounded(sign * part.units * 10'000, sign * whole.units);
  const int128 units = hundredths * (Percent::one / 100);
  if (units > INT64_MAX || units < INT64_MIN) return std::nullopt;
  return Percent::of_units(static_cast<std::int64_t>(units));
}

}  // namespace

std::optional<Percent> margin(Money revenue_net, Money cost) {
  return percent_of(revenue_net - cost, revenue_net);
}
std::optional<Percent> markup(Money revenue_net, Money cost) {
  return percent_of(revenue_net - cost, cost);
}

}  // namespace kram
