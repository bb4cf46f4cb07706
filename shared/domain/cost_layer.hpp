// Cost of goods by FIFO. A lot keeps its total cost; what an issue costs follows from cumulative rounding, so the
// issues of a lot add up to its total to the kopiyka. A return goes to its own lot.
#pragma once
#include <cstdint>
#include <vector>

#include "shared/base/fixed.hpp"

namespace kram {

/// A lot of one product in the order of its receipt. lot_id is whatever the caller knows it by.
struct CostLayer {
  std::int64_t lot_id = 0;
  Quantity received;
  Money cost_total;
  Quantity issued;
  Money cost_issued;

  Quantity quantity_left() const { return received - issued; }
  Money cost_left() const { return cost_total - cost_issued; }
};

/// What a move takes from a lot (negative: gives back).
struct LotMove {
  std::int64_t lot_id = 0;
  Quantity quantity;
  Money cost;
};

/// Cost of everything issued once `issued` of the layer has left: round(total × issued ÷ received).
Money cost_of_issued(const CostLayer& layer, Quantity issued);

/// Issues from the oldest layers on, changing them. A shortage refuses the whole (stock_short with parameters
/// available, needed) and changes nothing; a quantity that isn't above zero is must_be_positive.
Result<std::vector<LotMove>> issue_fifo(std::vector<CostLayer>& layers, Quantity quantity);
/// Issues from one lot (chosen by hand, or the lots of a reservation). The same refusals.
Result<LotMove> issue_from_lot(CostLayer& layer, Quantity quantity);
/// Takes goods back into their lot at the cost they left with; more than was issued is out_of_range.
Result<LotMove> return_to_lot(CostLayer& layer, Quantity quantity);
/// The sum of the moves' costs.
Money cost_of(const std::vector<LotMove>& moves);

enum class LandedCostBasis : std::uint8_t { amount, quantity, weight };
struct LandedCostLine {
  Quantity quantity;
  Money amount;
  Quantity weight_kg;
};
/// Shares of a delivery or customs cost over a receipt's lines by the largest remainder. When the basis is zero on
/// every line there is nothing to divide by: must_be_positive at "/basis".
Result<std::vector<Money>> landed_cost_shares(Money cost, LandedCostBasis basis,
                                              const std::vector<LandedCostLine>& lines);
/// Total ÷ quantity with 4 decimals, for show only; zero for no quantity.
UnitPrice unit_cost(Money cost_total, Quantity quantity);

}  // namespace kram
