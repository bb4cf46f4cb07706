// The list of screens. A new one is a file beside this one and a line here.
#include "client-wasm/screens/screens.hpp"

#include "client-wasm/screens/accounts.hpp"
#include "client-wasm/screens/clients.hpp"
#include "client-wasm/screens/company.hpp"
#include "client-wasm/screens/gallery.hpp"
#include "client-wasm/screens/orders.hpp"
#include "client-wasm/screens/payments.hpp"
#include "client-wasm/screens/products.hpp"
#include "client-wasm/screens/receipts.hpp"
#include "client-wasm/screens/sessions.hpp"
#include "client-wasm/screens/suppliers.hpp"
#include "icons.hpp"

namespace kram::screens {
namespace {

const Screen list[] = {
    // title, icon, permission, route, in the menu, draw
    {{"Замовлення", "Orders"}, icon::shopping_cart, "see_orders", "/orders", true, draw_orders, "G O"},
    {{"Клієнти", "Clients"}, icon::users, "see_clients", "/clients", true, draw_clients, "G C"},
    {{"Товари", "Products"}, icon::package, "see_products", "/products", true, draw_products, "G S"},
    {{"Надходження", "Receipts"}, icon::package_open, "see_stock", "/receipts", true, draw_receipts, "G R"},
    {{"Платежі", "Payments"}, icon::banknote, "see_money", "/payments", true, draw_payments, "G P"},
    {{"Рахунки", "Accounts"}, icon::wallet, "see_money", "/accounts", true, draw_accounts, "G A"},
    {{"Постачальники", "Suppliers"}, icon::store, "see_clients", "/suppliers", true, draw_suppliers},
    {{"Компанія", "Company"}, icon::settings, "see_company", "/company", true, draw_company},
    {{"Мої сеанси", "My sessions"}, icon::monitor, nullptr, "/sessions", false, draw_sessions},
    {{"Галерея", "Gallery"}, icon::sparkles, nullptr, "/gallery", false, draw_gallery},
};

// What can be done from anywhere: title, icon, permission, shortcut, route.
const Action action_list[] = {
    {{"Нове замовлення", "New order"}, icon::plus, "edit_orders", "N", "/orders/new"},
    {{"Новий клієнт", "New client"}, icon::users, "edit_clients", "", "/clients/new"},
    {{"Новий товар", "New product"}, icon::package, "edit_products", "", "/products/new"},
    {{"Нова послуга", "New service"}, icon::package, "edit_products", "", "/products/new?kind=service"},
    {{"Нове надходження", "New receipt"}, icon::package_open, "receive_stock", "", "/receipts/new"},
    {{"Новий постачальник", "New supplier"}, icon::store, "edit_clients", "", "/suppliers/new"},
    {{"Люди та ролі", "People and roles"}, icon::users, "see_company", "", "/company/users"},
    {{"Склади", "Warehouses"}, icon::warehouse, "see_stock", "", "/company/warehouses"},
    {{"Категорії", "Categories"}, icon::layout_grid, "see_products", "", "/company/categories"},
    {{"Прайси", "Price lists"}, icon::tag, "see_products", "", "/company/prices"},
    {{"Мої сеанси", "My sessions"}, icon::monitor, nullptr, "", "/sessions"},
};

}  // namespace

std::span<const Action> actions() {
  return action_list;
}

std::span<const Screen> all() {
  return list;
}

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
