#include "server/storage/payment_repository.hpp"

#include <algorithm>

namespace kram::storage {
namespace {

constexpr Sql select_account{"find_payable_account", R"sql(
select id, legal_entity_id, kind, name, currency, active from money_account where workspace_id = :p1 and id = :p2)sql"};

constexpr Sql count_day{"count_account_day", R"sql(
insert into account_day (workspace_id, account_id, day, received, paid_out) values (:p1, :p2, :p3, :p4, :p5)
on conflict (workspace_id, account_id, day) do update set received = account_day.received + excluded.received,
  paid_out = account_day.paid_out + excluded.paid_out)sql"};

constexpr Sql insert_payment{"add_payment", R"sql(
with number as (
  insert into number_series (workspace_id, legal_entity_id, kind, year, last_number)
  values (:p1, :p2, 'payment', 0, 1)
  on conflict (workspace_id, legal_entity_id, kind, year) do update set last_number = number_series.last_number + 1
  returning last_number
), p as (
  insert into payment (workspace_id, number, account_id, legal_entity_id, party_id, order_id, amount, currency, paid_on,
    recorded_at, note, author)
  select :p1, number.last_number, :p3, :p2, :p4, :p5, :p6, :p7, :p8, :p9, :p10, :p11 from number
  returning id, number
), a as (
  insert into allocation (workspace_id, payment_id, order_id, amount)
  select :p1, p.id, :p5, cast(:p12 as bigint) from p where cast(:p12 as bigint) > 0
)
select id, number from p)sql"};

constexpr Sql clear_allocations{"clear_allocations",
                                "delete from allocation where workspace_id = :p1 and order_id = :p2"};
constexpr Sql insert_allocations{"insert_allocations", R"sql(
insert into allocation (workspace_id, order_id, payment_id, amount)
select :p1, :p2, r.* from jsonb_to_recordset(cast(:p3 as jsonb)) as r(payment_id bigint, amount bigint))sql"};

}  // namespace

std::optional<PayableAccount> find_payable_account(Connection& db, WorkspaceId workspace, AccountId id) {
  auto row = db.maybe_one(select_account, {workspace, id});
  if (!row) return std::nullopt;
  PayableAccount account;
  *row >> account.id >> account.legal_entity_id >> account.kind >> account.name >> account.currency >> account.active;
  return account;
}

void count_account_day(Connection& db, WorkspaceId workspace, AccountId account, Date day, Money change) {
  db.run(count_day, {workspace, account, day, std::max(change, Money{}), std::max(-change, Money{})});
}

PaymentNumber add_payment(Connection& db, WorkspaceId workspace, const PaymentDraft& draft) {
  count_account_day(db, workspace, draft.account_id, draft.paid_on, draft.amount);
  Row row = db.one(insert_payment,
                   {workspace, draft.legal_entity_id, draft.account_id, draft.party_id, draft.order_id, draft.amount,
                    draft.currency, draft.paid_on, draft.recorded_at, draft.note, draft.author, draft.allocated});
  PaymentNumber issued;
  row >> issued.id >> issued.number;
  return issued;
}

void reallocate(Connection& db, WorkspaceId workspace, const Order& order) {
  Json rows = Json::array();
  for (const auto& payment : order.payments)
    if (payment.allocated.is_positive())
      rows.push_back(Json{{"payment_id", payment.id.value}, {"amount", payment.allocated.units}});
  db.run(clear_allocations, {workspace, order.id});
  db.run(insert_allocations, {workspace, order.id, rows});
}

}  // namespace kram::storage
