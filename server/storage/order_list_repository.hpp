// Pages of the order list: any filter, any words, each order of the list, by key. Built to stay even at a million
// orders: what many rows match is found among the newest, what few rows match is found by their own index.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/order.hpp"

namespace kram::storage {

/// One page of what `query` asks; its limit must have been checked. Refuses a cursor that isn't of this order of the
/// list. One statement or two; four for what is neither few nor near.
Result<Page<OrderSummary>> order_page(Connection& db, WorkspaceId workspace, Date today, const OrderQuery& query);

/// The columns of the board: how many orders are in each state, what they come to, and the newest `cards`.
/// Counts and sums look at the newest 10,000 orders of a state.
std::vector<BoardColumn> order_board(Connection& db, WorkspaceId workspace, Date today, const OrderQuery& query,
                                     std::int32_t cards);

}  // namespace kram::storage
