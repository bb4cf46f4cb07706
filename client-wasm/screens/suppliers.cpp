// Suppliers differ from clients by words and by what is listed under them.
#include "client-wasm/screens/suppliers.hpp"

#include "client-wasm/screens/clients.hpp"

namespace kram::screens {

void draw_suppliers(const Route& route) {
  draw_parties(PartyRole::supplier, route);
}

}  // namespace kram::screens
