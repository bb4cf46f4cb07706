// The card of one client or supplier.
#pragma once
#include <string>

#include "client-wasm/api_client.hpp"
#include "client-wasm/screens/party_words.hpp"

namespace kram::screens {

void draw_client_card(PartyRole role, const std::string& part);
/// The record behind the card; the form changes the same one.
api::Loaded<Party>& party_record(PartyRole role);

}  // namespace kram::screens
