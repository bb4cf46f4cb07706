// A date as people type it ("25.11", "25.11.2026") with a calendar beside it, Monday first.
#pragma once
#include <optional>

#include "client-wasm/widgets/text_field.hpp"
#include "shared/base/date.hpp"

namespace kram::ui {

/// Today on the user's own clock.
Date today();
FieldResult date_field(std::string_view label, std::optional<Date>& value, const FieldOptions& options = {});
inline FieldResult date_field(std::string_view label, Date& value, const FieldOptions& options = {}) {
  std::optional<Date> kept = value;
  const FieldResult result = date_field(label, kept, options);
  if (result.changed && kept) value = *kept;
  return result;
}

}  // namespace kram::ui
