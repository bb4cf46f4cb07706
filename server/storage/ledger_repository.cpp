#include "server/storage/ledger_repository.hpp"

namespace kram::storage {
namespace {

constexpr Sql insert_chart{"add_shipped_chart", R"sql(
insert into ledger_account (workspace_id, code, role, name_uk, name_en)
select :p1, r.* from jsonb_to_recordset(cast(:p2 as jsonb)) as r(code text, role text, name_uk text, name_en text)
on conflict do nothing)sql"};

constexpr Sql insert_entries{"post_entries", R"sql(
insert into ledger_entry (workspace_id, cause, legal_entity_id, party_id, order_id, occurred_on, recorded_at,
  account_code, debit, credit)
select :p1, :p2, :p3, case when r.by_party then cast(:p4 as bigint) end, :p5, :p6, :p7, a.code, r.debit, r.credit
from rows from (jsonb_to_recordset(cast(:p8 as jsonb)) as
  (role text, by_party boolean, debit bigint, credit bigint)) with ordinality as r(role, by_party, debit, credit, n)
left join ledger_account a on a.workspace_id = :p1 and a.role = r.role
order by r.n)sql"};

constexpr Sql select_balances{"order_balances", R"sql(
select coalesce(sum(e.debit - e.credit) filter (where a.role = 'customers'), 0),
  coalesce(sum(e.credit - e.debit) filter (where a.role = 'client_advances'), 0),
  coalesce(sum(e.debit - e.credit) filter (where a.role = 'vat_liability'), 0)
from ledger_entry e join ledger_account a on a.workspace_id = e.workspace_id and a.code = e.account_code
where e.workspace_id = :p1 and e.order_id = :p2)sql"};

Json entry(AccountRole role, Money debit, Money credit) {
  return Json{
      {"role", enum_name(role)}, {"by_party", is_by_party(role)}, {"debit", debit.units}, {"credit", credit.units}};
}

}  // namespace

void add_shipped_chart(Connection& db, WorkspaceId workspace) {
  Json rows = Json::array();
  for (const auto& account : shipped_chart())
    rows.push_back(Json{
        {"code", account.code}, {"role", enum_name(account.role)}, {"name_uk", account.uk}, {"name_en", account.en}});
  db.run(insert_chart, {workspace, rows});
}

void post_entries(Connection& db, WorkspaceId workspace, const LedgerDraft& draft,
                  const std::vector<Posting>& postings) {
  if (postings.empty()) return;
  Json rows = Json::array();
  for (const auto& posting : postings) {
    rows.push_back(entry(posting.debit, posting.amount, {}));
    rows.push_back(entry(posting.credit, {}, posting.amount));
  }
  db.run(insert_entries, {workspace, draft.cause, draft.legal_entity_id, draft.party_id, draft.order_id,
                          draft.occurred_on, draft.recorded_at, rows});
}

OrderBalances order_balances(Connection& db, WorkspaceId workspace, OrderId order) {
  OrderBalances balances;
  Row row = db.one(select_balances, {workspace, order});
  row >> balances.receivable >> balances.advance >> balances.vat_of_advance;
  return balances;
}

}  // namespace kram::storage
