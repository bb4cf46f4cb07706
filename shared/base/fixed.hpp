// Exact decimals: an int64 count of the smallest part. Binary fractions are never near money or quantities.
// Limits are set so that a product of two limits fits 128 bits and a sum of 1,000 limits fits 64.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.hpp"

namespace kram {

using int128 = __int128;

/// Unit: scale = decimals kept, min_digits = decimals always printed, limit = largest absolute count a request may
/// hold.
template <class Unit>
struct Fixed {
  std::int64_t units = 0;

  static constexpr int scale = Unit::scale;
  static constexpr std::int64_t limit = Unit::limit;
  static constexpr std::int64_t one = Unit::one;

  static constexpr Fixed of_units(std::int64_t u) { return Fixed{u}; }
  static constexpr Fixed whole(std::int64_t n) { return Fixed{n * one}; }

  constexpr bool is_zero() const { return units == 0; }
  constexpr bool is_negative() const { return units < 0; }
  constexpr bool is_positive() const { return units > 0; }
  constexpr bool within_limit() const { return units <= limit && units >= -limit; }

  friend constexpr bool operator==(Fixed a, Fixed b) { return a.units == b.units; }
  friend constexpr auto operator<=>(Fixed a, Fixed b) { return a.units <=> b.units; }
  /// Sums and differences promise not to leave int64: inputs were held to `limit` when they came in.
  friend Fixed operator+(Fixed a, Fixed b) {
    std::int64_t r = 0;
    KRAM_PROMISE(!__builtin_add_overflow(a.units, b.units, &r));
    return Fixed{r};
  }
  friend Fixed operator-(Fixed a, Fixed b) {
    std::int64_t r = 0;
    KRAM_PROMISE(!__builtin_sub_overflow(a.units, b.units, &r));
    return Fixed{r};
  }
  Fixed operator-() const { return Fixed{} - *this; }
  Fixed& operator+=(Fixed b) { return *this = *this + b; }
  Fixed& operator-=(Fixed b) { return *this = *this - b; }
};

struct MoneyUnit {  // kopiykas, cents
  static constexpr int scale = 2, min_digits = 2;
  static constexpr std::int64_t one = 100, limit = 10'000'000'000'000;
};
struct QuantityUnit {  // thousandths of the stock unit
  static constexpr int scale = 3, min_digits = 0;
  static constexpr std::int64_t one = 1000, limit = 1'000'000'000'000;
};
struct UnitPriceUnit {  // 1e-4 of the currency, per one stock unit
  static constexpr int scale = 4, min_digits = 2;
  static constexpr std::int64_t one = 10'000, limit = 10'000'000'000'000;
};
struct PercentUnit {  // 1e-4 of a percent = 1e-6 of the whole
  static constexpr int scale = 4, min_digits = 0;
  static constexpr std::int64_t one = 10'000, limit = 10'000'000;
};
struct ExchangeRateUnit {  // 1e-6 of the base currency for one unit of another
  static constexpr int scale = 6, min_digits = 4;
  static constexpr std::int64_t one = 1'000'000, limit = 1'000'000'000'000;
};

using Money = Fixed<MoneyUnit>;
using Quantity = Fixed<QuantityUnit>;
using UnitPrice = Fixed<UnitPriceUnit>;
using Percent = Fixed<PercentUnit>;
using ExchangeRate = Fixed<ExchangeRateUnit>;

/// a ÷ b to the nearest whole, halves away from zero. b > 0. The one rounding of the whole product.
constexpr int128 divide_rounded(int128 a, int128 b) {
  return a >= 0 ? (a + b / 2) / b : -((-a + b / 2) / b);
}

/// Canonical text: no plus, no needless zeros beyond min_digits, no "-0" ("130", "0.10", "-5.5").
std::string format_decimal(std::int64_t units, int scale, int min_digits);
/// Reads canonical or merely plain decimals ("130", "130.0", "-0.5"); refuses exponents, spaces, commas, more decimals
/// than `scale` (too_many_decimals), and |value| > limit (out_of_range).
Result<std::int64_t> parse_decimal(std::string_view text, int scale, std::int64_t limit);
/// Reads a plain decimal of any length and rounds it once to `scale` decimals, half away from zero (1.005 → 1.01,
/// 10.0749999 → 10.07): for figures from outside that carry more decimals than we keep.
Result<std::int64_t> round_decimal(std::string_view text, int scale);

template <class Unit>
std::string to_text(Fixed<Unit> value) {
  return format_decimal(value.units, Unit::scale, Unit::min_digits);
}
template <class F>
Result<F> parse_fixed(std::string_view text) {
  auto units = parse_decimal(text, F::scale, F::limit);
  if (!units) return units.refusal();
  return F::of_units(*units);
}

}  // namespace kram
