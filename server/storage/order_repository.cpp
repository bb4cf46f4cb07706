#include "server/storage/order_repository.hpp"

#include "server/storage/json_row.hpp"
#include "shared/api/order_progress.hpp"

namespace kram::storage {
namespace {

constexpr Sql select_order{"find_order", R"sql(
select o.id, o.number, o.version, o.state, o.supply, o.fulfilment, o.payment, o.client_id, o.client_name,
  o.client_phone, o.legal_entity_id, o.currency, o.price_list_id, o.warehouse_id, o.responsible_id,
  coalesce(u.name, ''), o.price_mode, o.vat_rounding, o.discounts, o.ordered_on, o.promised_on, o.payment_due_on,
  o.completed_on, o.delivery_address, o.note, o.external_id, o.source, o.cancel_reason, o.amount, o.discount, o.net,
  o.vat, o.total, o.paid, o.created_at,
  (select json_agg(json_build_array(l.id, l.no, l.product_id, l.kind, l.sku, l.name, l.unit, l.factor, l.quantity,
     l.stock_quantity, l.price, l.price_reason, l.price_agreed, l.tax, l.discounts, l.amount, l.discount,
     l.document_discount, l.net, l.vat, l.gross, l.warehouse_id, l.reserved, l.shipped, l.cost, l.note) order by l.no)
   from order_line l where l.workspace_id = o.workspace_id and l.order_id = o.id),
  (select json_agg(json_build_array(p.due_on, p.amount, p.covered) order by p.no)
   from payment_plan p where p.workspace_id = o.workspace_id and p.order_id = o.id and not p.voided),
  (select json_agg(json_build_array(p.id, p.number, p.account_id, a.name, p.amount, coalesce(c.amount, 0), p.paid_on,
     p.recorded_at, p.note) order by p.id)
   from payment p join money_account a on a.workspace_id = p.workspace_id and a.id = p.account_id
   left join allocation c on c.workspace_id = p.workspace_id and c.payment_id = p.id and c.order_id = p.order_id
   where p.workspace_id = o.workspace_id and p.order_id = o.id),
  (select json_agg(json_build_array(s.id, s.number, s.kind, s.shipped_on, s.recorded_at, s.gross,
     (select json_agg(json_build_array(d.line_id, d.warehouse_id, d.quantity, d.cost) order by d.line_id, d.warehouse_id)
      from shipment_line d where d.workspace_id = s.workspace_id and d.shipment_id = s.id)) order by s.id)
   from shipment s where s.workspace_id = o.workspace_id and s.order_id = o.id),
  (select json_agg(json_build_array(b.id, b.line_id, b.debtor, b.subject, b.state, b.product_id, b.quantity, b.amount,
     b.due_on) order by b.id)
   from obligation b where b.workspace_id = o.workspace_id and b.order_id = o.id),
  (select json_agg(json_build_array(c.id, c.kind, c.amount, c.account_id, coalesce(a.name, ''), c.supplier_id,
     coalesce(s.name, ''), c.spent_on, c.recorded_at, c.note, c.author, c.reverses_id) order by c.id)
   from order_cost c left join money_account a on a.workspace_id = c.workspace_id and a.id = c.account_id
   left join party s on s.workspace_id = c.workspace_id and s.id = c.supplier_id
   where c.workspace_id = o.workspace_id and c.order_id = o.id)
from sales_order o
left join app_user u on u.workspace_id = o.workspace_id and u.id = o.responsible_id
where o.workspace_id = :p1 and o.id = :p2)sql"};

constexpr Sql lock_order_row{"lock_order",
                             "select 1 from sales_order where workspace_id = :p1 and id = :p2 for no key update"};

constexpr Sql select_reservations{"find_reservations", R"sql(
select line_id, warehouse_id, place_id, product_id, quantity, used from reservation
where workspace_id = :p1 and order_id = :p2 and not released and used < quantity
order by line_id, warehouse_id, place_id)sql"};

void read_head(Row& row, Order& o) {
  std::string discounts;
  row >> o.id >> o.number >> o.version >> o.state >> o.supply >> o.fulfilment >> o.payment >> o.client_id >>
      o.client_name >> o.client_phone >> o.legal_entity_id >> o.currency >> o.price_list_id >> o.warehouse_id >>
      o.responsible_id >> o.responsible_name >> o.price_mode >> o.vat_rounding >> discounts >> o.ordered_on >>
      o.promised_on >> o.payment_due_on >> o.completed_on >> o.delivery_address >> o.note >> o.external_id >>
      o.source >> o.cancel_reason >> o.amount >> o.discount >> o.net >> o.vat >> o.total >> o.paid >> o.created_at;
  read_list(discounts, o.discounts);
  o.remaining_to_pay = o.state == OrderState::cancelled ? Money{} : remaining_to_pay(o.total, o.paid);
}

void read_lines(const std::string& rows, Order& order) {
  for_each_packed(rows, [&](JsonRow& row) {
    OrderLine l;
    row >> l.id >> l.no >> l.product_id >> l.kind >> l.sku >> l.name >> l.unit >> l.factor >> l.quantity >>
        l.stock_quantity >> l.price >> l.price_reason >> l.price_agreed >> l.tax >> l.discounts >> l.amount >>
        l.discount >> l.document_discount >> l.net >> l.vat >> l.gross >> l.warehouse_id >> l.reserved >> l.shipped >>
        l.cost >> l.note;
    if (l.cost) order.cost = order.cost.value_or(Money{}) + *l.cost;
    order.lines.push_back(std::move(l));
  });
}

void read_money(const std::string& plan, const std::string& payments, Order& order) {
  for_each_packed(plan, [&](JsonRow& row) {
    PaymentPlanRow p;
    row >> p.due_on >> p.amount >> p.covered;
    order.plan.push_back(p);
  });
  for_each_packed(payments, [&](JsonRow& row) {
    OrderPayment p;
    row >> p.id >> p.number >> p.account_id >> p.account_name >> p.amount >> p.allocated >> p.paid_on >>
        p.recorded_at >> p.note;
    order.payments.push_back(std::move(p));
  });
}

void read_shipments(const std::string& rows, Order& order) {
  for_each_packed(rows, [&](JsonRow& row) {
    Shipment s;
    Packed lines;
    row >> s.id >> s.number >> s.kind >> s.shipped_on >> s.recorded_at >> s.gross >> lines;
    for_each_packed(lines, [&](JsonRow& items) {
      ShipmentLine l;
      items >> l.line_id >> l.warehouse_id >> l.quantity >> l.cost;
      s.lines.push_back(l);
    });
    order.shipments.push_back(std::move(s));
  });
}

void read_obligations(const std::string& rows, Order& order) {
  for_each_packed(rows, [&](JsonRow& row) {
    Obligation b;
    OrderLineId line_id;
    row >> b.id >> line_id >> b.debtor >> b.subject >> b.state >> b.product_id >> b.quantity >> b.amount >> b.due_on;
    b.order_id = order.id;
    b.order_number = order.number;
    for (const auto& line : order.lines)
      if (line.id == line_id) b.name = line.name;
    order.obligations.push_back(std::move(b));
  });
}

void read_costs(const std::string& rows, Order& order) {
  for_each_packed(rows, [&](JsonRow& row) {
    OrderCost c;
    row >> c.id >> c.kind >> c.amount >> c.account_id >> c.account_name >> c.supplier_id >> c.supplier_name >>
        c.spent_on >> c.recorded_at >> c.note >> c.author >> c.reverses_id;
    for (auto& earlier : order.costs)
      if (c.reverses_id == earlier.id) earlier.reversed = true;
    order.costs.push_back(std::move(c));
  });
}

}  // namespace

std::optional<Order> find_order(Connection& db, WorkspaceId workspace, OrderId id) {
  auto row = db.maybe_one(select_order, {workspace, id});
  if (!row) return std::nullopt;
  Order order;
  std::string lines, plan, payments, shipments, obligations, costs;
  read_head(*row, order);
  *row >> lines >> plan >> payments >> shipments >> obligations >> costs;
  read_lines(lines, order);
  read_money(plan, payments, order);
  read_shipments(shipments, order);
  read_obligations(obligations, order);
  read_costs(costs, order);
  order.profit = shown_profit(order);
  return order;
}

bool lock_order(Connection& db, WorkspaceId workspace, OrderId id) {
  return db.maybe_one(lock_order_row, {workspace, id}).has_value();
}

std::vector<Reservation> find_reservations(Connection& db, WorkspaceId workspace, OrderId id) {
  std::vector<Reservation> all;
  for (auto& row : db.run(select_reservations, {workspace, id})) {
    Reservation r;
    row >> r.line_id >> r.warehouse_id >> r.place_id >> r.product_id >> r.quantity >> r.used;
    all.push_back(r);
  }
  return all;
}

}  // namespace kram::storage
