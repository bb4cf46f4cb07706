// Arithmetic of stock: what is free, what an order needs in all, where it is taken from.
// Available = on hand − reserved, never below zero. An order's own reservation is available for its own shipment.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/fixed.hpp"
#include "shared/base/id.hpp"

namespace kram {

struct StockFigures {
  Quantity on_hand;
  Quantity reserved;  // for all orders
};
/// What nobody has claimed; zero when more is reserved than there is.
Quantity available(StockFigures level);
/// What an order may ship that holds `own_reserved` of the reservation.
Quantity available_for(StockFigures level, Quantity own_reserved);

/// What one order wants of a product from a warehouse (none: from any).
struct StockDemand {
  ProductId product_id;
  std::optional<WarehouseId> warehouse_id;
  Quantity quantity;
};
/// One demand per product and warehouse, sorted by them: two lines of one product must not each count the same piece.
std::vector<StockDemand> sum_demand(const std::vector<StockDemand>& lines);

/// Stock at one place, in the order of the fixed lock (warehouse, place, product).
struct PlaceStock {
  WarehouseId warehouse_id;
  PlaceId place_id;
  ProductId product_id;
  StockFigures level;
};
struct StockTake {
  WarehouseId warehouse_id;
  PlaceId place_id;
  ProductId product_id;
  Quantity quantity;
};
struct StockShortage {
  ProductId product_id;
  std::optional<WarehouseId> warehouse_id;
  Quantity available, needed;
};

struct Allocation {
  std::vector<StockTake> takes;          // by place, in the places' given order
  std::vector<StockShortage> shortages;  // demands that aren't covered whole
};
/// Takes each demand from the places in their given order, each place down to zero available. Demands bound to a
/// warehouse are served first, so that those which may take from anywhere don't eat their stock. What is short is taken
/// as far as it goes and told: whether that refuses the order or raises needs is the caller's setting.
Allocation allocate(const std::vector<StockDemand>& demands, std::vector<PlaceStock> places);

}  // namespace kram
