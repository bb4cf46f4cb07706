// Pasted rows become lines of the order, priced by its list unless a price was pasted with them.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/widgets/item.hpp"

namespace kram::screens {

/// Before the product's field is drawn: rows pasted into it begin the preview.
void take_pasted_lines(OrderCard& card, ui::Id field);
/// Draws the preview; called once at the end of the screen.
void paste_dialog(OrderCard& card);

}  // namespace kram::screens
