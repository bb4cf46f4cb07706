// The company's settings, legal entities, warehouses with places and money accounts.
#include "server/operations/context.hpp"
#include "server/operations/named_page.hpp"
#include "server/operations/row_version.hpp"
#include "server/storage/company_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/domain/identifier.hpp"
#include "shared/domain/phone.hpp"

namespace kram {
namespace {

using storage::ConstraintError;

/// Brings an optional text to its one spelling, or says what is wrong with it.
template <class Parse>
Verdict normalise(std::string& text, const char* path, Parse parse) {
  if (text.empty()) return Done{};
  auto parsed = parse(text);
  if (!parsed) return Refusal(parsed.refusal().code, path, parsed.refusal().params);
  text = *parsed;
  return Done{};
}

Verdict check_requisites(LegalEntity& entity) {
  // Eight digits are a company's code, ten a sole trader's.
  KRAM_CHECK(normalise(entity.edrpou, "/edrpou", [](const std::string& text) {
    return text.size() == 10 ? parse_rnokpp(text) : parse_edrpou(text);
  }));
  KRAM_CHECK(normalise(entity.vat_number, "/vat_number",
                       [&](const std::string& text) { return parse_vat_number(text, entity.edrpou); }));
  KRAM_CHECK(normalise(entity.phone, "/phone", [](const std::string& text) { return normalise_phone(text); }));
  KRAM_CHECK(normalise(entity.email, "/email", [](const std::string& text) { return parse_email(text); }));
  return Done{};
}

Verdict check_account(Account& account) {
  KRAM_CHECK(normalise(account.iban, "/iban", [](const std::string& text) { return parse_iban(text); }));
  for (const char c : account.currency)
    if (c < 'A' || c > 'Z') return Refusal(ErrorCode::unknown_value, "/currency", {{"allowed", "UAH, EUR, USD, …"}});
  return Done{};
}

/// Goods never lie in a place that is out of use, and those that come in need one.
Verdict check_archiving(Context& context, PlaceId place) {
  const auto use = storage::place_use(context.db, context.workspace(), place);
  if (use.goods > 0) return Refusal(ErrorCode::in_use, "/archived", {{"count", std::to_string(use.goods)}});
  if (use.other_places == 0) return Refusal(ErrorCode::last_place, "/archived");
  return Done{};
}

Refusal place_name_taken(const ConstraintError& error, const std::string& name) {
  if (error.sqlstate != "23505") throw error;
  return Refusal(ErrorCode::already_exists, "/name", {{"name", name}});
}

}  // namespace

template <>
Result<Workspace> handle(Context& context, const Call<endpoint::get_workspace>&) {
  return storage::get_workspace(context.db, context.workspace());
}

template <>
Result<Workspace> handle(Context& context, const Call<endpoint::edit_workspace>& call) {
  auto workspace = storage::lock_workspace(context.db, context.workspace());
  KRAM_CHECK(check_version(call.version, workspace.version));
  KRAM_CHECK(patch_from_json(call.patch, workspace));
  const auto* zone = find_zone(workspace.zone);
  if (!zone) return Refusal(ErrorCode::unknown_value, "/zone", {{"allowed", "Europe/Kyiv, Europe/Warsaw, …"}});
  workspace.zone = std::string(zone->name);
  const auto known = storage::known_defaults(context.db, workspace);
  if (!known.price_list) return Refusal(ErrorCode::unknown_reference, "/default_price_list_id");
  if (!known.warehouse) return Refusal(ErrorCode::unknown_reference, "/default_warehouse_id");
  if (!known.legal_entity) return Refusal(ErrorCode::unknown_reference, "/default_legal_entity_id");
  KRAM_CHECK(storage::update_workspace(context.db, workspace));
  return workspace;
}

template <>
Result<Page<LegalEntity>> handle(Context& context, const Call<endpoint::list_legal_entities>& call) {
  return named_page(storage::all_legal_entities(context.db, context.workspace(), call.request.archived), call.request);
}

template <>
Result<LegalEntity> handle(Context& context, const Call<endpoint::create_legal_entity>& call) {
  auto entity = call.request;
  KRAM_CHECK(check_requisites(entity));
  entity.id.value = storage::insert_row(context.db, context.workspace(), entity);
  return entity;
}

template <>
Result<LegalEntity> handle(Context& context, const Call<endpoint::get_legal_entity>& call) {
  auto entity = storage::find_row<LegalEntity>(context.db, context.workspace(), LegalEntityId{call.ids[0]});
  if (!entity) return ErrorCode::not_found;
  return *entity;
}

template <>
Result<LegalEntity> handle(Context& context, const Call<endpoint::edit_legal_entity>& call) {
  auto entity = storage::lock_row<LegalEntity>(context.db, context.workspace(), LegalEntityId{call.ids[0]});
  if (!entity) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, entity->version));
  KRAM_CHECK(patch_from_json(call.patch, *entity));
  KRAM_CHECK(check_requisites(*entity));
  KRAM_CHECK(storage::update_row(context.db, context.workspace(), *entity));
  return *entity;
}

