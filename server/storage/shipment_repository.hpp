// Goods out and services done: what may leave, and the facts of what left.
#pragma once
#include <optional>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/order.hpp"
#include "shared/domain/cost_layer.hpp"
#include "shared/domain/stock.hpp"

namespace kram::storage {

/// The stock of these products as it is now, locked before: places of the fixed order, the default warehouse first.
std::vector<PlaceStock> find_stock(Connection& db, WorkspaceId workspace, const std::vector<ProductId>& products);

/// The open lots of one product in one warehouse, oldest first; lot_id is cost_layer.id.
struct LotQueue {
  WarehouseId warehouse_id;
  ProductId product_id;
  std::vector<CostLayer> layers;
};
/// Locked, in the order of ids, until the transaction ends.
std::vector<LotQueue> lock_lots(Connection& db, WorkspaceId workspace, LegalEntityId owner,
                                const std::vector<ProductId>& products);

struct MoveDraft {
  OrderLineId line_id;
  WarehouseId warehouse_id;
  PlaceId place_id;
  ProductId product_id;
  Quantity quantity;  // leaving, above zero
  Money cost;
  std::vector<LotMove> lots;
};
struct ShipmentLineDraft {
  OrderLineId line_id;
  WarehouseId warehouse_id;  // none for a service
  Quantity quantity;
  Money net, vat, gross;
  Money cost;
};
struct ShipmentDraft {
  ShipmentKind kind = ShipmentKind::goods;
  OrderId order_id;
  PartyId party_id;
  LegalEntityId legal_entity_id;
  Date shipped_on;
  Instant recorded_at;
  std::vector<ShipmentLineDraft> lines;
  std::vector<MoveDraft> moves;
};
struct ShipmentNumber {
  ShipmentId id;
  std::int64_t number = 0;
};
/// Writes the shipment, its lines, stock moves, uses of lots, and counts the lots on. Takes the gapless number: last.
ShipmentNumber add_shipment(Connection& db, WorkspaceId workspace, const ShipmentDraft& draft);

}  // namespace kram::storage
