#include "shared/domain/cost_layer.hpp"

#include <algorithm>

#include "shared/domain/distribution.hpp"

namespace kram {
namespace {

/// Moves the layer's issued quantity to `issued` and tells what that did.
LotMove move_to(CostLayer& layer, Quantity issued) {
  const LotMove move{layer.lot_id, issued - layer.issued, cost_of_issued(layer, issued) - layer.cost_issued};
  layer.issued = issued;
  layer.cost_issued += move.cost;
  return move;
}

Refusal stock_short(Quantity available, Quantity needed) {
  return Refusal(ErrorCode::stock_short, "", {{"available", to_text(available)}, {"needed", to_text(needed)}});
}

std::int64_t weight_of(const LandedCostLine& line, LandedCostBasis basis) {
  if (basis == LandedCostBasis::amount) return line.amount.units;
  return basis == LandedCostBasis::quantity ? line.quantity.units : line.weight_kg.units;
}

}  // namespace

Money cost_of_issued(const CostLayer& layer, Quantity issued) {
  if (!layer.received.is_positive()) return layer.cost_total;
  const int128 exact = int128{layer.cost_total.units} * issued.units;
  return Money::of_units(static_cast<std::int64_t>(divide_rounded(exact, layer.received.units)));
}

Result<std::vector<LotMove>> issue_fifo(std::vector<CostLayer>& layers, Quantity quantity) {
  if (!quantity.is_positive()) return ErrorCode::must_be_positive;
  Quantity available;
  for (const auto& layer : layers) available += layer.quantity_left();
  if (available < quantity) return stock_short(available, quantity);
  std::vector<LotMove> moves;
  for (auto& layer : layers) {
    const Quantity taken = std::min(layer.quantity_left(), quantity);
    if (!taken.is_positive()) continue;
    moves.push_back(move_to(layer, layer.issued + taken));
    quantity -= taken;
    if (quantity.is_zero()) break;
  }
  return moves;
}

Result<LotMove> issue_from_lot(CostLayer& layer, Quantity quantity) {
  if (!quantity.is_positive()) return ErrorCode::must_be_positive;
  if (layer.quantity_left() < quantity) return stock_short(layer.quantity_left(), quantity);
  return move_to(layer, layer.issued + quantity);
}

Result<LotMove> return_to_lot(CostLayer& layer, Quantity quantity) {
  if (!quantity.is_positive()) return ErrorCode::must_be_positive;
  if (quantity > layer.issued) return ErrorCode::out_of_range;
  return move_to(layer, layer.issued - quantity);
}

Money cost_of(const std::vector<LotMove>& moves) {
  Money cost;
  for (const auto& move : moves) cost += move.cost;
  return cost;
}

Result<std::vector<Money>> landed_cost_shares(Money cost, LandedCostBasis basis,
                                              const std::vector<LandedCostLine>& lines) {
  std::vector<std::int64_t> weights;
  bool any = false;
  for (const auto& line : lines) {
    weights.push_back(weight_of(line, basis));
    if (weights.back() < 0) return Refusal(ErrorCode::negative, "/basis");
    any = any || weights.back() > 0;
  }
  if (!any && !cost.is_zero()) return Refusal(ErrorCode::must_be_positive, "/basis");
  return distribute(cost, weights);
}

UnitPrice unit_cost(Money cost_total, Quantity quantity) {
  if (!quantity.is_positive()) return {};
  constexpr std::int64_t to_price = Quantity::one * (UnitPrice::one / Money::one);
  const int128 exact = divide_rounded(int128{cost_total.units} * to_price, quantity.units);
  return UnitPrice::of_units(static_cast<std::int64_t>(std::clamp<int128>(exact, -UnitPrice::limit, UnitPrice::limit)));
}

}  // namespace kram
