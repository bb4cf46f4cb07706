// Clients and suppliers: one kind of row, since the same firm is often both.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/api/page.hpp"

namespace kram {

enum class PartyKind : std::uint8_t { person, organisation };
constexpr auto enum_names(PartyKind) {
  return std::array{EnumName<PartyKind>{PartyKind::person, "person"},
                    EnumName<PartyKind>{PartyKind::organisation, "organisation"}};
}

struct ContactPerson {
  std::string name;
  std::string position;
  std::string phone;
  std::string email;
  static constexpr auto fields() {
    using T = ContactPerson;
    return std::tuple(editable("name", &T::name).required(), editable("position", &T::position),
                      editable("phone", &T::phone).length(60), editable("email", &T::email));
  }
};

struct Address {
  std::string label;
  std::string street;
  std::string city;
  std::string region;
  std::string postal_code;
  std::string country;
  static constexpr auto fields() {
    using T = Address;
    return std::tuple(editable("label", &T::label), editable("street", &T::street), editable("city", &T::city),
                      editable("region", &T::region), editable("postal_code", &T::postal_code).length(20),
                      editable("country", &T::country).length(60));
  }
};

/// The three figures of a client within one legal entity; never netted across entities (requirements 4.0, 1–2).
struct PartyFigures {
  LegalEntityId legal_entity_id;
  std::string currency;
  Money remaining_to_pay;  // plan: order totals − paid
  Money balance;           // ledger by facts: above zero the client owes
  Money overdue;           // due rows past their date
  static constexpr auto fields() {
    using T = PartyFigures;
    return std::tuple(field("legal_entity_id", &T::legal_entity_id), field("currency", &T::currency),
                      field("remaining_to_pay", &T::remaining_to_pay), field("balance", &T::balance),
                      field("overdue", &T::overdue));
  }
};

/// A client or supplier. Phones are kept as typed; those that can be read as a number are also kept in E.164, which is
/// unique among the workspace's active clients. What can't be read is kept and told as a warning.
struct Party {
  PartyId id;
  std::int32_t version = 1;
  PartyKind kind = PartyKind::person;
  std::string name;
  std::string edrpou;
  std::string vat_number;
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  std::vector<ContactPerson> contacts;
  std::vector<Address> addresses;
  std::string note;
  std::optional<PriceListId> price_list_id;
  std::optional<UserId> manager_id;
  std::string external_id;
  bool archived = false;
  bool anonymised = false;
  Instant created_at;
  std::vector<PartyFigures> figures;
  std::vector<std::string> warnings;

  static constexpr auto fields() {
    using T = Party;
    return std::tuple(field("id", &T::id), field("version", &T::version), editable("kind", &T::kind),
                      editable("name", &T::name).required(), editable("edrpou", &T::edrpou).length(12),
                      editable("vat_number", &T::vat_number).length(12),
                      editable("phones", &T::phones).items(10).length(60), editable("emails", &T::emails).items(10),
                      editable("contacts", &T::contacts).items(50), editable("addresses", &T::addresses).items(50),
                      editable("note", &T::note).length(4000).multiline(), editable("price_list_id", &T::price_list_id),
                      editable("manager_id", &T::manager_id), on_create("external_id", &T::external_id).length(100),
                      editable("archived", &T::archived), field("anonymised", &T::anonymised),
                      field("created_at", &T::created_at), field("figures", &T::figures).derived(),
                      field("warnings", &T::warnings).derived());
  }
};

/// What a list or a picker needs of a party.
struct PartySummary {
  PartyId id;
  std::string name;
  std::string phone;
  std::string edrpou;
  std::string city;
  bool archived = false;
  Money remaining_to_pay;
  Money balance;
  Money overdue;
  std::string external_id;
  static constexpr auto fields() {
    using T = PartySummary;
    return std::tuple(field("id", &T::id), field("name", &T::name), field("phone", &T::phone),
                      field("edrpou", &T::edrpou), field("city", &T::city), field("archived", &T::archived),
                      field("remaining_to_pay", &T::remaining_to_pay), field("balance", &T::balance),
                      field("overdue", &T::overdue), field("external_id", &T::external_id));
  }
};

}  // namespace kram
