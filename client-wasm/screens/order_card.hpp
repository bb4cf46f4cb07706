// The order card, the heart of the program: #/orders/new and #/orders/<id>.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

void draw_order_card(const Route& route);

}  // namespace kram::screens
