#include "server/cli/demo_company.hpp"

#include "server/security/digest.hpp"
#include "server/storage/company_repository.hpp"
#include "shared/api/endpoints.hpp"

namespace kram::demo {
namespace {

using namespace endpoint;

struct PersonRow {
  const char* login;
  const char* name;
  Role role;
};
constexpr PersonRow people[] = {
    {"owner", "Олена Майстренко", Role::owner},        {"sales", "Ігор Ковальчук", Role::head_of_sales},
    {"seller", "Марія Шевчук", Role::seller},          {"warehouse", "Петро Бойко", Role::warehouse},
    {"accountant", "Ганна Мельник", Role::accountant}, {"admin", "Юрій Ткач", Role::administrator},
};

LegalEntity requisites() {
  LegalEntity entity;
  entity.name = "ТОВ «Майстер»";
  entity.full_name = "Товариство з обмеженою відповідальністю «Майстер»";
  entity.edrpou = "43000009";
  entity.vat_number = "430000026556";
  entity.pays_vat = true;
  entity.address = "03150, Київ, вул. Велика Васильківська, 100";
  entity.phone = "+380442000000";
  entity.email = "office@maister.example";
  entity.director = "Майстренко Олена Ігорівна";
  return entity;
}

Result<AccountId> make_account(Context& context, LegalEntityId entity, AccountKind kind, const char* name) {
  Account account;
  account.legal_entity_id = entity;
  account.kind = kind;
  account.name = name;
  KRAM_TRY(made, ask<create_account>(context, account));
  return made.id;
}

Verdict make_people(Context& context, Company& company, const std::string& password) {
  for (const auto& person : people) {
    User user;
    user.login = person.login;
    user.name = person.name;
    user.role = person.role;
    user.password = password.empty() ? "demo-" + security::random_hex128().substr(0, 10) : password;
    KRAM_TRY(made, ask<create_user>(context, user));
    company.logins.push_back({user.login, user.password, user.name, user.role, made.id});
  }
  return Done{};
}

}  // namespace

Result<Company> make_company(Context& context, const std::string& password) {
  Company company;
  auto entity = requisites();
  KRAM_TRY(made_entity, ask<create_legal_entity>(context, entity));
  Warehouse warehouse;
  warehouse.name = "Головний склад";
  warehouse.address = "Київ, вул. Бориспільська, 9";
  KRAM_TRY(made_warehouse, ask<create_warehouse>(context, warehouse));
  Place place;
  place.name = "Стелажі";
  KRAM_TRY(made_place, ask<create_place>(context, place, {made_warehouse.id.value}));
  static_cast<void>(made_place);
  PriceListRow retail;
  retail.name = "Роздріб";
  KRAM_TRY(made_list, ask<create_price_list>(context, retail));
  KRAM_TRY(bank, make_account(context, made_entity.id, AccountKind::bank, "Банк"));
  KRAM_TRY(cash, make_account(context, made_entity.id, AccountKind::cash, "Каса магазину"));
  KRAM_TRY(cod, make_account(context, made_entity.id, AccountKind::carrier_cod, "Післяплата перевізника"));
  static_cast<void>(cod);
  company.bank = bank;
  company.cash = cash;
  auto workspace = storage::get_workspace(context.db, context.workspace());
  workspace.default_legal_entity_id = made_entity.id;
  workspace.default_warehouse_id = made_warehouse.id;
  workspace.default_price_list_id = made_list.id;
  KRAM_CHECK(storage::update_workspace(context.db, workspace));
  KRAM_CHECK(make_people(context, company, password));
  return company;
}

}  // namespace kram::demo
