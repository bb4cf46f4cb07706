// Where one is in the orders: view, filters, words, sort, all in the address, so that a link or Back gives the same.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/screens/screens.hpp"
#include "shared/api/order.hpp"

namespace kram::screens {

struct OrdersPlace {
  bool board = false;
  OrderQuery query;
};

OrdersPlace orders_place(const Route& route);
/// "/orders?view=board&q=ромашка"; what is usual is left out.
std::string orders_route(const OrdersPlace& place);
/// The same for the API, without cursor and limit.
std::vector<std::pair<std::string, std::string>> orders_parameters(const OrdersPlace& place);
/// Whether anything narrows the list.
bool is_filtered(const OrdersPlace& place);

}  // namespace kram::screens
