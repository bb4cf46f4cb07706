// Beside the lines of an order: its money, what both sides owe, what was paid and shipped, and what happened.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

void order_money(OrderCard& card);
void order_obligations(const OrderCard& card);
void order_payments(const OrderCard& card);
void order_shipments(const OrderCard& card);
void order_history(const OrderCard& card);

}  // namespace kram::screens
