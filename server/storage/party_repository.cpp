#include "server/storage/party_repository.hpp"

#include "server/storage/table.hpp"
#include "shared/base/text_fold.hpp"
#include "shared/domain/ledger.hpp"

namespace kram::storage {
namespace {

// ---- SQL: :p1 is the workspace everywhere.

#define KRAM_PARTY_ROLE(alias, parameter) \
  "(case cast(" parameter " as text) when 'client' then " alias ".is_client else " alias ".is_supplier end)"

// The figures of the page's rows, side by side. A client's balance above zero means it owes; debts to different legal
// entities are not netted: what is owed anywhere is shown before advances held elsewhere.
#define KRAM_PARTY_PAGE                                                                                             \
  " select p.id, p.name, coalesce(p.phones ->> 0, ''), p.edrpou, coalesce(p.addresses -> 0 ->> 'city', ''),"        \
  " p.archived, coalesce(plan.remaining, 0), coalesce(books.balance, 0), coalesce(plan.overdue, 0), p.external_id," \
  " page.sort_key"                                                                                                  \
  " from page join party p on p.workspace_id = :p1 and p.id = page.id"                                              \
  " join workspace w on w.id = p.workspace_id"                                                                      \
  " left join lateral (select cast(sum(o.total - o.paid) as bigint) as remaining,"                                  \
  "   cast(sum(o.total - o.paid) filter (where o.payment_due_on < cast(:p8 as date)) as bigint) as overdue"         \
  "   from sales_order o where o.workspace_id = :p1 and o.client_id = p.id and o.paid < o.total"                    \
  "   and o.state in ('confirmed', 'in_work', 'completed') and o.currency = w.base_currency) plan on true"          \
  " left join lateral (select cast(case when bool_or(e.balance > 0) then sum(greatest(e.balance, 0))"               \
  "   else sum(e.balance) end as bigint) as balance from (select sum(l.debit - l.credit) as balance"                \
  "   from ledger_entry l join ledger_account a on a.workspace_id = l.workspace_id and a.code = l.account_code"     \
  "   where l.workspace_id = :p1 and l.party_id = p.id and a.role = any (cast(:p9 as text[]))"                      \
  "   group by l.legal_entity_id) e) books on true"                                                                 \
  " order by page.sort_key, page.id"

#define KRAM_PARTY_FILTER \
  " from party q where q.workspace_id = :p1 and " KRAM_PARTY_ROLE("q", ":p2")          \
  " and (cast(:p3 as boolean) or not q.archived)"                                      \
  " and (q.sort_key, q.id) > (cast(:p4 as text), cast(:p5 as bigint))"

constexpr Sql list_all{"party_list", "with page as materialized (select q.id, q.sort_key" KRAM_PARTY_FILTER
                                     " order by q.sort_key, q.id limit cast(:p10 as int))" KRAM_PARTY_PAGE};

constexpr Sql list_by_prefix{"party_list_by_prefix",
                             "with page as materialized (select q.id, q.sort_key" KRAM_PARTY_FILTER
                             " and q.sort_key >= cast(:p6 as text) and q.sort_key < cast(:p7 as text)"
                             " order by q.sort_key, q.id limit cast(:p10 as int))" KRAM_PARTY_PAGE};

// Ids come from the trigram index first and are sorted afterwards, else a rare fragment makes the planner walk the
// names from A to Z.
constexpr Sql list_by_fragment{"party_list_by_fragment",
                               "with found as materialized (select q.id, q.sort_key" KRAM_PARTY_FILTER
                               " and q.search like cast(:p6 as text) and q.search like all (cast(:p7 as text[]))),"
                               " page as materialized (select id, sort_key from found order by sort_key, id limit "
                               "cast(:p10 as int))" KRAM_PARTY_PAGE};

#define KRAM_PARTY_COLUMNS                                                                                       \
  "select p.id, p.version, p.kind, p.name, p.edrpou, p.vat_number, p.phones, p.emails, p.contacts, p.addresses," \
  " p.note, p.price_list_id, p.manager_id, p.external_id, p.archived, p.anonymised, p.created_at"                \
  " from party p where p.workspace_id = :p1 and p.id = :p2 and " KRAM_PARTY_ROLE("p", ":p3")

// The columns stand in the order of Party's fields.
constexpr Sql select_one{"party_get", KRAM_PARTY_COLUMNS};
constexpr Sql select_for_change{"party_lock_for_change", KRAM_PARTY_COLUMNS " for no key update"};
constexpr Sql select_for_removal{"party_lock_for_removal", KRAM_PARTY_COLUMNS " for update"};

constexpr Sql select_figures{
    "party_figures",
    "with plan as (select o.legal_entity_id, o.currency, cast(sum(o.total - o.paid) as bigint) as remaining,"
    "   cast(coalesce(sum(o.total - o.paid) filter (where o.payment_due_on < cast(:p3 as date)), 0) as bigint) as "
    "overdue"
    "   from sales_order o where o.workspace_id = :p1 and o.client_id = :p2 and o.paid < o.total"
    "   and o.state in ('confirmed', 'in_work', 'completed') group by o.legal_entity_id, o.currency),"
    " books as (select l.legal_entity_id, w.base_currency as currency,"
    "   cast(sum(l.debit - l.credit) as bigint) as balance"
    "   from ledger_entry l join ledger_account a on a.workspace_id = l.workspace_id and a.code = l.account_code"
    "   join workspace w on w.id = l.workspace_id"
    "   where l.workspace_id = :p1 and l.party_id = :p2 and a.role = any (cast(:p4 as text[]))"
    "   group by l.legal_entity_id, w.base_currency)"
    " select legal_entity_id, currency, coalesce(remaining, 0), coalesce(balance, 0), coalesce(overdue, 0)"
    " from plan full join books using (legal_entity_id, currency) order by legal_entity_id, currency"};

constexpr Sql select_references{
    "party_references",
    "select (cast(:p2 as bigint) is null or exists (select from price_list l where l.workspace_id = :p1"
    "   and l.id = cast(:p2 as bigint))),"
    " (cast(:p3 as bigint) is null or exists (select from app_user u where u.workspace_id = :p1"
    "   and u.id = cast(:p3 as bigint)))"};

#define KRAM_PARTY_RECORD                                                                                             \
  " from jsonb_to_record(cast(:p2 as jsonb)) as r(kind text, name text, edrpou text, vat_number text,"                \
  " phones jsonb, emails jsonb, contacts jsonb, addresses jsonb, note text, price_list_id bigint, manager_id bigint," \
  " external_id text, archived boolean, anonymised boolean)"

constexpr Sql insert_party_sql{
    "party_insert",
    "with made as (insert into party (workspace_id, is_client, is_supplier, kind, name, edrpou, vat_number, phones,"
    " emails, contacts, addresses, note, price_list_id, manager_id, external_id, archived, created_at, search, "
    "sort_key)"
    " select :p1, cast(:p3 as text) = 'client', cast(:p3 as text) = 'supplier', r.kind, r.name, r.edrpou,"
    " r.vat_number, r.phones, r.emails, r.contacts, r.addresses, r.note, r.price_list_id, r.manager_id, r.external_id,"
    " r.archived, cast(:p4 as bigint), cast(:p5 as text), cast(:p6 as text)" KRAM_PARTY_RECORD
    " on conflict do nothing returning id),"
    " taken as (insert into client_phone (workspace_id, e164, client_id)"
    " select :p1, n.e164, made.id from made cross join unnest(cast(:p7 as text[])) as n(e164) order by n.e164"
    " on conflict do nothing returning e164)"
    " select made.id, (select count(*) from taken) from made"};

constexpr Sql update_party_sql{
    "party_update",
    "update party p set version = p.version + 1, kind = r.kind, name = r.name, edrpou = r.edrpou,"
    " vat_number = r.vat_number, phones = r.phones, emails = r.emails, contacts = r.contacts, addresses = r.addresses,"
    " note = r.note, price_list_id = r.price_list_id, manager_id = r.manager_id, external_id = r.external_id,"
    " archived = r.archived, anonymised = r.anonymised,"
    " search = cast(:p4 as text), sort_key = cast(:p5 as text)" KRAM_PARTY_RECORD
    " where p.workspace_id = :p1 and p.id = :p3"};

constexpr Sql sync_phones{"client_phone_sync",
                          "with gone as (delete from client_phone c where c.workspace_id = :p1 and c.client_id = :p2"
                          "   and c.e164 <> all (cast(:p3 as text[])))"
                          " insert into client_phone (workspace_id, e164, client_id)"
                          " select :p1, n.e164, :p2 from unnest(cast(:p3 as text[])) as n(e164) order by n.e164"
                          " on conflict (workspace_id, e164) do update set client_id = excluded.client_id"
                          "   where client_phone.client_id = excluded.client_id returning e164"};

constexpr Sql select_phone_owner{"client_phone_owner",
                                 "select c.e164, p.id, p.name from client_phone c"
                                 " join party p on p.workspace_id = c.workspace_id and p.id = c.client_id"
                                 " where c.workspace_id = :p1 and c.e164 = any (cast(:p2 as text[])) and c.client_id "
                                 "<> :p3 order by c.e164 limit 1"};

constexpr Sql select_by_external{"party_by_external_id",
                                 "select id from party where workspace_id = :p1 and external_id = :p2"};

constexpr Sql count_uses{"party_uses",
                         "select (select count(*) from sales_order o where o.workspace_id = :p1 and o.client_id = :p2)"
                         " + (select count(*) from payment m where m.workspace_id = :p1 and m.party_id = :p2)"
                         " + (select count(*) from receipt r where r.workspace_id = :p1 and r.supplier_id = :p2)"};

constexpr Sql delete_party_sql{"party_delete",
                               "with phones as (delete from client_phone where workspace_id = :p1 and client_id = :p2)"
                               " delete from party where workspace_id = :p1 and id = :p2"};

// ---- from rows and to them

/// Accounts on which the party's balance stands (shared/domain/ledger.hpp).
std::vector<AccountRole> balance_roles(PartyRole role) {
  if (role == PartyRole::client) return {AccountRole::customers, AccountRole::client_advances};
  return {AccountRole::suppliers, AccountRole::supplier_advances};
}

/// Everything a person may remember of a party.
std::string search_of(const Party& party) {
  std::vector<std::string> parts{party.name, party.edrpou, party.vat_number};
  const auto add_phone = [&](const std::string& phone) {
    const std::string digits = phone_digits(phone);
    parts.push_back(digits.empty() ? phone : digits);
  };
  for (const auto& phone : party.phones) add_phone(phone);
  parts.insert(parts.end(), party.emails.begin(), party.emails.end());
  for (const auto& contact : party.contacts) {
    parts.push_back(contact.name);
    add_phone(contact.phone);
    parts.push_back(contact.email);
  }
  parts.push_back(party.external_id);
  return search_column(parts);
}

Refusal phone_refusal(Connection& db, WorkspaceId workspace, PartyId id, const Party& party,
                      const std::vector<std::string>& phones) {
  std::string e164, name;
  PartyId owner;
  if (auto row = db.maybe_one(select_phone_owner, {workspace, phones, id.value})) *row >> e164 >> owner >> name;
  std::string path = "/phones";
  for (std::size_t i = 0; i < party.phones.size(); ++i)
    if ("+" + phone_digits(party.phones[i]) == e164) path = "/phones/" + std::to_string(i);
  return Refusal(ErrorCode::phone_taken, path, {{"name", name}, {"client_id", to_text(owner)}, {"phone", e164}});
}

}  // namespace

Page<PartySummary> list_parties(Connection& db, WorkspaceId workspace, const PartyPageQuery& query) {
  const auto& search = query.search;
  const bool by_prefix = search.mode == SearchMode::prefix;
  const Sql& sql = search.mode == SearchMode::everything ? list_all : by_prefix ? list_by_prefix : list_by_fragment;
  auto rows = db.run(sql, {workspace, query.role, query.archived, query.after.sort_key, query.after.id,
                           by_prefix ? search.prefix_from : search.fragment,
                           by_prefix ? Param(search.prefix_below) : Param(search.words), query.today,
                           balance_roles(query.role), query.limit + 1});
  Page<PartySummary> page;
  NameKey last;
  for (auto& row : rows) {
    if (page.items.size() == static_cast<std::size_t>(query.limit)) {
      page.next_cursor = write_cursor(last);
      break;
    }
    PartySummary& p = page.items.emplace_back();
    row >> p.id >> p.name >> p.phone >> p.edrpou >> p.city >> p.archived >> p.remaining_to_pay >> p.balance >>
        p.overdue >> p.external_id >> last.sort_key;
    last.id = p.id.value;
  }
  return page;
}

std::optional<Party> find_party(Connection& db, WorkspaceId workspace, PartyRole role, PartyId id, RowLock lock) {
  const Sql& sql = lock == RowLock::none     ? select_one
                   : lock == RowLock::change ? select_for_change
                                             : select_for_removal;
  auto row = db.maybe_one(sql, {workspace, id, role});
  if (!row) return std::nullopt;
  return read_row<Party>(*row);
}

std::vector<PartyFigures> party_figures(Connection& db, WorkspaceId workspace, PartyRole role, PartyId id, Date today) {
  std::vector<PartyFigures> all;
  for (auto& row : db.run(select_figures, {workspace, id, today, balance_roles(role)})) {
    PartyFigures& f = all.emplace_back();
    row >> f.legal_entity_id >> f.currency >> f.remaining_to_pay >> f.balance >> f.overdue;
  }
  return all;
}

Verdict check_party_references(Connection& db, WorkspaceId workspace, const Party& party) {
  if (!party.price_list_id && !party.manager_id) return Done{};
  bool list_known = false, manager_known = false;
  db.one(select_references, {workspace, party.price_list_id, party.manager_id}) >> list_known >> manager_known;
  if (!list_known) return Refusal(ErrorCode::unknown_reference, "/price_list_id");
  if (!manager_known) return Refusal(ErrorCode::unknown_reference, "/manager_id");
  return Done{};
}

Result<PartyId> insert_party(Connection& db, WorkspaceId workspace, PartyRole role, const Party& party,
                             const std::vector<std::string>& phones_e164) {
  auto row = db.maybe_one(insert_party_sql, {workspace, to_json(party), role, party.created_at, search_of(party),
                                             sort_column(party.name), phones_e164});
  if (!row) {
    PartyId owner;
    if (auto other = db.maybe_one(select_by_external, {workspace, party.external_id})) *other >> owner;
    return Refusal(ErrorCode::external_id_taken, "/external_id", {{"id", to_text(owner)}});
  }
  PartyId id;
  std::int64_t taken = 0;
  *row >> id >> taken;
  if (taken < static_cast<std::int64_t>(phones_e164.size()))
    return phone_refusal(db, workspace, id, party, phones_e164);
  return id;
}

Verdict update_party(Connection& db, WorkspaceId workspace, PartyRole role, const Party& party,
                     const std::vector<std::string>& phones_e164) {
  db.run(update_party_sql, {workspace, to_json(party), party.id, search_of(party), sort_column(party.name)});
  if (role != PartyRole::client) return Done{};
  const auto kept = db.run(sync_phones, {workspace, party.id, phones_e164});
  if (kept.size() < phones_e164.size()) return phone_refusal(db, workspace, party.id, party, phones_e164);
  return Done{};
}

std::int64_t count_party_uses(Connection& db, WorkspaceId workspace, PartyId id) {
  std::int64_t count = 0;
  db.one(count_uses, {workspace, id}) >> count;
  return count;
}

void delete_party(Connection& db, WorkspaceId workspace, PartyId id) {
  db.run(delete_party_sql, {workspace, id});
}

}  // namespace kram::storage
