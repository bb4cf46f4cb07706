// Where one is signed in.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/sessions
void draw_sessions(const Route& route);

}  // namespace kram::screens
