// What opens beside its anchor and closes by Escape or a press elsewhere: menus, lists of choices, calendars.
#pragma once
#include <optional>
#include <string_view>

#include "client-wasm/widgets/layout.hpp"

namespace kram::ui {

/// `owner` is the id of the anchor (its button or field): it gets the focus back.
bool popover_open(Id owner);
bool any_popover();
void open_popover(Id owner);
void close_popover(Id owner, bool return_focus = true);
void toggle_popover(Id owner);

/// The body of an open popover: `if (popover_open(id)) { Popover p(id, anchor, 240, "Menu"); menu_item(…); }`
class Popover {
 public:
  Popover(Id owner, const Rect& anchor, float width, std::string_view name, Role role = Role::menu,
          float max_height = 420);
  ~Popover();
  Popover(const Popover&) = delete;
  Popover& operator=(const Popover&) = delete;

 private:
  Rect rect_;
  std::optional<Layer> layer_;
  std::optional<Scroll> scroll_;
  Id height_id_, scroll_id_ = 0;
};

struct MenuItemOptions {
  const char* icon = nullptr;
  std::string_view reason = {};
  std::string_view shortcut = {};
  bool danger = false;
  std::optional<bool> checked = {};
};
/// A line of a menu; closes the popover when chosen.
bool menu_item(std::string_view label, const MenuItemOptions& options = {});
void menu_title(std::string_view text);
void menu_separator();
/// A small button with "…" that opens a menu of actions; draw the items when it returns true, inside `Popover`.
Id menu_button(std::string_view name, const char* icon = nullptr);

}  // namespace kram::ui
