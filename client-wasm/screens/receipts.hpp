// Goods received: the list of receipts, and each of them.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/receipts, #/receipts/new, #/receipts/<id>
void draw_receipts(const Route& route);
/// The list is to be asked for again: one was posted.
void receipts_changed();

}  // namespace kram::screens
