// Additional costs of deals as facts, and the days of the accounts that they were paid from.
#pragma once
#include <optional>

#include "server/storage/database.hpp"
#include "server/storage/named_row.hpp"
#include "shared/api/order.hpp"

namespace kram::storage {

/// A party that something may be owed to.
std::optional<NamedRow> find_cost_supplier(Connection& db, WorkspaceId workspace, PartyId id);

/// The order that the cost belongs to.
std::optional<OrderId> order_of_cost(Connection& db, WorkspaceId workspace, OrderCostId id);

/// Counts the account's day on when it was paid, then writes the fact; a sum below zero takes `reverses_id` back.
OrderCostId add_order_cost(Connection& db, WorkspaceId workspace, const Order& order, const OrderCost& cost);

}  // namespace kram::storage
