// The typed text lives beside the value until it is a number and the focus has gone: nobody's keystroke is rewritten.
#include "client-wasm/widgets/number_field.hpp"

#include <unordered_map>

#include "client-wasm/texts.hpp"
#include "shared/base/money_text.hpp"

namespace kram::ui {
namespace {

std::unordered_map<Id, std::string> typed_texts;

FieldOptions numeric(FieldOptions o, bool wrong) {
  o.input_mode = "decimal";
  o.select_all = true;
  o.align_right = true;
  if (wrong && o.error.empty()) o.error = tr(words::number_wrong);
  return o;
}

template <class Draw>
FieldResult edit(Id id, std::optional<std::int64_t>& units, int scale, int min_digits, std::int64_t limit,
                 const FieldOptions& options, Draw draw) {
  const auto kept = typed_texts.find(id);
  std::string text = kept != typed_texts.end() ? kept->second
                     : units                   ? print_decimal(*units, scale, min_digits, language())
                                               : std::string();
  const bool was_wrong = kept != typed_texts.end() && !text.empty() && !parse_typed_decimal(text, scale, limit).ok();
  FieldResult result = draw(text, numeric(options, was_wrong && mirror::focused() != id));
  if (result.changed) {
    typed_texts[id] = text;
    const auto parsed = parse_typed_decimal(text, scale, limit);
    result.changed = text.empty() || parsed.ok();
    if (text.empty())
      units.reset();
    else if (parsed.ok())
      units = *parsed;
  }
  if (!result.focused && typed_texts.count(id) && (text.empty() || parse_typed_decimal(text, scale, limit).ok())) {
    typed_texts.erase(id);
    platform::request_frame();
  }
  return result;
}

}  // namespace

FieldResult decimal_field(std::string_view label, std::optional<std::int64_t>& units, int scale, int min_digits,
                          std::int64_t limit, FieldOptions options) {
  return edit(id_of(label), units, scale, min_digits, limit, options,
              [&](std::string& text, const FieldOptions& o) { return text_field(label, text, o); });
}

FieldResult decimal_at(const Rect& r, std::string_view name, std::optional<std::int64_t>& units, int scale,
                       int min_digits, std::int64_t limit, FieldOptions options) {
  return edit(id_of(name), units, scale, min_digits, limit, options,
              [&](std::string& text, const FieldOptions& o) { return field_at(r, name, text, o); });
}

FieldResult integer_field(std::string_view label, std::int64_t& value, FieldOptions options) {
  std::optional<std::int64_t> units = value;
  const FieldResult result = decimal_field(label, units, 0, 0, 1'000'000'000'000, options);
  if (result.changed) value = units.value_or(0);
  return result;
}

}  // namespace kram::ui
