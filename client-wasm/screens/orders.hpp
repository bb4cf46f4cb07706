// The orders: a board by state or a table of any length, with search and filters.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// "/orders…": the list, or the card when the address names an order.
void draw_orders(const Route& route);

}  // namespace kram::screens
