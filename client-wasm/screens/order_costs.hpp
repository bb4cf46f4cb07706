// What the deal brings: its profit step by step, its additional costs, and the dialog that adds one.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// The panel, for whoever may see costs.
void order_profit(OrderCard& card);
/// Draws the open question; called once at the end of the screen.
void order_cost_dialog(OrderCard& card);

}  // namespace kram::screens
