// Every screen of the client in one list, read from top to bottom: title, icon, permission, route.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/picker.hpp"

namespace kram::screens {

/// The place in the client: "/orders/42?tab=lines" has path {"orders", "42"} and query "tab=lines".
struct Route {
  std::string whole;
  std::vector<std::string> path;
  std::string query;

  /// The n-th part after the screen's own name: id of "/orders/42" is part(1). Empty when absent.
  std::string part(std::size_t n) const { return n < path.size() ? path[n] : std::string(); }
  /// The value of "name=value" in the query.
  std::string parameter(std::string_view name) const;
};
Route parse_route(const std::string& text);

struct Screen {
  Word title;
  const char* icon;
  const char* permission;  ///< nullptr: everyone; otherwise the name that the session must hold
  const char* route;       ///< "/orders": this and all that lies under it
  bool in_menu;
  void (*draw)(const Route& route);
  const char* chord = "";  ///< "G O" goes there from anywhere
};

std::span<const Screen> all();
/// A thing to do from anywhere: a line of the palette, and a shortcut when it has one.
struct Action {
  Word title;
  const char* icon;
  const char* permission;
  const char* shortcut;  ///< "N", "" when none
  const char* route;     ///< the place where it is done ("/orders/new")
};
std::span<const Action> actions();

/// What the palette finds beside screens and actions: orders, clients, products. Each item's id is its route.
void search_everything(const std::string& text, ui::PickerReply reply);

/// The screen of a place; the first of the list when none fits.
const Screen& screen_of(const Route& route);

}  // namespace kram::screens
