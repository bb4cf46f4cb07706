// Plural forms: 1 рядок, 2 рядки, 5 рядків; 1 line, 2 lines.
#pragma once
#include <cstdint>
#include <string_view>

namespace kram {

enum class PluralForm : std::uint8_t { one, few, many };

/// Ukrainian (CLDR, whole numbers): 1, 21 → one; 2 … 4, 22 → few; 0, 5 … 20, 11 … 14 → many.
constexpr PluralForm plural_uk(std::int64_t n) {
  const std::int64_t tens = (n < 0 ? -(n % 100) : n % 100);
  const std::int64_t ones = tens % 10;
  if (ones == 1 && tens != 11) return PluralForm::one;
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return PluralForm::few;
  return PluralForm::many;
}
constexpr PluralForm plural_en(std::int64_t n) {
  return n == 1 || n == -1 ? PluralForm::one : PluralForm::many;
}

struct PluralWord {
  std::string_view one, few, many;
  constexpr std::string_view of(PluralForm form) const {
    return form == PluralForm::one ? one : form == PluralForm::few ? few : many;
  }
  /// The form that stands with `n` in Ukrainian.
  constexpr std::string_view with(std::int64_t n) const { return of(plural_uk(n)); }
};

}  // namespace kram
