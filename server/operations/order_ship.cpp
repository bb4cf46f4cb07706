// Goods leave and services are done: write-off from stock at FIFO cost, the books, and what the order still owes.
#include <algorithm>
#include <map>

#include "server/operations/business_date.hpp"
#include "server/operations/order_books.hpp"
#include "server/storage/ledger_repository.hpp"
#include "server/storage/order_entry_repository.hpp"
#include "server/storage/shipment_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/api/order_progress.hpp"
#include "shared/domain/fulfilment.hpp"

namespace kram {
namespace {

OrderLine& line_of(Order& order, OrderLineId id) {
  const auto found = std::find_if(order.lines.begin(), order.lines.end(), [&](const auto& l) { return l.id == id; });
  KRAM_PROMISE(found != order.lines.end());
  return *found;
}

/// What is asked to leave: the given lines, or all that is left of this kind.
Result<std::vector<LineDemand>> demands_of(const Order& order, const ShipInput& input, ProductKind kind) {
  std::vector<LineDemand> demands;
  if (input.lines.empty()) {
    for (const auto& line : order.lines)
      if (line.kind == kind && line.shipped < line.stock_quantity)
        demands.push_back({line.id, line.product_id, line.warehouse_id ? line.warehouse_id : order.warehouse_id,
                           line.stock_quantity - line.shipped});
    return demands;
  }
  std::map<OrderLineId, Quantity> asked;
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    const auto& wanted = input.lines[i];
    const std::string path = "/lines/" + std::to_string(i);
    const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                   [&](const auto& l) { return l.id == wanted.line_id && l.kind == kind; });
    if (line == order.lines.end()) return Refusal(ErrorCode::unknown_reference, path + "/line_id");
    asked[line->id] += wanted.quantity;
    const Quantity left = line->stock_quantity - line->shipped;
    if (asked[line->id] > left)
      return Refusal(ErrorCode::exceeds_unshipped, path + "/quantity", {{"available", to_text(left)}});
    auto warehouse = wanted.warehouse_id;
    if (!warehouse) warehouse = line->warehouse_id ? line->warehouse_id : order.warehouse_id;
    demands.push_back({line->id, line->product_id, warehouse, wanted.quantity});
  }
  return demands;
}

/// Adds a part of the line to the shipment: its money by cumulative rounding, so that all parts add up to the line.
void ship_part(OrderLine& line, WarehouseId warehouse, Quantity quantity, Money cost,
               storage::ShipmentDraft& shipment) {
  const PartAmounts whole{line.net, line.vat.value_or(Money{}), line.gross};
  const auto part = part_between(whole, line.stock_quantity, line.shipped, line.shipped + quantity);
  line.shipped += quantity;
  for (auto& row : shipment.lines) {
    if (row.line_id != line.id || row.warehouse_id != warehouse) continue;
    row.quantity += quantity;
    row.net += part.net;
    row.vat += part.vat;
    row.gross += part.gross;
    row.cost += cost;
    return;
  }
  shipment.lines.push_back({line.id, warehouse, quantity, part.net, part.vat, part.gross, cost});
}

Result<std::vector<LotMove>> issue(std::vector<storage::LotQueue>& queues, const LineTake& take) {
  for (auto& queue : queues)
    if (queue.warehouse_id == take.warehouse_id && queue.product_id == take.product_id)
      return issue_fifo(queue.layers, take.quantity);
  return Refusal(ErrorCode::stock_short, "", {{"available", "0"}, {"needed", to_text(take.quantity)}});
}

/// Takes pieces out: moves with their lots, the line's cost, stock.
Verdict write_off(Order& order, const std::vector<ShipTake>& takes, std::vector<storage::LotQueue>& lots,
                  storage::ShipmentDraft& shipment, std::vector<storage::StockDelta>& stock) {
  for (const auto& take : takes) {
    OrderLine& line = line_of(order, take.line_id);
    auto issued = issue(lots, take);
    if (!issued) {
      auto refusal = issued.refusal();
      refusal.params.emplace_back("product", line.name);
      return refusal;
    }
    const Money cost = cost_of(*issued);
    line.cost = line.cost.value_or(Money{}) + cost;
    ship_part(line, take.warehouse_id, take.quantity, cost, shipment);
    shipment.moves.push_back(
        {take.line_id, take.warehouse_id, take.place_id, take.product_id, take.quantity, cost, *issued});
    add_delta(stock, {take.warehouse_id, take.place_id, take.product_id, -take.quantity, -take.from_held});
  }
  return Done{};
}

/// Uses up the reservations; when free pieces left instead, the line holds no more than it still needs.
std::vector<storage::Reservation> use_reservations(Order& order, std::vector<storage::Reservation> held,
                                                   const std::vector<ShipTake>& takes,
                                                   std::vector<storage::StockDelta>& stock) {
  for (const auto& take : takes)
    for (auto& row : held)
      if (row.line_id == take.line_id && row.place_id == take.place_id) row.used += take.from_held;
  for (auto& line : order.lines) {
    if (line.kind != ProductKind::good) continue;
    const Quantity wanted = line.stock_quantity - line.shipped;
    line.reserved = {};
    for (auto& row : held) {
      if (row.line_id != line.id) continue;
      const Quantity kept = std::min(row.quantity - row.used, wanted - line.reserved);
      const Quantity freed = row.quantity - row.used - kept;
      if (freed.is_positive()) add_delta(stock, {row.warehouse_id, row.place_id, row.product_id, {}, -freed});
      row.quantity = row.used + kept;
      if (row.quantity.is_zero()) row.quantity = kept + freed, row.released = true;
      line.reserved += kept;
    }
  }
  return held;
}

