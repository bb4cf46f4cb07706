// The company's own set-up behind one door: requisites, settings, people, warehouses, prices, programs' keys.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/company, #/company/settings, /users, /warehouses, /prices (and /prices/<id>), /tokens
void draw_company(const Route& route);

}  // namespace kram::screens
