// The living document of the design: every widget in all its states.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

void draw_gallery(const Route& route);

}  // namespace kram::screens