template <>
Result<Page<Warehouse>> handle(Context& context, const Call<endpoint::list_warehouses>& call) {
  return named_page(storage::all_warehouses(context.db, context.workspace(), call.request.archived), call.request);
}

template <>
Result<Warehouse> handle(Context& context, const Call<endpoint::create_warehouse>& call) {
  auto warehouse = call.request;
  warehouse.id.value = storage::insert_row(context.db, context.workspace(), warehouse);
  // Goods need a place to lie: a warehouse without shelves is one place.
  Place place;
  place.name = context.language == Language::uk ? "Основне" : "Main";
  place.id.value = storage::insert_row(context.db, context.workspace(), place, {{"warehouse_id", warehouse.id}});
  warehouse.places.push_back(place);
  return warehouse;
}

template <>
Result<Warehouse> handle(Context& context, const Call<endpoint::get_warehouse>& call) {
  auto warehouse = storage::find_warehouse(context.db, context.workspace(), WarehouseId{call.ids[0]});
  if (!warehouse) return ErrorCode::not_found;
  return *warehouse;
}

template <>
Result<Warehouse> handle(Context& context, const Call<endpoint::edit_warehouse>& call) {
  const WarehouseId id{call.ids[0]};
  auto warehouse = storage::lock_row<Warehouse>(context.db, context.workspace(), id);
  if (!warehouse) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, warehouse->version));
  const bool was_archived = warehouse->archived;
  KRAM_CHECK(patch_from_json(call.patch, *warehouse));
  if (warehouse->archived && !was_archived)
    if (const auto goods = storage::goods_in(context.db, context.workspace(), id); goods > 0)
      return Refusal(ErrorCode::in_use, "/archived", {{"count", std::to_string(goods)}});
  KRAM_CHECK(storage::update_row(context.db, context.workspace(), *warehouse));
  return storage::find_warehouse(context.db, context.workspace(), id).value();
}

template <>
Result<Place> handle(Context& context, const Call<endpoint::create_place>& call) {
  const WarehouseId warehouse{call.ids[0]};
  if (!storage::find_row<Warehouse>(context.db, context.workspace(), warehouse)) return ErrorCode::not_found;
  auto place = call.request;
  try {
    place.id.value = storage::insert_row(context.db, context.workspace(), place, {{"warehouse_id", warehouse}});
  } catch (const ConstraintError& error) {
    return place_name_taken(error, place.name);
  }
  return place;
}

template <>
Result<Place> handle(Context& context, const Call<endpoint::get_place>& call) {
  auto place = storage::find_row<Place>(context.db, context.workspace(), PlaceId{call.ids[0]});
  if (!place) return ErrorCode::not_found;
  return *place;
}

template <>
Result<Place> handle(Context& context, const Call<endpoint::edit_place>& call) {
  auto place = storage::lock_place(context.db, context.workspace(), PlaceId{call.ids[0]});
  if (!place) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, place->version));
  const bool was_archived = place->archived;
  KRAM_CHECK(patch_from_json(call.patch, *place));
  if (place->archived && !was_archived) KRAM_CHECK(check_archiving(context, place->id));
  try {
    KRAM_CHECK(storage::update_row(context.db, context.workspace(), *place));
  } catch (const ConstraintError& error) {
    return place_name_taken(error, place->name);
  }
  return *place;
}

template <>
Result<Page<Account>> handle(Context& context, const Call<endpoint::list_accounts>& call) {
  return named_page(storage::all_accounts(context.db, context.workspace(), call.request.archived), call.request);
}

template <>
Result<Account> handle(Context& context, const Call<endpoint::create_account>& call) {
  auto account = call.request;
  KRAM_CHECK(check_account(account));
  if (!storage::find_row<LegalEntity>(context.db, context.workspace(), account.legal_entity_id))
    return Refusal(ErrorCode::unknown_reference, "/legal_entity_id");
  account.id.value = storage::insert_row(context.db, context.workspace(), account);
  return account;
}

template <>
Result<Account> handle(Context& context, const Call<endpoint::get_account>& call) {
  auto account = storage::find_account(context.db, context.workspace(), AccountId{call.ids[0]});
  if (!account) return ErrorCode::not_found;
  return *account;
}

template <>
Result<Account> handle(Context& context, const Call<endpoint::edit_account>& call) {
  const AccountId id{call.ids[0]};
  auto account = storage::lock_row<Account>(context.db, context.workspace(), id);
  if (!account) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, account->version));
  KRAM_CHECK(patch_from_json(call.patch, *account));
  KRAM_CHECK(check_account(*account));
  KRAM_CHECK(storage::update_row(context.db, context.workspace(), *account));
  return storage::find_account(context.db, context.workspace(), id).value();
}

}  // namespace kram
