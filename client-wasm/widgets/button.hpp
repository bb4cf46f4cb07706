// Buttons: one look per weight of the action; a forbidden one is grey and says why on hover, tap and focus.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "client-wasm/widgets/layout.hpp"
#include "icons.hpp"

namespace kram::ui {

enum class ButtonKind : unsigned char { primary, secondary, ghost, danger };

struct ButtonOptions {
  ButtonKind kind = ButtonKind::secondary;
  const char* icon = nullptr;
  const char* trailing_icon = nullptr;
  std::string_view reason = {};    ///< not empty: disabled, and this is why
  std::string_view hint = {};      ///< more words on hover
  std::string_view shortcut = {};  ///< shown inside, such as "Ctrl+Enter"
  float width = 0;                 ///< 0: by the text; < 0: all that is left
  bool main = false;               ///< the screen's main action: taller for gloves and thumbs
  bool busy = false;               ///< the request runs: not pressable, shows it
  std::optional<bool> pressed = {};
  std::optional<bool> expanded = {};
  const char* popup = nullptr;
};

/// True when pressed by pointer, keyboard or screen reader.
bool button(std::string_view label, const ButtonOptions& options = {});
inline bool primary_button(std::string_view label, std::string_view reason = {}) {
  return button(label, {.kind = ButtonKind::primary, .reason = reason});
}
inline bool ghost_button(std::string_view label, const char* icon = nullptr) {
  return button(label, {.kind = ButtonKind::ghost, .icon = icon});
}
inline bool danger_button(std::string_view label, std::string_view reason = {}) {
  return button(label, {.kind = ButtonKind::danger, .reason = reason});
}
/// Grey with the reason when there is one; the text stands under it once tapped.
bool reason_button(std::string_view label, std::string_view reason, ButtonKind kind = ButtonKind::primary,
                   const char* icon = nullptr);
/// A square button of an icon alone; `name` is its accessible name and its hint.
bool icon_button(std::string_view name, const char* icon, const ButtonOptions& options = {.kind = ButtonKind::ghost});

/// Width that `button` would take.
float button_width(std::string_view label, const ButtonOptions& options = {});
bool button_at(const Rect& r, std::string_view label, const ButtonOptions& options = {});
/// In the middle of a table's cell, as large as the cell and a finger want.
bool icon_button_in(const Rect& cell, std::string_view name, const char* icon);
bool icon_button_at(const Rect& r, std::string_view name, const char* icon,
                    const ButtonOptions& options = {.kind = ButtonKind::ghost});
/// The id under which the button of that label stands (for focus and popovers).
Id button_id(std::string_view label);

}  // namespace kram::ui
