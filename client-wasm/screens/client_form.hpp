// The form of a client or supplier: new ("new") or changed (the id).
#pragma once
#include <string>

#include "client-wasm/screens/party_words.hpp"

namespace kram::screens {

void draw_client_form(PartyRole role, const std::string& part);

}  // namespace kram::screens
