// Where the company's money lies, and how much of it.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/accounts
void draw_accounts(const Route& route);

}  // namespace kram::screens
