#include "shared/domain/reservation.hpp"

#include <algorithm>

namespace kram {
namespace {

bool serves(const PlaceStock& place, const LineDemand& line) {
  return place.product_id == line.product_id && (!line.warehouse_id || place.warehouse_id == *line.warehouse_id);
}

/// Takes free pieces for one line, down to zero available at each place; what it didn't get is returned.
template <class Give>
Quantity take_free(const LineDemand& line, Quantity left, std::vector<PlaceStock>& places, Give give) {
  for (auto& place : places) {
    if (!left.is_positive()) break;
    if (!serves(place, line)) continue;
    const Quantity taken = std::min(left, available(place.level));
    if (!taken.is_positive()) continue;
    place.level.reserved += taken;
    left -= taken;
    give(place, taken);
  }
  return left;
}

/// Adds a line's shortage to that of its product: the order needs so much, so much of it is there.
void tell_shortage(const LineDemand& line, Quantity missing, std::vector<StockShortage>& shortages) {
  auto same = std::find_if(shortages.begin(), shortages.end(), [&](const auto& s) {
    return s.product_id == line.product_id && s.warehouse_id == line.warehouse_id;
  });
  if (same == shortages.end()) same = shortages.insert(shortages.end(), {line.product_id, line.warehouse_id, {}, {}});
  same->available -= missing;
}

/// Fills needed and available of each told shortage from all lines of its product and warehouse.
void complete_shortages(const std::vector<LineDemand>& lines, std::vector<StockShortage>& shortages) {
  for (auto& shortage : shortages) {
    for (const auto& line : lines)
      if (line.product_id == shortage.product_id && line.warehouse_id == shortage.warehouse_id)
        shortage.needed += line.quantity;
    shortage.available += shortage.needed;
  }
}

/// Line indices in the order of choosing: those bound to a warehouse first.
std::vector<std::size_t> choosing_order(const std::vector<LineDemand>& lines) {
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_partition(order.begin(), order.end(), [&](auto i) { return lines[i].warehouse_id.has_value(); });
  return order;
}

}  // namespace

LineTakes take_for_lines(const std::vector<LineDemand>& lines, std::vector<PlaceStock> places) {
  LineTakes result;
  for (const auto i : choosing_order(lines)) {
    const auto& line = lines[i];
    const Quantity missing = take_free(line, line.quantity, places, [&](const PlaceStock& place, Quantity taken) {
      result.takes.push_back({line.line_id, line.product_id, place.warehouse_id, place.place_id, taken});
    });
    if (missing.is_positive()) tell_shortage(line, missing, result.shortages);
  }
  complete_shortages(lines, result.shortages);
  return result;
}

Leaving take_for_shipment(const std::vector<LineDemand>& lines, const std::vector<HeldStock>& held,
                          std::vector<PlaceStock> places) {
  Leaving result;
  std::vector<HeldStock> holds = held;
  std::vector<Quantity> left(lines.size());
  const auto give = [&](const LineDemand& line, WarehouseId warehouse, PlaceId place, Quantity taken, bool own) {
    const Quantity from_held = own ? taken : Quantity{};
    for (auto& take : result.takes)
      if (take.line_id == line.line_id && take.place_id == place)
        return take.quantity += taken, take.from_held += from_held, void();
    result.takes.push_back({{line.line_id, line.product_id, warehouse, place, taken}, from_held});
  };
  for (const auto i : choosing_order(lines)) {
    left[i] = lines[i].quantity;
    for (auto& hold : holds) {
      const bool fits =
          hold.line_id == lines[i].line_id && (!lines[i].warehouse_id || hold.warehouse_id == *lines[i].warehouse_id);
      const Quantity taken = fits ? std::min(hold.quantity, left[i]) : Quantity{};
      if (!taken.is_positive()) continue;
      hold.quantity -= taken;
      left[i] -= taken;
      give(lines[i], hold.warehouse_id, hold.place_id, taken, true);
    }
  }
  for (const auto i : choosing_order(lines)) {
    const Quantity missing = take_free(lines[i], left[i], places, [&](const PlaceStock& place, Quantity taken) {
      give(lines[i], place.warehouse_id, place.place_id, taken, false);
    });
    if (missing.is_positive()) tell_shortage(lines[i], missing, result.shortages);
  }
  complete_shortages(lines, result.shortages);
  return result;
}

}  // namespace kram
