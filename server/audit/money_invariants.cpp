// Promises about money: entries balance, documents foot, payments cover no more than they are, caches tell the truth.
#include "server/audit/audit.hpp"

namespace kram::audit {

const std::vector<Invariant>& money_invariants() {
  static const std::vector<Invariant> list = {
      {"M1", "each ledger entry has equal debit and credit",
       "select cause, cast(sum(debit) as text), cast(sum(credit) as text) from ledger_entry where workspace_id = :p1"
       " group by legal_entity_id, cause having sum(debit) <> sum(credit)"},
      {"M2", "the whole ledger of a legal entity sums to zero",
       "select 'legal entity ' || legal_entity_id, '0', cast(sum(debit - credit) as text) from ledger_entry"
       " where workspace_id = :p1 group by legal_entity_id having sum(debit - credit) <> 0"},
      {"M3a", "a line's amounts foot: amount less discounts is its net or its gross, net and VAT are its gross",
       "select 'order ' || l.order_id || ' line ' || l.no, cast(l.amount - l.discount - l.document_discount as text),"
       " l.net || ' + ' || coalesce(l.vat, 0) || ' = ' || l.gross from order_line l"
       " join sales_order o on o.workspace_id = :p1 and o.id = l.order_id where l.workspace_id = :p1"
       " and (l.amount - l.discount - l.document_discount"
       " <> case when o.price_mode = 'vat_on_top' then l.net else l.gross end"
       " or l.discount < 0 or l.document_discount < 0 or l.discount + l.document_discount > l.amount"
       " or l.net + coalesce(l.vat, 0) <> l.gross)"},
      {"M3b", "an order's totals are the sums of its lines",
       "select 'order ' || o.number, concat_ws(' ', s.amount, s.discount, s.net, s.vat, s.gross),"
       " concat_ws(' ', o.amount, o.discount, o.net, coalesce(o.vat, 0), o.total) from sales_order o"
       " cross join lateral (select coalesce(sum(l.amount), 0) as amount,"
       " coalesce(sum(l.discount + l.document_discount), 0) as discount, coalesce(sum(l.net), 0) as net,"
       " coalesce(sum(l.vat), 0) as vat, coalesce(sum(l.gross), 0) as gross from order_line l"
       " where l.workspace_id = :p1 and l.order_id = o.id) s where o.workspace_id = :p1"
       " and (o.amount, o.discount, o.net, coalesce(o.vat, 0), o.total)"
       " is distinct from (s.amount, s.discount, s.net, s.vat, s.gross)"},
      {"M3c", "a shipment is the sum of its lines",
       "select 'shipment ' || h.id, concat_ws(' ', s.net, s.vat, s.gross), concat_ws(' ', h.net, h.vat, h.gross)"
       " from shipment h cross join lateral (select coalesce(sum(l.net), 0) as net, coalesce(sum(l.vat), 0) as vat,"
       " coalesce(sum(l.gross), 0) as gross from shipment_line l where l.workspace_id = :p1 and l.shipment_id = h.id) s"
       " where h.workspace_id = :p1 and (h.net, h.vat, h.gross) is distinct from (s.net, s.vat, s.gross)"},
      {"M3d", "a receipt is the sum of its lots",
       "select 'receipt ' || r.id, cast(s.cost as text), cast(r.cost as text) from receipt r cross join lateral"
       " (select coalesce(sum(l.cost), 0) as cost from cost_layer l where l.workspace_id = :p1 and l.receipt_id = "
       "r.id) s"
       " where r.workspace_id = :p1 and r.cost <> s.cost"},
      {"M4a", "a payment covers orders by no more than its amount",
       "select 'payment ' || p.id, 'at most ' || p.amount, cast(s.amount as text) from payment p cross join lateral"
       " (select coalesce(sum(a.amount), 0) as amount from allocation a where a.workspace_id = :p1 and a.payment_id = "
       "p.id) s"
       " where p.workspace_id = :p1 and s.amount > p.amount"},
      {"M4b", "an order's paid is the sum of what payments cover of it, and no more than its total once confirmed",
       "select 'order ' || o.number, cast(s.amount as text), o.paid || ' of ' || o.total from sales_order o cross join "
       "lateral"
       " (select coalesce(sum(a.amount), 0) as amount from allocation a where a.workspace_id = :p1 and a.order_id = "
       "o.id) s"
       " where o.workspace_id = :p1 and (o.paid <> s.amount"
       " or (o.paid > o.total and o.state in ('confirmed', 'in_work', 'completed')))"},
      {"M4c", "a payment covers orders of its own client and legal entity only",
       "select 'payment ' || p.id || ' order ' || o.number, p.party_id || ' ' || p.legal_entity_id,"
       " concat_ws(' ', o.client_id, o.legal_entity_id) from allocation a"
       " join payment p on p.workspace_id = :p1 and p.id = a.payment_id"
       " join sales_order o on o.workspace_id = :p1 and o.id = a.order_id where a.workspace_id = :p1"
       " and (o.client_id is distinct from p.party_id or o.legal_entity_id <> p.legal_entity_id)"},
      {"M5", "a client's balance in the ledger is what was shipped and performed less what was paid",
       "select 'client ' || coalesce(l.party_id, f.party_id) || ' legal entity ' ||"
       " coalesce(l.legal_entity_id, f.legal_entity_id), cast(coalesce(f.amount, 0) as text),"
       " cast(coalesce(l.amount, 0) as text) from"
       " (select e.party_id, e.legal_entity_id, sum(e.debit - e.credit) as amount from ledger_entry e"
       " join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code"
       " and a.role in ('customers', 'client_advances') where e.workspace_id = :p1 group by 1, 2) l full join"
       " (select party_id, legal_entity_id, sum(amount) as amount from"
       " (select party_id, legal_entity_id, gross as amount from shipment where workspace_id = :p1 union all"
       " select party_id, legal_entity_id, -amount from payment where workspace_id = :p1) t group by 1, 2) f"
       " on f.party_id = l.party_id and f.legal_entity_id = l.legal_entity_id"
       " where coalesce(l.amount, 0) <> coalesce(f.amount, 0)"},
      {"M7a", "an account's days are the sums of its payments less the costs paid from it",
       "select 'account ' || coalesce(d.account_id, p.account_id) || ' on ' || coalesce(d.day, p.paid_on),"
       " cast(coalesce(p.amount, 0) as text), cast(coalesce(d.received - d.paid_out, 0) as text) from"
       " (select account_id, day, received, paid_out from account_day where workspace_id = :p1) d full join"
       " (select account_id, paid_on, sum(amount) as amount from"
       " (select account_id, paid_on, amount from payment where workspace_id = :p1 union all"
       " select account_id, spent_on, -amount from order_cost where workspace_id = :p1 and account_id is not null) t"
       " group by 1, 2) p"
       " on p.account_id = d.account_id and p.paid_on = d.day"
       " where coalesce(d.received - d.paid_out, 0) <> coalesce(p.amount, 0) or d.received < 0 or d.paid_out < 0"},
      {"M7b", "money in the ledger is what the accounts hold",
       "select 'legal entity ' || coalesce(l.legal_entity_id, d.legal_entity_id), cast(coalesce(d.amount, 0) as text),"
       " cast(coalesce(l.amount, 0) as text) from"
       " (select e.legal_entity_id, sum(e.debit - e.credit) as amount from ledger_entry e"
       " join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code"
       " and a.role in ('cash', 'bank', 'money_in_transit') where e.workspace_id = :p1 group by 1) l full join"
       " (select m.legal_entity_id, sum(d.received - d.paid_out) as amount from account_day d"
       " join money_account m on m.workspace_id = :p1 and m.id = d.account_id where d.workspace_id = :p1 group by 1) d"
       " on d.legal_entity_id = l.legal_entity_id where coalesce(l.amount, 0) <> coalesce(d.amount, 0)"},
      {"M8a", "each payment is booked once, by its amount, onto a money account",
       "select 'payment ' || p.id, cast(p.amount as text), cast(s.amount as text) from payment p cross join lateral"
       " (select coalesce(sum(e.debit - e.credit), 0) as amount from ledger_entry e"
       " join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code"
       " and a.role in ('cash', 'bank', 'money_in_transit') where e.workspace_id = :p1"
       " and e.cause = 'payment:' || p.id and e.legal_entity_id = p.legal_entity_id) s"
       " where p.workspace_id = :p1 and s.amount <> p.amount"},
      {"M8b", "each shipment is booked by its total and its cost",
       "select 'shipment ' || h.id, h.gross || ' ' || c.cost, s.gross || ' ' || s.cost from shipment h"
       " cross join lateral (select coalesce(sum(l.cost), 0) as cost from shipment_line l"
       " where l.workspace_id = :p1 and l.shipment_id = h.id) c cross join lateral"
       " (select coalesce(sum(e.debit) filter (where a.role = 'customers'), 0) as gross,"
       " coalesce(sum(e.credit) filter (where a.role = 'goods'), 0) as cost from ledger_entry e"
       " join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code where e.workspace_id = :p1"
       " and e.cause = 'shipment:' || h.id and e.legal_entity_id = h.legal_entity_id) s"
       " where h.workspace_id = :p1 and (s.gross, s.cost) is distinct from (h.gross, c.cost)"},
      {"M8c", "each receipt is booked by its cost",
       "select 'receipt ' || r.id, cast(r.cost as text), cast(s.amount as text) from receipt r cross join lateral"
       " (select coalesce(sum(e.debit - e.credit), 0) as amount from ledger_entry e"
       " join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code and a.role = 'goods'"
       " where e.workspace_id = :p1 and e.cause = 'receipt:' || r.id and e.legal_entity_id = r.legal_entity_id) s"
       " where r.workspace_id = :p1 and s.amount <> r.cost"},
      {"M8d", "every ledger entry has its document",
       "select distinct e.cause, 'a document', 'none' from ledger_entry e where e.workspace_id = :p1"
       " and not exists (select 1 from payment p where p.workspace_id = :p1 and e.cause = 'payment:' || p.id)"
       " and not exists (select 1 from shipment h where h.workspace_id = :p1 and e.cause = 'shipment:' || h.id)"
       " and not exists (select 1 from receipt r where r.workspace_id = :p1 and e.cause = 'receipt:' || r.id)"
       " and not exists (select 1 from order_cost c where c.workspace_id = :p1 and e.cause = 'cost:' || c.id)"},
      {"M8e", "each cost of a deal is booked by its amount among the costs, and from where it says",
       "select 'cost ' || c.id, c.amount || ' from ' || r.source, s.amount || ' from ' || coalesce(s.source, '')"
       " from order_cost c cross join lateral (select case when c.supplier_id is not null then 'suppliers'"
       " when c.account_id is null then 'other_creditors' else (select case when m.kind = 'cash' then 'cash'"
       " when m.kind in ('bank', 'card') then 'bank' else 'money_in_transit' end from money_account m"
       " where m.workspace_id = :p1 and m.id = c.account_id) end as source) r cross join lateral"
       " (select coalesce(sum(e.debit - e.credit) filter (where a.role in ('selling_costs', 'cost_of_services')), 0)"
       " as amount, max(a.role) filter (where a.role not in ('selling_costs', 'cost_of_services', 'service_costs'))"
       " as source from ledger_entry e join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code"
       " where e.workspace_id = :p1 and e.cause = 'cost:' || c.id and e.legal_entity_id = c.legal_entity_id) s"
       " where c.workspace_id = :p1 and (s.amount, s.source) is distinct from (c.amount, r.source)"},
      {"M8f", "what takes a cost back is its like: of the same order, kind, source and sum",
       "select 'cost ' || c.id, w.amount || ' ' || w.kind, c.amount || ' ' || c.kind from order_cost c"
       " join order_cost w on w.workspace_id = :p1 and w.id = c.reverses_id where c.workspace_id = :p1"
       " and (c.amount <> -w.amount or w.reverses_id is not null or (c.order_id, c.kind, c.account_id, c.supplier_id)"
       " is distinct from (w.order_id, w.kind, w.account_id, w.supplier_id))"},
      {"M10", "an order's payment plan is its total while the order stands, and is void otherwise",
       "select 'order ' || o.number, case when o.state in ('confirmed', 'in_work', 'completed') then o.total else 0 "
       "end || '',"
       " cast(s.amount as text) from sales_order o cross join lateral (select coalesce(sum(p.amount), 0) as amount"
       " from payment_plan p where p.workspace_id = :p1 and p.order_id = o.id and not p.voided) s where o.workspace_id "
       "= :p1"
       " and s.amount <> case when o.state in ('confirmed', 'in_work', 'completed') then o.total else 0 end"},
      {"M11", "what is paid covers the rows of the plan, the earliest first",
       "select 'order ' || o.number || ' plan ' || p.no, cast(p.right_covered as text), cast(p.covered as text)"
       " from sales_order o join (select q.order_id, q.no, q.covered, greatest(0, least(q.amount, o.paid - coalesce("
       "sum(q.amount) over (partition by q.order_id order by q.no rows between unbounded preceding and 1 preceding), "
       "0)))"
       " as right_covered from payment_plan q join sales_order o on o.workspace_id = :p1 and o.id = q.order_id"
       " where q.workspace_id = :p1 and not q.voided) p on p.order_id = o.id"
       " where o.workspace_id = :p1 and p.covered <> p.right_covered"},
  };
  return list;
}

}  // namespace kram::audit
