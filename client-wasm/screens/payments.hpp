// Money that came in, newest first.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/payments
void draw_payments(const Route& route);

}  // namespace kram::screens
