// What an order says besides its lines: whose, from where, until when, how delivered; and the sums under the lines.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// Client, warehouse, price list, legal entity: above the lines.
void order_head_fields(OrderCard& card);
/// Discount of the whole and the sums, under the lines.
void order_sums(OrderCard& card);
/// Dates, responsible, delivery, note.
void order_detail_fields(OrderCard& card);

}  // namespace kram::screens
