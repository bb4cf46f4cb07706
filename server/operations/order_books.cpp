#include "server/operations/order_books.hpp"

#include <algorithm>

#include "shared/api/order_progress.hpp"
#include "shared/domain/fulfilment.hpp"

namespace kram {
namespace {

OrderFacts facts_of(const Order& order) {
  OrderFacts facts{order.state,       order.total,          {}, order.paid, received_for(order), order.ordered_on,
                   order.promised_on, order.payment_due_on, {}};
  for (const auto& line : order.lines) {
    const auto part = part_until({line.net, line.vat.value_or(Money{}), line.gross}, line.stock_quantity, line.shipped);
    facts.shipped_total += part.gross;
    facts.lines.push_back({line.id, line.product_id, line.kind == ProductKind::good, line.stock_quantity, line.shipped,
                           line.gross, part.gross});
  }
  return facts;
}

const OrderLine* line_of(const Order& order, OrderLineId id) {
  for (const auto& line : order.lines)
    if (line.id == id) return &line;
  return nullptr;
}

}  // namespace

std::vector<Owed> derive(Order& order) {
  const OrderProgress progress = progress_of(order);
  order.supply = supply_of(progress);
  order.fulfilment = fulfilment_of(progress);
  order.payment = payment_of(progress);
  order.remaining_to_pay = order.state == OrderState::cancelled ? Money{} : remaining_to_pay(order.total, order.paid);
  order.profit = shown_profit(order);
  return obligations_of(facts_of(order));
}

void show_obligations(Order& order, const std::vector<Owed>& owed, const std::vector<std::int64_t>& ids) {
  order.obligations.clear();
  for (std::size_t i = 0; i < owed.size(); ++i) {
    const Owed& o = owed[i];
    const OrderLine* line = line_of(order, o.line_id);
    order.obligations.push_back({ObligationId{ids.at(i)}, order.id, order.number, o.debtor, o.subject, o.state,
                                 o.product_id ? std::optional(o.product_id) : std::nullopt,
                                 line ? line->name : std::string(), o.quantity, o.amount, o.due_on});
  }
}

void plan_payment(Order& order) {
  order.plan.clear();
  if (!order.total.is_positive()) return;
  order.plan.push_back({order.payment_due_on.value_or(order.ordered_on), order.total, order.paid});
}

bool allocate_payments(Order& order) {
  Money left = order.total;
  bool changed = false;
  order.paid = {};
  for (auto& payment : order.payments) {
    const Money allocated = std::min(payment.amount, left);
    changed = changed || allocated != payment.allocated;
    payment.allocated = allocated;
    left -= allocated;
    order.paid += allocated;
  }
  return changed;
}

Result<Reserving> reserve_lines(Order& order, const std::vector<PlaceStock>& places, OnShortage on_shortage) {
  std::vector<LineDemand> demands;
  for (const auto& line : order.lines) {
    const Quantity lacks = line.stock_quantity - line.shipped - line.reserved;
    if (line.kind != ProductKind::good || !lacks.is_positive()) continue;
    demands.push_back({line.id, line.product_id, line.warehouse_id ? line.warehouse_id : order.warehouse_id, lacks});
  }
  LineTakes taken = take_for_lines(demands, places);
  if (on_shortage == OnShortage::refuse && !taken.shortages.empty())
    return stock_refusal(order, taken.shortages.front());
  Reserving reserving{std::move(taken.takes), {}};
  for (auto& line : order.lines) {
    if (line.kind != ProductKind::good) continue;
    for (const auto& take : reserving.takes)
      if (take.line_id == line.id) line.reserved += take.quantity;
    reserving.needs.push_back({line.id, line.product_id, line.stock_quantity - line.shipped - line.reserved});
  }
  return reserving;
}

std::vector<storage::Reservation> add_to_reservations(const std::vector<storage::Reservation>& held,
                                                      const std::vector<LineTake>& takes) {
  std::vector<storage::Reservation> changed;
  for (const auto& take : takes) {
    storage::Reservation row{take.line_id, take.warehouse_id, take.place_id, take.product_id, take.quantity, {}, false};
    for (const auto& other : held)
      if (other.line_id == take.line_id && other.place_id == take.place_id)
        row.quantity += other.quantity, row.used = other.used;
    changed.push_back(row);
  }
  return changed;
}

void add_delta(std::vector<storage::StockDelta>& deltas, const storage::StockDelta& delta) {
  for (auto& other : deltas)
    if (other.place_id == delta.place_id && other.product_id == delta.product_id)
      return other.on_hand += delta.on_hand, other.reserved += delta.reserved, void();
  deltas.push_back(delta);
}

std::vector<storage::StockDelta> reserved_deltas(const std::vector<LineTake>& takes) {
  std::vector<storage::StockDelta> deltas;
  for (const auto& take : takes)
    add_delta(deltas, {take.warehouse_id, take.place_id, take.product_id, {}, take.quantity});
  return deltas;
}

std::vector<ProductId> goods_of(const Order& order) {
  std::vector<ProductId> products;
  for (const auto& line : order.lines)
    if (line.kind == ProductKind::good) products.push_back(line.product_id);
  std::sort(products.begin(), products.end());
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

Refusal stock_refusal(const Order& order, const StockShortage& shortage) {
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    if (order.lines[i].product_id == shortage.product_id)
      return Refusal(ErrorCode::stock_short, "/lines/" + std::to_string(i),
                     {{"product", order.lines[i].name},
                      {"available", to_text(shortage.available)},
                      {"needed", to_text(shortage.needed)}});
  return Refusal(ErrorCode::stock_short);
}

Result<Order> take_order(Context& context, std::int64_t id) {
  const OrderId order_id{id};
  // Read by a statement of its own once locked: a waiting `for update` would show other tables as they were before.
  if (!storage::lock_order(context.db, context.workspace(), order_id)) return ErrorCode::not_found;
  return reread(context, order_id);
}

Order reread(Context& context, OrderId id) {
  auto order = storage::find_order(context.db, context.workspace(), id);
  KRAM_PROMISE(order.has_value());
  return std::move(*order);
}

}  // namespace kram
