// The head of the order card: what it is, how far it has come, and its next step.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// "№ 1234 · Магазин «Ромашка»".
std::string order_title(const OrderCard& card);
void order_head(OrderCard& card);
/// Says that what was typed is with the server now.
void saved_toast(OrderCard& card);
/// On a phone the sum and the next step stand under the thumb.
float order_bottom_bar_height();
void order_bottom_bar(OrderCard& card);

}  // namespace kram::screens
