// Clients and suppliers: what may stand on a card, one client for one telephone, forgetting a person.
#include <algorithm>

#include "server/operations/context.hpp"
#include "server/operations/row_version.hpp"
#include "server/storage/party_forgetting.hpp"
#include "server/storage/party_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/domain/identifier.hpp"
#include "shared/domain/phone.hpp"

namespace kram {
namespace {

using storage::PartyRole;

/// A failing control digit, birth date or pairing is told but kept: old and foreign numbers exist. All else is a
/// mistake.
bool is_only_doubtful(IdentifierFault fault) {
  return fault == IdentifierFault::checksum || fault == IdentifierFault::date ||
         fault == IdentifierFault::edrpou_mismatch;
}

Verdict keep_identifier(std::string& text, const IdentifierCheck& check, ErrorCode code, const char* path) {
  text = check.normalized;
  if (check.ok() || is_only_doubtful(check.fault)) return Done{};
  return refuse_identifier(code, check.fault).under(path);
}

/// ЄДРПОУ of a company, РНОКПП of a person or sole trader.
bool is_personal_number(const std::string& text) {
  return text.size() == 10;
}
IdentifierCheck check_tax_number(const std::string& text) {
  return is_personal_number(text) ? check_rnokpp(text) : check_edrpou(text);
}

Verdict keep_email(std::string& text, const std::string& path) {
  const auto check = check_email(text);
  if (!check.ok()) return refuse_identifier(ErrorCode::invalid_email, check.fault).under(path);
  text = check.normalized;
  return Done{};
}

/// Brings the card's numbers and addresses to the spelling that is kept.
Verdict normalise(Party& party) {
  if (!party.edrpou.empty())
    KRAM_CHECK(keep_identifier(party.edrpou, check_tax_number(party.edrpou), ErrorCode::invalid_edrpou, "/edrpou"));
  if (!party.vat_number.empty())
    KRAM_CHECK(keep_identifier(party.vat_number, check_vat_number(party.vat_number, party.edrpou),
                               ErrorCode::invalid_vat_number, "/vat_number"));
  for (std::size_t i = 0; i < party.emails.size(); ++i)
    KRAM_CHECK(keep_email(party.emails[i], "/emails/" + std::to_string(i)));
  for (std::size_t i = 0; i < party.contacts.size(); ++i)
    if (!party.contacts[i].email.empty())
      KRAM_CHECK(keep_email(party.contacts[i].email, "/contacts/" + std::to_string(i) + "/email"));
  return Done{};
}

/// The telephones that may belong to one active client only, sorted, each once.
std::vector<std::string> unique_phones(const Party& party) {
  std::vector<std::string> numbers;
  if (party.archived) return numbers;
  for (const auto& phone : party.phones)
    if (const auto check = check_phone(phone); check.ok()) numbers.push_back(check.normalized);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

/// What was kept although it looks wrong, in the reader's language.
std::vector<std::string> warnings_of(const Party& party, Language language) {
  std::vector<std::string> warnings;
  const auto warn = [&](const std::string& text, IdentifierFault fault) {
    if (fault != IdentifierFault::none) warnings.push_back("«" + text + "»: " + std::string(describe(fault, language)));
  };
  if (!party.edrpou.empty()) warn(party.edrpou, check_tax_number(party.edrpou).fault);
  if (!party.vat_number.empty()) warn(party.vat_number, check_vat_number(party.vat_number, party.edrpou).fault);
  for (const auto& phone : party.phones) warn(phone, check_phone(phone).fault);
  return warnings;
}

Party shown(Context& context, PartyRole role, Party party) {
  party.figures = storage::party_figures(context.db, context.workspace(), role, party.id, context.today());
  party.warnings = warnings_of(party, context.language);
  return party;
}

Result<Page<PartySummary>> list(Context& context, PartyRole role, const ListQuery& query) {
  KRAM_CHECK(storage::check_limit(query.limit));
  KRAM_TRY(after, storage::read_name_cursor(query.cursor));
  storage::PartyPageQuery page{
      role, storage::text_search(query.search, true), query.archived, after, query.limit, context.today()};
  auto found = storage::list_parties(context.db, context.workspace(), page);
  if (!found.items.empty() || page.search.mode == storage::SearchMode::everything) return found;
  page.search = storage::other_layout_search(query.search);
  if (page.search.mode == storage::SearchMode::everything) return found;
  return storage::list_parties(context.db, context.workspace(), page);
}

Result<Party> get(Context& context, PartyRole role, PartyId id) {
  auto party = storage::find_party(context.db, context.workspace(), role, id);
  if (!party) return ErrorCode::not_found;
  return shown(context, role, std::move(*party));
}

Result<Party> create(Context& context, PartyRole role, Party party) {
  KRAM_CHECK(normalise(party));
  KRAM_CHECK(storage::check_party_references(context.db, context.workspace(), party));
  party.created_at = context.now;
  const auto phones = role == PartyRole::client ? unique_phones(party) : std::vector<std::string>{};
  KRAM_TRY(id, storage::insert_party(context.db, context.workspace(), role, party, phones));
  party.id = id;
  party.version = 1;
  party.warnings = warnings_of(party, context.language);
  return party;
}

template <class Endpoint>
Result<Party> edit(Context& context, PartyRole role, const Call<Endpoint>& call) {
  auto party =
      storage::find_party(context.db, context.workspace(), role, PartyId{call.ids[0]}, storage::RowLock::change);
  if (!party) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, party->version));
  KRAM_CHECK(patch_from_json(call.patch, *party));
  KRAM_CHECK(normalise(*party));
  KRAM_CHECK(storage::check_party_references(context.db, context.workspace(), *party));
  KRAM_CHECK(storage::update_party(context.db, context.workspace(), role, *party, unique_phones(*party)));
  ++party->version;
  return shown(context, role, std::move(*party));
}

/// What is left of a person on the card: a number that the books go on to name.
Party emptied(const Party& party) {
  Party left;
  left.id = party.id;
  left.version = party.version;
  left.kind = party.kind;
  left.name = "Клієнт №" + to_text(party.id);
  left.price_list_id = party.price_list_id;
  left.manager_id = party.manager_id;
  left.created_at = party.created_at;
  left.archived = true;
  left.anonymised = true;
  return left;
}

}  // namespace

