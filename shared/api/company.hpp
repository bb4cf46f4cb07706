// The company's own set-up: workspace, legal entities, users, tokens, warehouses, money accounts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/api/page.hpp"
#include "shared/domain/order.hpp"
#include "shared/domain/role.hpp"

namespace kram {

struct Workspace {
  WorkspaceId id;
  std::int32_t version = 1;
  std::string name;
  std::string zone = "Europe/Kyiv";
  std::string base_currency = "UAH";
  Language language = Language::uk;
  OnShortage on_shortage = OnShortage::need;
  std::optional<PriceListId> default_price_list_id;
  std::optional<WarehouseId> default_warehouse_id;
  std::optional<LegalEntityId> default_legal_entity_id;

  static constexpr auto fields() {
    return std::tuple(field("id", &Workspace::id), field("version", &Workspace::version),
                      editable("name", &Workspace::name).required(), editable("zone", &Workspace::zone),
                      field("base_currency", &Workspace::base_currency), editable("language", &Workspace::language),
                      editable("on_shortage", &Workspace::on_shortage),
                      editable("default_price_list_id", &Workspace::default_price_list_id),
                      editable("default_warehouse_id", &Workspace::default_warehouse_id),
                      editable("default_legal_entity_id", &Workspace::default_legal_entity_id));
  }
};

struct LegalEntity {
  LegalEntityId id;
  std::int32_t version = 1;
  std::string name;
  std::string full_name;
  std::string edrpou;      // or РНОКПП of a sole trader
  std::string vat_number;  // empty: pays no VAT
  bool pays_vat = false;
  std::string address;
  std::string phone;
  std::string email;
  std::string director;
  bool archived = false;

  static constexpr auto fields() {
    using T = LegalEntity;
    return std::tuple(field("id", &T::id), field("version", &T::version), editable("name", &T::name).required(),
                      editable("full_name", &T::full_name), editable("edrpou", &T::edrpou).length(10),
                      editable("vat_number", &T::vat_number).length(12), editable("pays_vat", &T::pays_vat),
                      editable("address", &T::address), editable("phone", &T::phone).length(40),
                      editable("email", &T::email), editable("director", &T::director),
                      editable("archived", &T::archived));
  }
};

struct User {
  UserId id;
  std::int32_t version = 1;
  std::string login;
  std::string name;
  Role role = Role::seller;
  Language language = Language::uk;
  bool active = true;
  std::string password;  // given in requests only; the row keeps its Argon2id hash

  static constexpr auto fields() {
    using T = User;
    return std::tuple(field("id", &T::id), field("version", &T::version),
                      on_create("login", &T::login).required().length(3, 100), editable("name", &T::name).required(),
                      editable("role", &T::role).required(), editable("language", &T::language),
                      editable("active", &T::active),
                      editable("password", &T::password).length(12, 128).secret().derived().read(Read::none));
  }
};

/// A program's key. `secret` is shown once, when it is made.
struct Token {
  TokenId id;
  std::string name;
  std::vector<Scope> scopes;
  std::optional<Instant> expires_at;
  std::optional<Instant> last_used_at;
  bool revoked = false;
  std::optional<std::string> secret;

  static constexpr auto fields() {
    using T = Token;
    return std::tuple(field("id", &T::id), on_create("name", &T::name).required(),
                      on_create("scopes", &T::scopes).required(), on_create("expires_at", &T::expires_at),
                      field("last_used_at", &T::last_used_at), field("revoked", &T::revoked),
                      field("secret", &T::secret).derived().secret());
  }
};

struct Place {
  PlaceId id;
  std::int32_t version = 1;
  std::string name;
  bool archived = false;
  static constexpr auto fields() {
    return std::tuple(field("id", &Place::id), field("version", &Place::version),
                      editable("name", &Place::name).required(), editable("archived", &Place::archived));
  }
};

struct Warehouse {
  WarehouseId id;
  std::int32_t version = 1;
  std::string name;
  std::string address;
  bool archived = false;
  std::vector<Place> places;  // the first is where goods go when no place is named

  static constexpr auto fields() {
    using T = Warehouse;
    return std::tuple(field("id", &T::id), field("version", &T::version), editable("name", &T::name).required(),
                      editable("address", &T::address), editable("archived", &T::archived),
                      field("places", &T::places).derived());
  }
};

enum class AccountKind : std::uint8_t { cash, bank, card, carrier_cod, acquirer };
constexpr auto enum_names(AccountKind) {
  using N = EnumName<AccountKind>;
  return std::array{N{AccountKind::cash, "cash"}, N{AccountKind::bank, "bank"}, N{AccountKind::card, "card"},
                    N{AccountKind::carrier_cod, "carrier_cod"}, N{AccountKind::acquirer, "acquirer"}};
}

/// Where money lies: a cash box, a bank account, a carrier's cash on delivery.
struct Account {
  AccountId id;
  std::int32_t version = 1;
  LegalEntityId legal_entity_id;
  AccountKind kind = AccountKind::bank;
  std::string name;
  std::string currency = "UAH";
  std::string iban;
  bool active = true;
  Money balance;

  static constexpr auto fields() {
    using T = Account;
    return std::tuple(field("id", &T::id), field("version", &T::version),
                      on_create("legal_entity_id", &T::legal_entity_id).required(),
                      on_create("kind", &T::kind).required(), editable("name", &T::name).required(),
                      on_create("currency", &T::currency).length(3, 3), editable("iban", &T::iban).length(40),
                      editable("active", &T::active), field("balance", &T::balance).derived());
  }
};

}  // namespace kram
