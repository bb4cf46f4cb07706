// Promises about the records themselves: numbers, dates, states, names, keys, sessions, and that facts are never
// rewritten.
#include "server/audit/audit.hpp"

namespace kram::audit {

#define KRAM_NUMBERED                                                                                               \
  "(select legal_entity_id, 'payment' as kind, number, recorded_at from payment where workspace_id = :p1 union all" \
  " select legal_entity_id, case kind when 'goods' then 'shipment' else 'service_act' end, number, recorded_at"     \
  " from shipment where workspace_id = :p1 union all"                                                               \
  " select legal_entity_id, 'receipt', number, recorded_at from receipt where workspace_id = :p1)"
#define KRAM_DATED                                                                                                 \
  "(select 'payment:' || id as cause, paid_on as day, recorded_at from payment where workspace_id = :p1 union all" \
  " select 'shipment:' || id, shipped_on, recorded_at from shipment where workspace_id = :p1 union all"            \
  " select 'cost:' || id, spent_on, recorded_at from order_cost where workspace_id = :p1 union all"                \
  " select 'receipt:' || id, received_on, recorded_at from receipt where workspace_id = :p1)"

const std::vector<Invariant>& record_invariants() {
  static const std::vector<Invariant> list = {
      {"M9a", "facts are guarded against change",
       "select t.name, 'a trigger that refuses', coalesce(cast(g.tgenabled as text), 'none') from workspace w"
       " cross join unnest(array['stock_move', 'layer_use', 'ledger_entry', 'payment', 'shipment', 'order_event',"
       " 'order_cost']) t "
       "(name)"
       " left join pg_trigger g on g.tgrelid = cast(t.name as regclass) and g.tgname = 'facts_only'"
       " where w.id = :p1 and coalesce(g.tgenabled <> 'O', true)"},
      // A history may lose what it told of a forgotten person; its trigger lets nothing else pass.
      {"M9b", "no fact was ever changed or deleted since the database counts",
       "select s.relname, '0', cast(s.n_tup_upd + s.n_tup_del as text) from workspace w cross join pg_stat_user_tables "
       "s"
       " where w.id = :p1 and s.relname in ('stock_move', 'layer_use', 'ledger_entry', 'payment', 'shipment',"
       " 'order_event', 'order_cost') and s.schemaname = 'public'"
       " and (s.n_tup_del > 0 or s.n_tup_upd > 0 and s.relname <> 'order_event')"},
      {"N1", "numbers of issued documents and payments run from 1 without holes, as far as their series counted",
       "select d.kind || ' of legal entity ' || d.legal_entity_id, '1 … ' || coalesce(s.last_number, 0),"
       " d.least || ' … ' || d.most || ', ' || d.count || ' in all' from (select legal_entity_id, kind,"
       " min(number) as least, max(number) as most, count(distinct number) as count from " KRAM_NUMBERED
       " n group by 1, 2) d left join (select legal_entity_id, kind, sum(last_number) as last_number from number_series"
       " where workspace_id = :p1 group by 1, 2) s on s.legal_entity_id = d.legal_entity_id and s.kind = d.kind"
       " where d.least <> 1 or d.most <> d.count or d.most is distinct from s.last_number"},
      {"N2", "a later number was never recorded a minute earlier",
       "select kind || ' ' || number, 'not before ' || before, cast(recorded_at as text) from (select kind, number,"
       " recorded_at, lag(recorded_at) over (partition by legal_entity_id, kind order by number) as before "
       "from " KRAM_NUMBERED " n) t where recorded_at < before - 60000000"},
      {"N4a", "a fact's business date is never after the day it was recorded",
       "select d.cause, 'at most ' || r.day, cast(d.day as text) from " KRAM_DATED " d"
       " join workspace w on w.id = :p1 cross join lateral (select cast(to_timestamp(d.recorded_at / 1000000)"
       " at time zone w.zone as date) as day) r where d.day > r.day"},
      {"N4b", "entries and moves bear the date of their document",
       "select t.cause, cast(d.day as text), cast(t.day as text) from (select cause, occurred_on as day from "
       "ledger_entry"
       " where workspace_id = :p1 union select case when shipment_id is null then 'receipt:' || receipt_id"
       " else 'shipment:' || shipment_id end, occurred_on from stock_move where workspace_id = :p1) t"
       " join " KRAM_DATED " d on d.cause = t.cause where d.day <> t.day"},
      {"C1", "a telephone belongs to one active client and is kept in international form",
       "select 'telephone of client ' || f.client_id, 'an active client, +digits', concat_ws(' ', f.e164,"
       " case when p.archived then 'archived' end, case when not p.is_client then 'no client' end) from client_phone f"
       " left join party p on p.workspace_id = :p1 and p.id = f.client_id where f.workspace_id = :p1"
       " and (p.id is null or p.archived or not p.is_client or f.e164 !~ '^[+][1-9][0-9]{6,14}$')"},
      {"C3", "an order that stands keeps its client and its names as they were",
       "select 'order ' || o.number, 'names', 'a client or a name is missing' from sales_order o where o.workspace_id "
       "= :p1"
       " and o.state in ('confirmed', 'in_work', 'completed') and (o.client_id is null or o.client_name = ''"
       " or exists (select 1 from order_line l where l.workspace_id = :p1 and l.order_id = o.id and l.name = ''))"},
      {"O1",
       "states agree with facts: drafts and cancelled orders shipped nothing, completed ones everything and are paid",
       "select 'order ' || o.number, o.state, s.shipped || ' of ' || s.ordered || ', paid ' || o.paid || ' of ' || "
       "o.total"
       " from sales_order o cross join lateral (select coalesce(sum(l.shipped), 0) as shipped,"
       " coalesce(sum(l.stock_quantity), 0) as ordered, count(*) as lines from order_line l"
       " where l.workspace_id = :p1 and l.order_id = o.id) s where o.workspace_id = :p1 and case o.state"
       " when 'draft' then s.shipped > 0 when 'cancelled' then s.shipped > 0"
       " when 'completed' then s.shipped < s.ordered or o.paid < o.total or o.completed_on is null or s.lines = 0"
       " or o.confirmed_on is null else s.lines = 0 or o.confirmed_on is null end"},
      {"O2", "every order has its history from the beginning",
       "select 'order ' || o.number, 'an event ''created''', 'none' from sales_order o where o.workspace_id = :p1"
       " and not exists (select 1 from order_event e where e.workspace_id = :p1 and e.order_id = o.id"
       " and e.kind = 'created')"},
      {"E3", "no request has been running for more than a minute",
       "select actor || ' ' || key, 'an answer', 'running since ' || created_at from idempotency"
       " where workspace_id = :p1 and status is null and created_at < cast(:p2 as bigint) - 60000000"},
      {"E4", "what comes from outside comes once",
       "select t.what || ' ' || t.external_id, '1', cast(count(*) as text) from (select 'order' as what, external_id"
       " from sales_order where workspace_id = :p1 union all select 'party', external_id from party"
       " where workspace_id = :p1 union all select 'product', external_id from product where workspace_id = :p1 union "
       "all"
       " select 'receipt', external_id from receipt where workspace_id = :p1) t where t.external_id <> ''"
       " group by t.what, t.external_id having count(*) > 1"},
      {"A1", "sessions belong to active people and end in time; passwords, sessions and tokens are kept as hashes only",
       "select t.who, 'safe', t.fault from (select 'session of user ' || s.user_id as who, case when not u.active"
       " then 'inactive user' when s.expires_at - s.created_at > 2678400000000 then 'lives too long'"
       " when s.token_hash !~ '^[0-9a-f]{64}$' then 'plain token' end as fault from session s join app_user u"
       " on u.workspace_id = :p1 and u.id = s.user_id where s.workspace_id = :p1 union all"
       " select 'token ' || id, case when token_hash !~ '^[0-9a-f]{64}$' then 'plain token' end from api_token"
       " where workspace_id = :p1 union all select 'user ' || id, case when password_hash not like '$argon2id$%'"
       " then 'plain password' end from app_user where workspace_id = :p1) t where t.fault is not null"},
      {"A3a", "every foreign key was proven",
       "select c.conname, 'validated', 'not validated' from workspace w cross join pg_constraint c"
       " where w.id = :p1 and c.contype = 'f' and not c.convalidated"},
      {"A3b", "amounts and dates are within sane bounds",
       "select t.who, '|amount| < 10^13, 1990 … 2100', concat_ws(' ', t.amount, t.day) from ("
       "select 'order ' || id as who, greatest(abs(amount), abs(total), abs(paid)) as amount, ordered_on as day"
       " from sales_order where workspace_id = :p1 union all select 'order ' || id, 0, promised_on from sales_order"
       " where workspace_id = :p1 union all select 'order ' || id, 0, payment_due_on from sales_order"
       " where workspace_id = :p1 union all select 'line ' || id, greatest(abs(gross), abs(amount), stock_quantity), "
       "null"
       " from order_line where workspace_id = :p1 union all select 'payment ' || id, amount, paid_on from payment"
       " where workspace_id = :p1 union all select 'shipment ' || id, gross, shipped_on from shipment"
       " where workspace_id = :p1 union all select 'lot ' || id, greatest(cost, quantity), received_on from cost_layer"
       " where workspace_id = :p1 union all select 'entry ' || id, greatest(debit, credit), occurred_on from "
       "ledger_entry"
       " where workspace_id = :p1) t where t.amount >= 10000000000000"
       " or t.day < date '1990-01-01' or t.day > date '2100-12-31'"},
      {"A3c", "no row points at nothing",
       "select t.who, 'its order, line and party', 'missing' from ("
       "select 'obligation ' || b.id as who from obligation b where b.workspace_id = :p1 and ((b.line_id <> 0 and not "
       "exists"
       " (select 1 from order_line l where l.workspace_id = :p1 and l.id = b.line_id and l.order_id = b.order_id))"
       " or (b.party_id is not null and not exists"
       " (select 1 from party p where p.workspace_id = :p1 and p.id = b.party_id))) union all"
       " select 'need of line ' || n.line_id from need n where n.workspace_id = :p1 and not exists (select 1 from "
       "order_line l"
       " where l.workspace_id = :p1 and l.id = n.line_id and l.order_id = n.order_id) union all"
       " select 'entry ' || e.id from ledger_entry e where e.workspace_id = :p1 and ((e.party_id is not null and not "
       "exists"
       " (select 1 from party p where p.workspace_id = :p1 and p.id = e.party_id)) or (e.order_id is not null and not "
       "exists"
       " (select 1 from sales_order o where o.workspace_id = :p1 and o.id = e.order_id))) union all"
       " select 'move ' || m.id from stock_move m where m.workspace_id = :p1 and ((m.receipt_id is null)"
       " = (m.shipment_id is null) or not exists (select 1 from place l where l.workspace_id = :p1 and l.id = "
       "m.place_id"
       " and l.warehouse_id = m.warehouse_id))) t"},
  };
  return list;
}

#undef KRAM_NUMBERED
#undef KRAM_DATED

}  // namespace kram::audit
