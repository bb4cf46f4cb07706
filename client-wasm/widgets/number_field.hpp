// Fields of exact decimals: money, prices, quantities, percents. Comma and dot are equal, pasted groups are understood,
// the whole value selects itself on focus, the wheel never changes it.
#pragma once
#include <cstdint>
#include <optional>

#include "client-wasm/widgets/text_field.hpp"
#include "shared/base/fixed.hpp"

namespace kram::ui {

/// The bare kind: `units` of 10^-scale. While the typed text is no number the value stays and the field says so.
FieldResult decimal_field(std::string_view label, std::optional<std::int64_t>& units, int scale, int min_digits,
                          std::int64_t limit, FieldOptions options = {});
FieldResult decimal_at(const Rect& r, std::string_view name, std::optional<std::int64_t>& units, int scale,
                       int min_digits, std::int64_t limit, FieldOptions options = {});

template <class Unit>
FieldResult fixed_field(std::string_view label, std::optional<Fixed<Unit>>& value, const FieldOptions& options = {}) {
  std::optional<std::int64_t> units;
  if (value) units = value->units;
  const FieldResult result = decimal_field(label, units, Unit::scale, Unit::min_digits, Unit::limit, options);
  if (result.changed) value = units ? std::optional(Fixed<Unit>{*units}) : std::nullopt;
  return result;
}
/// An emptied field counts as zero.
template <class Unit>
FieldResult fixed_field(std::string_view label, Fixed<Unit>& value, const FieldOptions& options = {}) {
  std::optional<std::int64_t> units = value.units;
  const FieldResult result = decimal_field(label, units, Unit::scale, Unit::min_digits, Unit::limit, options);
  if (result.changed) value = Fixed<Unit>{units.value_or(0)};
  return result;
}
/// The same in a cell of a grid.
template <class Unit>
FieldResult fixed_at(const Rect& r, std::string_view name, Fixed<Unit>& value, const FieldOptions& options = {}) {
  std::optional<std::int64_t> units = value.units;
  const FieldResult result = decimal_at(r, name, units, Unit::scale, Unit::min_digits, Unit::limit, options);
  if (result.changed) value = Fixed<Unit>{units.value_or(0)};
  return result;
}

inline FieldResult money_field(std::string_view label, Money& value, FieldOptions options = {}) {
  if (options.suffix.empty()) options.suffix = "₴";
  return fixed_field(label, value, options);
}
inline FieldResult price_field(std::string_view label, UnitPrice& value, FieldOptions options = {}) {
  if (options.suffix.empty()) options.suffix = "₴";
  return fixed_field(label, value, options);
}
inline FieldResult quantity_field(std::string_view label, Quantity& value, const FieldOptions& options = {}) {
  return fixed_field(label, value, options);
}
inline FieldResult percent_field(std::string_view label, Percent& value, FieldOptions options = {}) {
  if (options.suffix.empty()) options.suffix = "%";
  return fixed_field(label, value, options);
}
/// A whole number.
FieldResult integer_field(std::string_view label, std::int64_t& value, FieldOptions options = {});

}  // namespace kram::ui
