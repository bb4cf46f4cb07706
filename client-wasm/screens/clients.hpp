// Clients and suppliers: find one, see the three figures, add one; a card of each lies under its id.
#pragma once
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/screens/screens.hpp"

namespace kram::screens {

/// #/clients, #/clients/new, #/clients/<id>, #/clients/<id>/edit
void draw_clients(const Route& route);
/// The same for one role; suppliers are drawn by it too.
void draw_parties(PartyRole role, const Route& route);

}  // namespace kram::screens
