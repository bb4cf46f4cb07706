// Changing an order: its own fields and lines while they may be edited, and after that what each operation moves on.
#include "server/storage/order_rows.hpp"
#include "shared/domain/fulfilment.hpp"

namespace kram::storage {
namespace {

constexpr Sql delete_reservations{"delete_reservations",
                                  "delete from reservation where workspace_id = :p1 and order_id = :p2"};
constexpr Sql delete_needs{"delete_needs", "delete from need where workspace_id = :p1 and order_id = :p2"};
constexpr Sql delete_lines{"delete_lines", "delete from order_line where workspace_id = :p1 and order_id = :p2"};

constexpr Sql rewrite{"rewrite_order", R"sql(
with l as (
  insert into order_line (workspace_id, order_id, id, no, product_id, kind, sku, name, unit, factor, quantity,
    stock_quantity, price, price_reason, price_agreed, tax, tax_kind, tax_percent, discounts, amount, discount,
    document_discount, net, vat, gross, warehouse_id, reserved, note)
  select :p1, :p2, r.* from jsonb_to_recordset(cast(:p4 as jsonb)) as r(id bigint, no int, product_id bigint,
    kind text, sku text, name text, unit text, factor bigint, quantity bigint, stock_quantity bigint, price bigint,
    price_reason text, price_agreed boolean, tax text, tax_kind text, tax_percent bigint, discounts jsonb,
    amount bigint, discount bigint, document_discount bigint, net bigint, vat bigint, gross bigint,
    warehouse_id bigint, reserved bigint, note text)
)
update sales_order o set client_id = r.client_id, client_name = r.client_name, client_phone = r.client_phone,
  legal_entity_id = r.legal_entity_id, currency = r.currency, price_list_id = r.price_list_id,
  warehouse_id = r.warehouse_id, responsible_id = r.responsible_id, price_mode = r.price_mode,
  vat_rounding = r.vat_rounding, discounts = r.discounts, ordered_on = r.ordered_on, promised_on = r.promised_on,
  payment_due_on = r.payment_due_on, delivery_address = r.delivery_address, note = r.note, amount = r.amount,
  discount = r.discount, net = r.net, vat = r.vat, total = r.total, search = r.search
from jsonb_to_record(cast(:p3 as jsonb)) as r(client_id bigint, client_name text, client_phone text,
  legal_entity_id bigint, currency text, price_list_id bigint, warehouse_id bigint, responsible_id bigint,
  price_mode text, vat_rounding text, discounts jsonb, ordered_on date, promised_on date, payment_due_on date,
  delivery_address text, note text, amount bigint, discount bigint, net bigint, vat bigint, total bigint, search text)
where o.workspace_id = :p1 and o.id = :p2)sql"};

// Each part touches its own table, so their order doesn't matter; stock was locked before. f: with its last step an
// order forgets what was kept of a forgotten person for its sake (party_forgetting.cpp).
constexpr Sql save{"save_order", R"sql(
with f as (
  select r.state in ('completed', 'cancelled') and exists (select from sales_order s
    join party p on p.workspace_id = s.workspace_id and p.id = s.client_id
    where s.workspace_id = :p1 and s.id = :p2 and p.anonymised) as ended
  from jsonb_to_record(cast(:p3 as jsonb)) as r(state text)
), o as (
  update sales_order o set version = o.version + 1, state = r.state, supply = r.supply, fulfilment = r.fulfilment,
    payment = r.payment, paid = r.paid, shipped_total = r.shipped_total, client_name = r.client_name,
    client_phone = r.client_phone, completed_on = r.completed_on, cancel_reason = r.cancel_reason,
    confirmed_on = coalesce(r.confirmed_on, o.confirmed_on), search = coalesce(r.search, o.search),
    delivery_address = case when f.ended then '' else o.delivery_address end,
    note = case when f.ended then '' else o.note end
  from jsonb_to_record(cast(:p3 as jsonb)) as r(state text, supply text, fulfilment text, payment text, paid bigint,
    shipped_total bigint, client_name text, client_phone text, completed_on date, cancel_reason text,
    confirmed_on date, search text)
    cross join f
  where o.workspace_id = :p1 and o.id = :p2
), l as (
  update order_line l set reserved = r.reserved, shipped = r.shipped, cost = r.cost,
    shipped_net = r.shipped_net, shipped_vat = r.shipped_vat, shipped_gross = r.shipped_gross,
    note = case when f.ended then '' else l.note end
  from jsonb_to_recordset(cast(:p4 as jsonb)) as r(id bigint, reserved bigint, shipped bigint, cost bigint,
    shipped_net bigint, shipped_vat bigint, shipped_gross bigint) cross join f
  where l.workspace_id = :p1 and l.id = r.id and l.order_id = :p2
), s as (
  update stock_balance b set on_hand = b.on_hand + r.on_hand, reserved = b.reserved + r.reserved
  from jsonb_to_recordset(cast(:p5 as jsonb)) as r(warehouse_id bigint, place_id bigint, product_id bigint,
    on_hand bigint, reserved bigint)
  where b.workspace_id = :p1 and b.warehouse_id = r.warehouse_id and b.place_id = r.place_id
    and b.product_id = r.product_id
), h as (
  insert into reservation (workspace_id, order_id, line_id, warehouse_id, place_id, product_id, quantity, used,
    released, reserved_at)
  select :p1, :p2, r.*, cast(:p9 as bigint) from jsonb_to_recordset(cast(:p6 as jsonb)) as r(line_id bigint,
    warehouse_id bigint, place_id bigint, product_id bigint, quantity bigint, used bigint, released boolean)
  on conflict (workspace_id, order_id, line_id, warehouse_id, place_id)
  do update set quantity = excluded.quantity, used = excluded.used, released = excluded.released
), n as (
  insert into need (workspace_id, order_id, line_id, product_id, quantity, raised_at)
  select :p1, :p2, r.*, :p9 from jsonb_to_recordset(cast(:p7 as jsonb)) as r(line_id bigint, product_id bigint,
    quantity bigint) where r.quantity > 0
  on conflict (workspace_id, line_id) do update set quantity = excluded.quantity
), met as (
  update need n set quantity = 0 from jsonb_to_recordset(cast(:p7 as jsonb)) as r(line_id bigint, quantity bigint)
  where n.workspace_id = :p1 and n.line_id = r.line_id and r.quantity = 0 and n.quantity > 0
), p as (
  insert into payment_plan (workspace_id, order_id, no, due_on, amount, covered)
  select :p1, :p2, r.* from jsonb_to_recordset(cast(:p8 as jsonb)) as r(no int, due_on date, amount bigint,
    covered bigint)
  on conflict (workspace_id, order_id, no)
  do update set due_on = excluded.due_on, amount = excluded.amount, covered = excluded.covered
), v as (
  update payment_plan p set voided = true
  where p.workspace_id = :p1 and p.order_id = :p2 and p.no > jsonb_array_length(cast(:p8 as jsonb)) and not p.voided
)
insert into order_event (workspace_id, order_id, kind, details, author, recorded_at)
values (:p1, :p2, :p10, cast(:p11 as jsonb), :p12, :p9))sql"};

constexpr Sql save_owed{"save_obligations", R"sql(
with asked as (
  select * from jsonb_to_recordset(cast(:p5 as jsonb)) as r(line_id bigint, debtor text, subject text, state text,
    product_id bigint, quantity bigint, amount bigint, due_on date)
), gone as (
  delete from obligation b where b.workspace_id = :p1 and b.order_id = :p2 and not exists (
    select 1 from asked a where a.line_id = b.line_id and a.debtor = b.debtor and a.subject = b.subject
    and a.state = b.state)
)
insert into obligation (workspace_id, order_id, party_id, legal_entity_id, line_id, debtor, subject, state,
  product_id, quantity, amount, due_on)
select :p1, :p2, cast(:p3 as bigint), cast(:p4 as bigint), a.* from asked a
on conflict (workspace_id, order_id, line_id, debtor, subject, state)
do update set party_id = excluded.party_id, legal_entity_id = excluded.legal_entity_id,
  product_id = excluded.product_id, quantity = excluded.quantity, amount = excluded.amount, due_on = excluded.due_on)sql"};

std::string head_row(const OrderChange& change) {
  const Order& o = change.order;
  Money shipped;
  for (const auto& s : o.shipments) shipped += s.gross;
  std::string out;
  std::optional<JsonObjectText> row(std::in_place, out);
  row->text("state", enum_name(o.state))
      .text("supply", enum_name(o.supply))
      .text("fulfilment", enum_name(o.fulfilment))
      .text("payment", enum_name(o.payment))
      .units("paid", o.paid)
      .units("shipped_total", shipped)
      .text("client_name", o.client_name)
      .text("client_phone", o.client_phone)
      .date("completed_on", o.completed_on)
      .text("cancel_reason", o.cancel_reason)
      .date("confirmed_on", change.confirmed_on);
  if (change.search) row->text("search", *change.search);
  row.reset();
  return out;
}

std::string progress_rows(const Order& order) {
  return json_array_text(order.lines, [](std::string& out, const OrderLine& l) {
    const auto part = part_until({l.net, l.vat.value_or(Money{}), l.gross}, l.stock_quantity, l.shipped);
    JsonObjectText(out)
        .id("id", l.id)
        .units("reserved", l.reserved)
        .units("shipped", l.shipped)
        .units("cost", l.cost)
        .units("shipped_net", part.net)
        .units("shipped_vat", part.vat)
        .units("shipped_gross", part.gross);
  });
}

std::string delta_rows(const std::vector<StockDelta>& deltas) {
  return json_array_text(deltas, [](std::string& out, const StockDelta& d) {
    JsonObjectText(out)
        .id("warehouse_id", d.warehouse_id)
        .id("place_id", d.place_id)
        .id("product_id", d.product_id)
        .units("on_hand", d.on_hand)
        .units("reserved", d.reserved);
  });
}

std::string reservation_rows(const std::vector<Reservation>& reservations) {
  return json_array_text(reservations, [](std::string& out, const Reservation& r) {
    JsonObjectText(out)
        .id("line_id", r.line_id)
        .id("warehouse_id", r.warehouse_id)
        .id("place_id", r.place_id)
        .id("product_id", r.product_id)
        .units("quantity", r.quantity)
        .units("used", r.used)
        .flag("released", r.released);
  });
}

}  // namespace

void rewrite_order(Connection& db, WorkspaceId workspace, const Order& order, const std::string& search,
                   const std::vector<TaxRate>& line_taxes) {
  if (order.state != OrderState::draft) {
    db.run(delete_reservations, {workspace, order.id});
    db.run(delete_needs, {workspace, order.id});
  }
  db.run(delete_lines, {workspace, order.id});
  db.run(rewrite, {workspace, order.id, order_row(order, search), line_rows(order, line_taxes)});
}

void save_order(Connection& db, WorkspaceId workspace, const OrderChange& change) {
  const Order& order = change.order;
  db.run(save, {workspace, order.id, head_row(change), progress_rows(order), delta_rows(change.stock),
                reservation_rows(change.reservations), need_rows(change.needs), plan_rows(order), change.recorded_at,
                change.event.kind, change.event.details, change.author});
  db.run(save_owed, {workspace, order.id, order.client_id, order.legal_entity_id, obligation_rows(change.owed, {})});
}

}  // namespace kram::storage
