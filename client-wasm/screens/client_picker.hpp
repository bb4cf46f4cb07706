// Finding the client of an order by name or phone, or making one on the spot; a known phone offers its owner.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// The field «Клієнт»; typing finds, the last line makes a new client of what is typed.
void client_picker(OrderCard& card, const std::string& reason);
/// Three figures, phones and the way to the client's orders.
void client_block(OrderCard& card);
/// The dialog of a new client; drawn at the end of the screen.
void client_dialog(OrderCard& card);

}  // namespace kram::screens
