// A failing control digit is a doubt: old and foreign numbers exist. A wrong form is a mistake (as the server judges).
#include "client-wasm/screens/party_words.hpp"

#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/texts.hpp"
#include "shared/domain/identifier.hpp"
#include "shared/domain/phone.hpp"

namespace kram::screens {
namespace {

bool may_stay(IdentifierFault fault) {
  return fault == IdentifierFault::checksum || fault == IdentifierFault::date ||
         fault == IdentifierFault::edrpou_mismatch;
}

Doubt doubt_of(const std::string& text, IdentifierFault fault, bool strict) {
  if (text.empty() || fault == IdentifierFault::none) return {};
  const bool mistake = strict || !may_stay(fault);
  const std::string words(describe(fault, ui::language()));
  return {mistake ? words : std::string(tr("Перевірте: ", "Check it: ")) + words, mistake};
}

}  // namespace

const char* party_path(PartyRole role) {
  return role == PartyRole::client ? "/clients" : "/suppliers";
}

std::string phone_words(const std::string& phone) {
  const PhoneCheck check = check_phone(phone);
  return check.ok() ? check.print : phone;
}

std::string balance_words(PartyRole role, Money balance, const std::string& currency) {
  if (balance.is_zero()) return tr("рівно", "even");
  const Money shown = balance.is_negative() ? -balance : balance;
  const std::string sum = currency.empty() ? figure_text(shown) : money_text(shown, currency);
  if (balance.is_negative()) return std::string(tr("ми винні ", "we owe ")) + sum;
  return std::string(role == PartyRole::client ? tr("клієнт винен ", "client owes ")
                                               : tr("постачальник винен ", "supplier owes ")) +
         sum;
}

ui::Tone balance_tone(Money balance) {
  return balance.is_positive() ? ui::Tone::warning : balance.is_negative() ? ui::Tone::info : ui::Tone::neutral;
}

Doubt doubt_of_phone(const std::string& text) {
  if (text.empty()) return {};
  const PhoneCheck check = check_phone(text);
  if (check.ok()) return {};
  return {
      std::string(tr("Перевірте номер: ", "Check the number: ")) + std::string(describe(check.fault, ui::language())),
      false};
}
Doubt doubt_of_email(const std::string& text) {
  return doubt_of(text, check_email(text).fault, true);
}

Doubt doubt_of_tax_number(const std::string& text, bool strict) {
  const IdentifierFault fault = text.size() == 10 ? check_rnokpp(text).fault : check_edrpou(text).fault;
  return doubt_of(text, fault, strict);
}
Doubt doubt_of_vat_number(const std::string& text, const std::string& owner, bool strict) {
  return doubt_of(text, check_vat_number(text, owner).fault, strict);
}
Doubt doubt_of_iban(const std::string& text) {
  return doubt_of(text, check_iban(text).fault, true);
}

}  // namespace kram::screens