std::vector<HeldStock> held_stock(const std::vector<storage::Reservation>& reservations) {
  std::vector<HeldStock> held;
  for (const auto& r : reservations)
    held.push_back({r.line_id, r.product_id, r.warehouse_id, r.place_id, r.quantity - r.used});
  return held;
}

std::vector<storage::Need> needs_of(const Order& order) {
  std::vector<storage::Need> needs;
  for (const auto& line : order.lines)
    if (line.kind == ProductKind::good)
      needs.push_back({line.id, line.product_id, line.stock_quantity - line.shipped - line.reserved});
  return needs;
}

struct Shipping {
  Order order;
  storage::ShipmentDraft draft;
  std::vector<storage::Reservation> reservations;
  std::vector<storage::Need> needs;
  std::vector<storage::StockDelta> stock;
};

/// Writes all of it, the gapless number last.
Order store(Context& context, Shipping& shipping) {
  Order& order = shipping.order;
  const bool goods = shipping.draft.kind == ShipmentKind::goods;
  if (order.state == OrderState::confirmed) order.state = OrderState::in_work;
  Money vat, gross, cost;
  for (const auto& line : shipping.draft.lines) vat += line.vat, gross += line.gross, cost += line.cost;
  const auto before = storage::order_balances(context.db, context.workspace(), order.id);
  Shipment shown;
  shown.gross = gross;
  order.shipments.push_back(shown);
  const auto owed = derive(order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       {},
                       {},
                       shipping.reservations,
                       shipping.needs,
                       shipping.stock,
                       {goods ? "shipped" : "performed", Json{{"gross", to_text(gross)},
                                                              {"on", to_text(shipping.draft.shipped_on)},
                                                              {"lines", shipping.draft.lines.size()}}},
                       context.actor.name,
                       context.now});
  const auto issued = storage::add_shipment(context.db, context.workspace(), shipping.draft);
  storage::post_entries(context.db, context.workspace(),
                        {"shipment:" + to_text(issued.id), order.legal_entity_id, order.client_id, order.id,
                         shipping.draft.shipped_on, context.now},
                        post_shipment({goods, gross, vat, cost, before}));
  return reread(context, order.id);
}

Result<Shipping> start(Context& context, std::int64_t id, const ShipInput& input, bool goods) {
  KRAM_TRY(order, take_order(context, id));
  KRAM_CHECK(order_allows(progress_of(order), goods ? OrderAction::ship : OrderAction::perform));
  KRAM_TRY(shipped_on, business_date_of(context, input.shipped_on, "/shipped_on"));
  Shipping shipping{std::move(order), {}, {}, {}, {}};
  const Order& o = shipping.order;
  shipping.draft = {goods ? ShipmentKind::goods : ShipmentKind::services,
                    o.id,
                    *o.client_id,
                    o.legal_entity_id,
                    shipped_on,
                    context.now,
                    {},
                    {}};
  return shipping;
}

Result<Order> ship(Context& context, std::int64_t id, const ShipInput& input) {
  KRAM_TRY(shipping, start(context, id, input, true));
  Order& order = shipping.order;
  KRAM_TRY(demands, demands_of(order, input, ProductKind::good));
  const auto products = goods_of(order);
  storage::lock_stock(context.db, context.workspace(), products);
  const auto held = storage::find_reservations(context.db, context.workspace(), order.id);
  const auto leaving =
      take_for_shipment(demands, held_stock(held), storage::find_stock(context.db, context.workspace(), products));
  if (!leaving.shortages.empty()) return stock_refusal(order, leaving.shortages.front());
  auto lots = storage::lock_lots(context.db, context.workspace(), order.legal_entity_id, products);
  KRAM_CHECK(write_off(order, leaving.takes, lots, shipping.draft, shipping.stock));
  shipping.reservations = use_reservations(order, held, leaving.takes, shipping.stock);
  shipping.needs = needs_of(order);
  return store(context, shipping);
}

Result<Order> perform(Context& context, std::int64_t id, const ShipInput& input) {
  KRAM_TRY(shipping, start(context, id, input, false));
  KRAM_TRY(demands, demands_of(shipping.order, input, ProductKind::service));
  for (const auto& demand : demands)
    ship_part(line_of(shipping.order, demand.line_id), WarehouseId{}, demand.quantity, {}, shipping.draft);
  return store(context, shipping);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::ship_order>& call) {
  return ship(context, call.ids.at(0), call.request);
}

template <>
Result<Order> handle(Context& context, const Call<endpoint::perform_order>& call) {
  return perform(context, call.ids.at(0), call.request);
}

}  // namespace kram