template <>
Result<Page<PartySummary>> handle(Context& context, const Call<endpoint::list_clients>& call) {
  return list(context, PartyRole::client, call.request);
}
template <>
Result<Party> handle(Context& context, const Call<endpoint::create_client>& call) {
  return create(context, PartyRole::client, call.request);
}
template <>
Result<Party> handle(Context& context, const Call<endpoint::get_client>& call) {
  return get(context, PartyRole::client, PartyId{call.ids[0]});
}
template <>
Result<Party> handle(Context& context, const Call<endpoint::edit_client>& call) {
  return edit(context, PartyRole::client, call);
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::delete_client>& call) {
  const PartyId id{call.ids[0]};
  const auto party =
      storage::find_party(context.db, context.workspace(), PartyRole::client, id, storage::RowLock::removal);
  if (!party) return ErrorCode::not_found;
  const auto uses = storage::count_party_uses(context.db, context.workspace(), id);
  if (uses > 0) return Refusal(ErrorCode::in_use, "", {{"count", std::to_string(uses)}});
  storage::delete_party(context.db, context.workspace(), id);
  return Nothing{};
}

template <>
Result<Party> handle(Context& context, const Call<endpoint::anonymise_client>& call) {
  const auto party = storage::find_party(context.db, context.workspace(), PartyRole::client, PartyId{call.ids[0]},
                                         storage::RowLock::change);
  if (!party) return ErrorCode::not_found;
  Party left = emptied(*party);
  storage::anonymise_party(context.db, context.workspace(), left);
  ++left.version;
  return shown(context, PartyRole::client, std::move(left));
}

template <>
Result<Page<PartySummary>> handle(Context& context, const Call<endpoint::list_suppliers>& call) {
  return list(context, PartyRole::supplier, call.request);
}
template <>
Result<Party> handle(Context& context, const Call<endpoint::create_supplier>& call) {
  return create(context, PartyRole::supplier, call.request);
}
template <>
Result<Party> handle(Context& context, const Call<endpoint::get_supplier>& call) {
  return get(context, PartyRole::supplier, PartyId{call.ids[0]});
}
template <>
Result<Party> handle(Context& context, const Call<endpoint::edit_supplier>& call) {
  return edit(context, PartyRole::supplier, call);
}

}  // namespace kram
