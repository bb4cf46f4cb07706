// Which pieces an order's lines hold and which they leave with. All demand of an order goes against the same stock, so
// that two lines of one product never count the same piece; lines bound to a warehouse choose first.
#pragma once
#include <optional>
#include <vector>

#include "shared/domain/stock.hpp"

namespace kram {

struct LineDemand {
  OrderLineId line_id;
  ProductId product_id;
  std::optional<WarehouseId> warehouse_id;  // none: any, in the places' given order
  Quantity quantity;                        // above zero
};

struct LineTake {
  OrderLineId line_id;
  ProductId product_id;
  WarehouseId warehouse_id;
  PlaceId place_id;
  Quantity quantity;
};

struct LineTakes {
  std::vector<LineTake> takes;           // by line, then place; at most one per line and place
  std::vector<StockShortage> shortages;  // one per product (and warehouse, when a line is bound to it)
};

/// Free pieces for each line as far as they go. `places` in the order of preference.
LineTakes take_for_lines(const std::vector<LineDemand>& lines, std::vector<PlaceStock> places);

/// What a line holds at a place, less what has left already.
struct HeldStock {
  OrderLineId line_id;
  ProductId product_id;
  WarehouseId warehouse_id;
  PlaceId place_id;
  Quantity quantity;
};

struct ShipTake : LineTake {
  Quantity from_held;  // of quantity, what the line's own reservation covers
};
struct Leaving {
  std::vector<ShipTake> takes;
  std::vector<StockShortage> shortages;
};

/// The pieces that leave with each line: its own reservation first, then free ones. The reservation of one line is not
/// free for another.
Leaving take_for_shipment(const std::vector<LineDemand>& lines, const std::vector<HeldStock>& held,
                          std::vector<PlaceStock> places);

}  // namespace kram
