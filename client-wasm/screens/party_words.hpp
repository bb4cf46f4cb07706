// How clients and suppliers are told to people, the same in lists, cards and forms.
#pragma once
#include <string>

#include "client-wasm/widgets/theme.hpp"
#include "shared/api/party.hpp"

namespace kram::screens {

/// One component serves both: clients owe us, suppliers are owed.
enum class PartyRole : unsigned char { client, supplier };
/// "/clients": in the API and in the address.
const char* party_path(PartyRole role);

/// «+380 50 000 00 01» of a number that can be read, else the text itself.
std::string phone_words(const std::string& phone);
/// «клієнт винен 500,00 ₴», «ми винні …», «рівно»; an empty currency leaves the sign out.
std::string balance_words(PartyRole role, Money balance, const std::string& currency);
ui::Tone balance_tone(Money balance);

/// What the shared rules say of a typed text: nothing, a doubt that may stay, or a mistake.
struct Doubt {
  std::string text;
  bool mistake = false;
};
Doubt doubt_of_phone(const std::string& text);
Doubt doubt_of_email(const std::string& text);
/// ЄДРПОУ of a company or РНОКПП of a person, told apart by length. `strict`: our own requisites bear no doubt.
Doubt doubt_of_tax_number(const std::string& text, bool strict = false);
Doubt doubt_of_vat_number(const std::string& text, const std::string& owner, bool strict = false);
Doubt doubt_of_iban(const std::string& text);

}  // namespace kram::screens
