#include "server/storage/shipment_repository.hpp"

#include <algorithm>
#include <map>

namespace kram::storage {
namespace {

constexpr Sql select_stock{"find_stock", R"sql(
select b.warehouse_id, b.place_id, b.product_id, b.on_hand, b.reserved
from stock_balance b join workspace w on w.id = b.workspace_id
where b.workspace_id = :p1 and b.product_id = any(cast(:p2 as bigint[])) and b.on_hand > 0
order by b.warehouse_id is distinct from w.default_warehouse_id, b.warehouse_id, b.place_id, b.product_id)sql"};

constexpr Sql select_lots{"lock_lots", R"sql(
select l.warehouse_id, l.product_id, l.id, l.quantity, l.cost, l.issued_quantity, l.issued_cost, l.received_on
from cost_layer l
where l.workspace_id = :p1 and l.legal_entity_id = :p2 and l.product_id = any(cast(:p3 as bigint[]))
and l.issued_quantity < l.quantity
order by l.id for update)sql"};

constexpr Sql draw_move_ids{"draw_move_ids",
                            "select nextval('stock_move_id_seq') from generate_series(1, cast(:p1 as int))"
                            " where cast(:p2 as bigint) is not null"};

constexpr Sql insert_shipment{"add_shipment", R"sql(
with number as (
  insert into number_series (workspace_id, legal_entity_id, kind, year, last_number)
  values (:p1, :p2, :p3, 0, 1)
  on conflict (workspace_id, legal_entity_id, kind, year) do update set last_number = number_series.last_number + 1
  returning last_number
), s as (
  insert into shipment (workspace_id, number, kind, order_id, party_id, legal_entity_id, shipped_on, recorded_at, net,
    vat, gross)
  select :p1, number.last_number, :p4, :p5, :p6, :p2, :p7, :p8, :p9, :p10, :p11 from number
  returning id, number
), l as (
  insert into shipment_line (workspace_id, shipment_id, line_id, warehouse_id, quantity, net, vat, gross, cost)
  select :p1, s.id, r.* from s, jsonb_to_recordset(cast(:p12 as jsonb)) as r(line_id bigint, warehouse_id bigint,
    quantity bigint, net bigint, vat bigint, gross bigint, cost bigint)
), m as (
  insert into stock_move (workspace_id, kind, shipment_id, occurred_on, recorded_at, id, line_id, warehouse_id,
    place_id, product_id, quantity, cost)
  select :p1, 'shipment', s.id, :p7, :p8, r.* from s, jsonb_to_recordset(cast(:p13 as jsonb)) as r(id bigint,
    line_id bigint, warehouse_id bigint, place_id bigint, product_id bigint, quantity bigint, cost bigint)
), u as (
  insert into layer_use (workspace_id, move_id, layer_id, quantity, cost)
  select :p1, r.* from jsonb_to_recordset(cast(:p14 as jsonb)) as r(move_id bigint, layer_id bigint, quantity bigint,
    cost bigint)
), c as (
  update cost_layer l set issued_quantity = l.issued_quantity + r.quantity, issued_cost = l.issued_cost + r.cost
  from (select layer_id, sum(quantity) as quantity, sum(cost) as cost
        from jsonb_to_recordset(cast(:p14 as jsonb)) as t(layer_id bigint, quantity bigint, cost bigint)
        group by layer_id) r
  where l.workspace_id = :p1 and l.id = r.layer_id
)
select id, number from s)sql"};

Json line_rows(const ShipmentDraft& draft) {
  Json rows = Json::array();
  for (const auto& l : draft.lines)
    rows.push_back(Json{{"line_id", l.line_id.value},
                        {"warehouse_id", l.warehouse_id.value},
                        {"quantity", l.quantity.units},
                        {"net", l.net.units},
                        {"vat", l.vat.units},
                        {"gross", l.gross.units},
                        {"cost", l.cost.units}});
  return rows;
}

struct MoveRows {
  Json moves = Json::array();
  Json uses = Json::array();
};
MoveRows move_rows(const ShipmentDraft& draft, RowSet ids) {
  MoveRows rows;
  for (std::size_t i = 0; i < draft.moves.size(); ++i) {
    const auto& m = draft.moves[i];
    std::int64_t id = 0;
    ids.at(i) >> id;
    rows.moves.push_back(Json{{"id", id},
                              {"line_id", m.line_id.value},
                              {"warehouse_id", m.warehouse_id.value},
                              {"place_id", m.place_id.value},
                              {"product_id", m.product_id.value},
                              {"quantity", -m.quantity.units},
                              {"cost", -m.cost.units}});
    for (const auto& lot : m.lots)
      rows.uses.push_back(
          Json{{"move_id", id}, {"layer_id", lot.lot_id}, {"quantity", lot.quantity.units}, {"cost", lot.cost.units}});
  }
  return rows;
}

}  // namespace

std::vector<PlaceStock> find_stock(Connection& db, WorkspaceId workspace, const std::vector<ProductId>& products) {
  std::vector<PlaceStock> places;
  if (products.empty()) return places;
  for (auto& row : db.run(select_stock, {workspace, products})) {
    PlaceStock place;
    row >> place.warehouse_id >> place.place_id >> place.product_id >> place.level.on_hand >> place.level.reserved;
    places.push_back(place);
  }
  return places;
}

std::vector<LotQueue> lock_lots(Connection& db, WorkspaceId workspace, LegalEntityId owner,
                                const std::vector<ProductId>& products) {
  std::vector<LotQueue> queues;
  std::map<std::pair<WarehouseId, ProductId>, std::vector<std::pair<Date, CostLayer>>> lots;
  for (auto& row : db.run(select_lots, {workspace, owner, products})) {
    WarehouseId warehouse;
    ProductId product;
    CostLayer layer;
    Date received_on;
    row >> warehouse >> product >> layer.lot_id >> layer.received >> layer.cost_total >> layer.issued >>
        layer.cost_issued >> received_on;
    lots[{warehouse, product}].emplace_back(received_on, layer);
  }
  for (auto& [key, dated] : lots) {
    std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    LotQueue queue{key.first, key.second, {}};
    for (const auto& lot : dated) queue.layers.push_back(lot.second);
    queues.push_back(std::move(queue));
  }
  return queues;
}

ShipmentNumber add_shipment(Connection& db, WorkspaceId workspace, const ShipmentDraft& draft) {
  Money net, vat, gross;
  for (const auto& line : draft.lines) net += line.net, vat += line.vat, gross += line.gross;
  RowSet ids;
  if (!draft.moves.empty()) ids = db.run(draw_move_ids, {static_cast<std::int64_t>(draft.moves.size()), workspace});
  const auto rows = move_rows(draft, std::move(ids));
  Row row = db.one(insert_shipment,
                   {workspace, draft.legal_entity_id, draft.kind == ShipmentKind::goods ? "shipment" : "service_act",
                    draft.kind, draft.order_id, draft.party_id, draft.shipped_on, draft.recorded_at, net, vat, gross,
                    line_rows(draft), rows.moves, rows.uses});
  ShipmentNumber issued;
  row >> issued.id >> issued.number;
  return issued;
}

}  // namespace kram::storage
