// The list of screens. A new one is a file beside this one and a line here.
#include "client-wasm/screens/screens.hpp"

#include "client-wasm/screens/gallery.hpp"
#include "client-wasm/screens/orders.hpp"
#include "icons.hpp"

namespace kram::screens {
namespace {

const Screen list[] = {
    // title, icon, permission, route, in the menu, draw
    {{"Замовлення", "Orders"}, icon::shopping_cart, "see_orders", "/orders", true, draw_orders},
    {{"Галерея", "Gallery"}, icon::sparkles, nullptr, "/gallery", true, draw_gallery},
};

// What can be done from anywhere: title, icon, permission, shortcut, route.
const Action action_list[] = {
    {{"Нове замовлення", "New order"}, icon::plus, "edit_orders", "N", "/orders/new"},
    {{"Показати таблицю на мільйон рядків", "Show the table of a million rows"}, icon::table, nullptr, "", "/gallery/table"},
};

}  // namespace

std::span<const Action> actions() { return action_list; }
void search_everything(const std::string&, ui::PickerReply reply) { reply({}); }

std::span<const Screen> all() { return list; }

std::string Route::parameter(std::string_view name) const {
  std::size_t at = 0;
  while (at < query.size()) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view pair = std::string_view(query).substr(at, end - at);
    if (pair.size() > name.size() && pair.substr(0, name.size()) == name && pair[name.size()] == '=')
      return std::string(pair.substr(name.size() + 1));
    at = end + 1;
  }
  return {};
}

Route parse_route(const std::string& text) {
  Route route;
  route.whole = text;
  const std::size_t question = text.find('?');
  if (question != std::string::npos) route.query = text.substr(question + 1);
  std::size_t at = 0;
  const std::string path = text.substr(0, question);
  while (at < path.size()) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (end > at) route.path.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return route;
}

const Screen& screen_of(const Route& route) {
  for (const Screen& screen : list)
    if (!route.path.empty() && route.path[0] == screen.route + 1) return screen;
  return list[0];
}

}  // namespace kram::screens
