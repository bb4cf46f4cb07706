// Numbers as people type and read them: «1 234 567,50» in Ukrainian, "1,234,567.50" in English.
// The wire never sees these forms: it has one canonical spelling (fixed.hpp).
#pragma once
#include <string>
#include <string_view>

#include "shared/base/fixed.hpp"

namespace kram {

/// Groups of three digits (no-break space or comma) and the language's decimal mark; at least `min_digits` decimals.
std::string print_decimal(std::int64_t units, int scale, int min_digits, Language language);

template <class Unit>
std::string print_number(Fixed<Unit> value, Language language) {
  return print_decimal(value.units, Unit::scale, Unit::min_digits, language);
}
/// Always two decimals, never «−0,00».
std::string print_money(Money money, Language language);
/// With the currency's sign after a no-break space: «1 234,50 грн», "1,234.50 UAH".
std::string print_money(Money money, std::string_view currency, Language language);

/// Reads a number as typed or pasted: "1 234,50", "1234.5", "1,234.50", "1.234,50", ",5", "12,", "1'234,50".
/// Refuses letters, exponents and unclear separators (invalid_number), more decimals than `scale` (too_many_decimals),
/// values beyond `limit` (out_of_range): it never guesses.
Result<std::int64_t> parse_typed_decimal(std::string_view text, int scale, std::int64_t limit);

template <class F>
Result<F> parse_typed(std::string_view text) {
  auto units = parse_typed_decimal(text, F::scale, F::limit);
  if (!units) return units.refusal();
  return F::of_units(*units);
}
inline Result<Money> parse_typed_money(std::string_view text) {
  return parse_typed<Money>(text);
}

}  // namespace kram
