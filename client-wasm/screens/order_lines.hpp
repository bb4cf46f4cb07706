// The lines of an order as a sheet: everything is typed in place, the sums follow at every key.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// Draws the lines with their head and, while they may be changed, the empty row that adds one.
void order_lines(OrderCard& card);
/// Adds or copies a line, as Ins and F9 do; removes one with a way back.
void focus_new_line();
void copy_line(OrderCard& card, std::int64_t key);
void remove_line(OrderCard& card, std::int64_t key);

}  // namespace kram::screens
