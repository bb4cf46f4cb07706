// Rows pasted from a spreadsheet or a chat: article or name, quantity, price. A preview says of each whether it was
// found, found several times or not at all; nothing is added before it was seen.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// Whether the text is rows rather than a word: more than one line, or cells.
bool looks_like_rows(const std::string& text);
/// Begins the preview.
void start_paste(OrderCard& card, const std::string& text);
/// Draws it; called once at the end of the screen.
void paste_dialog(OrderCard& card);

}  // namespace kram::screens
