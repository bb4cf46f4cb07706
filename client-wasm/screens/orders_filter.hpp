// The line above the orders: search, chips of filters, more filters, view.
#pragma once
#include "client-wasm/screens/orders_place.hpp"

namespace kram::screens {

/// Draws it; true when the place was changed.
bool orders_filter(OrdersPlace& place);

}  // namespace kram::screens
