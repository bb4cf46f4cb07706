// Suppliers: the same component as clients.
#pragma once
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/suppliers, #/suppliers/new, #/suppliers/<id>, #/suppliers/<id>/edit
void draw_suppliers(const Route& route);

}  // namespace kram::screens
