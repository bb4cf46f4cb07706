// The actions of an order that ask something first: what to ship and from where, how much money and onto which account,
// why it is cancelled.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// Begins an action: asks first when it needs an answer, else does it at once.
void begin_action(OrderCard& card, OrderAction action);
/// Draws the open question; called once at the end of the screen.
void action_dialogs(OrderCard& card);

}  // namespace kram::screens
