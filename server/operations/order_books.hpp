// What follows from an order's facts and is kept beside them: its states, sums left, obligations, reservations.
#pragma once
#include <vector>

#include "server/operations/context.hpp"
#include "server/storage/order_repository.hpp"
#include "shared/api/order.hpp"

namespace kram {

/// Sets the derived states, sums and profit; the order's obligations as they now stand.
std::vector<Owed> derive(Order& order);
/// Shows them on the order, with the ids they were given.
void show_obligations(Order& order, const std::vector<Owed>& owed, const std::vector<std::int64_t>& ids);

/// The one row of the payment plan: the whole total, until the payment date or the order's own.
void plan_payment(Order& order);
/// Lays the payments onto the order's total again, the earliest first; whether anything changed.
bool allocate_payments(Order& order);

struct Reserving {
  std::vector<LineTake> takes;
  std::vector<storage::Need> needs;  // of goods lines, zero where nothing is missing
};
/// Reserves free pieces for what the lines still lack, their own warehouse, the order's, or any. Under `refuse` a
/// shortage is stock_short with the product, what is available and what is needed.
Result<Reserving> reserve_lines(Order& order, const std::vector<PlaceStock>& places, OnShortage on_shortage);

/// Takes as whole reservations laid over those the order holds.
std::vector<storage::Reservation> add_to_reservations(const std::vector<storage::Reservation>& held,
                                                      const std::vector<LineTake>& takes);
/// What the takes change in stock.
std::vector<storage::StockDelta> reserved_deltas(const std::vector<LineTake>& takes);
/// Adds to the delta of the place and product.
void add_delta(std::vector<storage::StockDelta>& deltas, const storage::StockDelta& delta);

std::vector<ProductId> goods_of(const Order& order);
Refusal stock_refusal(const Order& order, const StockShortage& shortage);

/// The order locked and read, or not_found.
Result<Order> take_order(Context& context, std::int64_t id);
/// The order as it now stands in the database.
Order reread(Context& context, OrderId id);

}  // namespace kram
