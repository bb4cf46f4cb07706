#include "shared/domain/stock.hpp"

#include <algorithm>
#include <tuple>

namespace kram {
namespace {

auto key_of(const StockDemand& demand) {
  return std::tuple(demand.product_id, demand.warehouse_id.value_or(WarehouseId{}));
}

bool serves(const PlaceStock& place, const StockDemand& demand) {
  return place.product_id == demand.product_id && (!demand.warehouse_id || place.warehouse_id == *demand.warehouse_id);
}

void take(const StockDemand& demand, std::vector<PlaceStock>& places, Allocation& allocation) {
  Quantity left = demand.quantity;
  for (auto& place : places) {
    if (left.is_zero()) break;
    if (!serves(place, demand)) continue;
    const Quantity taken = std::min(left, available(place.level));
    if (!taken.is_positive()) continue;
    place.level.reserved += taken;
    left -= taken;
    allocation.takes.push_back({place.warehouse_id, place.place_id, place.product_id, taken});
  }
  if (left.is_positive())
    allocation.shortages.push_back({demand.product_id, demand.warehouse_id, demand.quantity - left, demand.quantity});
}

}  // namespace

Quantity available(StockFigures level) {
  return std::max(level.on_hand - level.reserved, Quantity{});
}

Quantity available_for(StockFigures level, Quantity own_reserved) {
  return available({level.on_hand, level.reserved - std::min(own_reserved, level.reserved)});
}

std::vector<StockDemand> sum_demand(const std::vector<StockDemand>& lines) {
  std::vector<StockDemand> sorted = lines;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
  std::vector<StockDemand> sums;
  for (const auto& line : sorted) {
    if (sums.empty() || key_of(sums.back()) != key_of(line))
      sums.push_back(line);
    else
      sums.back().quantity += line.quantity;
  }
  return sums;
}

Allocation allocate(const std::vector<StockDemand>& demands, std::vector<PlaceStock> places) {
  const auto sums = sum_demand(demands);
  Allocation allocation;
  for (const bool bound : {true, false})
    for (const auto& demand : sums)
      if (demand.warehouse_id.has_value() == bound) take(demand, places, allocation);
  return allocation;
}

}  // namespace kram
