// A field that finds one of many: asks the source while one types; Enter picks for what is typed, never an older row.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client-wasm/widgets/text_field.hpp"

namespace kram::ui {

struct PickerItem {
  std::string id;
  std::string title, detail, right;  ///< name; article, phone; price and stock
  bool dim = false;                  ///< marked, not hidden: nothing on stock
};
using PickerReply = std::function<void(std::vector<PickerItem>)>;
/// Answers a text with rows, now or later; an older answer is never shown for a newer text.
using PickerSource = std::function<void(const std::string& text, PickerReply reply)>;

struct PickerResult {
  std::optional<PickerItem> picked;
  std::optional<std::string> create;  ///< the typed text, when the line "create" was taken
  bool cleared = false;
  FieldResult field;
};

struct PickerOptions {
  FieldOptions field = {};
  std::string create = {};   ///< "Новий клієнт": a last line that makes a new one of the typed text
  bool clear_after = false;  ///< the field empties itself after a pick: for adding lines one after another
  int debounce_ms = 120;
};

/// `shown` is the title of what is chosen now.
PickerResult picker(std::string_view label, const std::string& shown, const PickerSource& source,
                    const PickerOptions& options = {});
/// Without label, into a rectangle.
PickerResult picker_at(const Rect& r, std::string_view name, const std::string& shown, const PickerSource& source,
                       const PickerOptions& options = {});

}  // namespace kram::ui
