// Promises about goods: balances are sums of moves, reservations hold what is there, each issue names its lots.
#include "server/audit/audit.hpp"

namespace kram::audit {

const std::vector<Invariant>& stock_invariants() {
  static const std::vector<Invariant> list = {
      {"S1", "what lies at a place is the sum of its moves, and not below zero",
       "select 'product ' || coalesce(b.product_id, m.product_id) || ' place ' || coalesce(b.place_id, m.place_id),"
       " cast(coalesce(m.quantity, 0) as text), cast(coalesce(b.on_hand, 0) as text) from"
       " (select warehouse_id, place_id, product_id, on_hand from stock_balance where workspace_id = :p1) b full join"
       " (select warehouse_id, place_id, product_id, sum(quantity) as quantity from stock_move where workspace_id = :p1"
       " group by 1, 2, 3) m on (m.warehouse_id, m.place_id, m.product_id) = (b.warehouse_id, b.place_id, b.product_id)"
       " where coalesce(b.on_hand, 0) <> coalesce(m.quantity, 0) or b.on_hand < 0"},
      {"S2", "what is reserved at a place is the sum of active reservations, and no more than lies there",
       "select 'product ' || coalesce(b.product_id, r.product_id) || ' place ' || coalesce(b.place_id, r.place_id),"
       " cast(coalesce(r.quantity, 0) as text), coalesce(b.reserved, 0) || ' of ' || coalesce(b.on_hand, 0) from"
       " (select warehouse_id, place_id, product_id, on_hand, reserved from stock_balance where workspace_id = :p1) b"
       " full join (select warehouse_id, place_id, product_id, sum(quantity - used) as quantity from reservation"
       " where workspace_id = :p1 and not released group by 1, 2, 3) r"
       " on (r.warehouse_id, r.place_id, r.product_id) = (b.warehouse_id, b.place_id, b.product_id)"
       " where coalesce(b.reserved, 0) <> coalesce(r.quantity, 0) or b.reserved < 0 or b.reserved > b.on_hand"},
      {"S3", "only open orders hold reservations, each for its own line and product",
       "select 'order ' || r.order_id || ' line ' || r.line_id, 'an open order''s own line of goods',"
       " concat_ws(' ', o.state, l.kind, l.order_id, l.product_id) from reservation r"
       " left join sales_order o on o.workspace_id = :p1 and o.id = r.order_id"
       " left join order_line l on l.workspace_id = :p1 and l.id = r.line_id"
       " where r.workspace_id = :p1 and ((not r.released and r.used < r.quantity"
       " and coalesce(o.state not in ('confirmed', 'in_work'), true))"
       " or l.order_id is distinct from r.order_id or l.product_id is distinct from r.product_id or l.kind <> 'good')"},
      {"S4a", "for a line of goods of an open order: shipped + reserved + needed = ordered; no need stands elsewhere",
       "select 'order ' || o.number || ' line ' || l.no, cast(l.stock_quantity as text),"
       " l.shipped || ' + ' || l.reserved || ' + ' || coalesce(n.quantity, 0) from order_line l"
       " join sales_order o on o.workspace_id = :p1 and o.id = l.order_id"
       " left join need n on n.workspace_id = :p1 and n.line_id = l.id where l.workspace_id = :p1"
       " and case when o.state in ('confirmed', 'in_work') and l.kind = 'good'"
       " then l.shipped + l.reserved + coalesce(n.quantity, 0) <> l.stock_quantity"
       " else coalesce(n.quantity, 0) <> 0 or l.reserved <> 0 end"},
      {"S4b", "what a line holds is the sum of its active reservations",
       "select 'line ' || l.id, cast(s.quantity as text), cast(l.reserved as text) from order_line l cross join lateral"
       " (select coalesce(sum(r.quantity - r.used) filter (where not r.released), 0) as quantity from reservation r"
       " where r.workspace_id = :p1 and r.order_id = l.order_id and r.line_id = l.id) s"
       " where l.workspace_id = :p1 and l.reserved <> s.quantity"},
      {"S4c", "what a line shipped is the sum of its shipments, never more than was ordered",
       "select 'line ' || l.id, concat_ws(' ', s.quantity, s.net, s.vat, s.gross),"
       " concat_ws(' ', l.shipped, l.shipped_net, l.shipped_vat, l.shipped_gross) || ' of ' || l.stock_quantity"
       " from order_line l cross join lateral (select coalesce(sum(h.quantity), 0) as quantity,"
       " coalesce(sum(h.net), 0) as net, coalesce(sum(h.vat), 0) as vat, coalesce(sum(h.gross), 0) as gross"
       " from shipment_line h where h.workspace_id = :p1 and h.line_id = l.id) s where l.workspace_id = :p1"
       " and ((l.shipped, l.shipped_net, l.shipped_vat, l.shipped_gross)"
       " is distinct from (s.quantity, s.net, s.vat, s.gross) or l.shipped > l.stock_quantity)"},
      {"S4d", "what an order shipped is the sum of its shipments, and each part of a whole line adds up to the line",
       "select 'order ' || o.number, cast(s.gross as text), cast(o.shipped_total as text) from sales_order o"
       " cross join lateral (select coalesce(sum(h.gross), 0) as gross from shipment h"
       " where h.workspace_id = :p1 and h.order_id = o.id) s where o.workspace_id = :p1 and (o.shipped_total <> s.gross"
       " or exists (select 1 from order_line l where l.workspace_id = :p1 and l.order_id = o.id"
       " and l.shipped = l.stock_quantity and l.shipped_gross <> l.gross))"},
      {"S14", "services touch no stock: no moves, reservations or needs",
       "select p.kind || ' ' || p.id, 'goods only', t.what from (select product_id, 'move' as what from stock_move"
       " where workspace_id = :p1 union select product_id, 'reservation' from reservation where workspace_id = :p1"
       " union select product_id, 'need' from need where workspace_id = :p1 and quantity > 0"
       " union select product_id, 'lot' from cost_layer where workspace_id = :p1) t"
       " join product p on p.workspace_id = :p1 and p.id = t.product_id where p.kind <> 'good'"},
      {"V1a", "what is left of a warehouse's lots is what lies there",
       "select 'product ' || coalesce(l.product_id, b.product_id) || ' warehouse ' ||"
       " coalesce(l.warehouse_id, b.warehouse_id), cast(coalesce(b.quantity, 0) as text),"
       " cast(coalesce(l.quantity, 0) as text) from (select warehouse_id, product_id,"
       " sum(quantity - issued_quantity) as quantity from cost_layer where workspace_id = :p1 group by 1, 2) l full "
       "join"
       " (select warehouse_id, product_id, sum(on_hand) as quantity from stock_balance where workspace_id = :p1"
       " group by 1, 2) b on (b.warehouse_id, b.product_id) = (l.warehouse_id, l.product_id)"
       " where coalesce(l.quantity, 0) <> coalesce(b.quantity, 0)"},
      {"V1b",
       "what is left of a legal entity's lots is worth what its stock account says; an empty lot is worth nothing",
       "select 'legal entity ' || coalesce(l.legal_entity_id, e.legal_entity_id), cast(coalesce(e.amount, 0) as text),"
       " coalesce(l.cost, 0) || case when l.empty_worth then ' and an empty lot with value' else '' end from"
       " (select legal_entity_id, sum(cost - issued_cost) as cost,"
       " bool_or(issued_quantity = quantity and issued_cost <> cost) as empty_worth from cost_layer"
       " where workspace_id = :p1 group by 1) l full join"
       " (select e.legal_entity_id, sum(e.debit - e.credit) as amount from ledger_entry e join ledger_account a"
       " on a.workspace_id = :p1 and a.code = e.account_code and a.role = 'goods' where e.workspace_id = :p1 group by "
       "1) e"
       " on e.legal_entity_id = l.legal_entity_id where coalesce(l.cost, 0) <> coalesce(e.amount, 0) or l.empty_worth"},
      {"V2", "for each product: the value received is the value in stock and the cost of what left",
       "select 'product ' || l.product_id, cast(l.received as text), l.remaining || ' + ' || coalesce(m.cost, 0) from"
       " (select product_id, sum(cost) as received, sum(cost - issued_cost) as remaining from cost_layer"
       " where workspace_id = :p1 group by 1) l left join (select product_id, sum(-cost) as cost from stock_move"
       " where workspace_id = :p1 and kind = 'shipment' group by 1) m on m.product_id = l.product_id"
       " where l.received <> l.remaining + coalesce(m.cost, 0)"},
      {"V3a", "each issue names lots of its product, warehouse and owner, by its whole quantity and cost",
       "select 'move ' || m.id, -m.quantity || ' ' || -m.cost,"
       " s.quantity || ' ' || s.cost || case when s.foreign_lot then ' of a foreign lot' else '' end from stock_move m"
       " left join shipment h on h.workspace_id = :p1 and h.id = m.shipment_id cross join lateral"
       " (select coalesce(sum(u.quantity), 0) as quantity, coalesce(sum(u.cost), 0) as cost,"
       " coalesce(bool_or(l.id is null or (l.product_id, l.warehouse_id, l.legal_entity_id)"
       " is distinct from (m.product_id, m.warehouse_id, h.legal_entity_id)), false) as foreign_lot"
       " from layer_use u left join cost_layer l on l.workspace_id = :p1 and l.id = u.layer_id"
       " where u.workspace_id = :p1 and u.move_id = m.id) s where m.workspace_id = :p1 and m.kind = 'shipment'"
       " and ((s.quantity, s.cost) is distinct from (-m.quantity, -m.cost) or s.foreign_lot)"},
      {"V3b", "what left a lot is the sum of its uses",
       "select 'lot ' || l.id, s.quantity || ' ' || s.cost, l.issued_quantity || ' ' || l.issued_cost from cost_layer l"
       " cross join lateral (select coalesce(sum(u.quantity), 0) as quantity, coalesce(sum(u.cost), 0) as cost"
       " from layer_use u where u.workspace_id = :p1 and u.layer_id = l.id) s where l.workspace_id = :p1"
       " and (l.issued_quantity, l.issued_cost) is distinct from (s.quantity, s.cost)"},
      {"V3c", "what came in is the receipt's lots, piece by piece",
       "select 'receipt ' || coalesce(l.receipt_id, m.receipt_id) || ' product ' || coalesce(l.product_id, "
       "m.product_id),"
       " concat_ws(' ', l.quantity, l.cost), concat_ws(' ', m.quantity, m.cost) from (select receipt_id, product_id,"
       " warehouse_id, place_id, sum(quantity) as quantity, sum(cost) as cost from cost_layer where workspace_id = :p1"
       " group by 1, 2, 3, 4) l full join (select receipt_id, product_id, warehouse_id, place_id,"
       " sum(quantity) as quantity, sum(cost) as cost from stock_move where workspace_id = :p1 and kind = 'receipt'"
       " group by 1, 2, 3, 4) m on (m.receipt_id, m.product_id, m.warehouse_id, m.place_id)"
       " = (l.receipt_id, l.product_id, l.warehouse_id, l.place_id)"
       " where (l.quantity, l.cost) is distinct from (m.quantity, m.cost)"},
      {"V3d", "a shipment's line has the quantity and cost of its moves, an order's line the cost of all its moves",
       "select 'shipment ' || h.shipment_id || ' line ' || h.line_id, h.quantity || ' ' || h.cost,"
       " s.quantity || ' ' || s.cost from shipment_line h cross join lateral (select coalesce(sum(-m.quantity), 0) as"
       " quantity, coalesce(sum(-m.cost), 0) as cost from stock_move m where m.workspace_id = :p1"
       " and m.shipment_id = h.shipment_id and m.line_id = h.line_id and m.warehouse_id = h.warehouse_id) s"
       " where h.workspace_id = :p1 and h.warehouse_id <> 0 and (h.quantity, h.cost) is distinct from (s.quantity, "
       "s.cost)"
       " union all select 'line ' || l.id, cast(s.cost as text), cast(coalesce(l.cost, 0) as text) from order_line l"
       " cross join lateral (select coalesce(sum(h.cost), 0) as cost from shipment_line h"
       " where h.workspace_id = :p1 and h.line_id = l.id) s where l.workspace_id = :p1 and coalesce(l.cost, 0) <> "
       "s.cost"},
  };
  return list;
}

}  // namespace kram::audit
