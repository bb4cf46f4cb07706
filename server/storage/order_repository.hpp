// Orders as rows: the whole order read by one statement, placed by one, and changed by few.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "server/storage/idempotency.hpp"
#include "shared/api/order.hpp"
#include "shared/domain/obligation.hpp"
#include "shared/domain/reservation.hpp"

namespace kram::storage {

/// The order with its lines, plan, payments, shipments and obligations; nullopt in another workspace.
std::optional<Order> find_order(Connection& db, WorkspaceId workspace, OrderId id);
/// Keeps the order from others' changes until the transaction ends; false when there is none.
bool lock_order(Connection& db, WorkspaceId workspace, OrderId id);

/// What an order's line holds at a place: quantity in all, of which `used` has left.
struct Reservation {
  OrderLineId line_id;
  WarehouseId warehouse_id;
  PlaceId place_id;
  ProductId product_id;
  Quantity quantity;
  Quantity used;
  bool released = false;
};
/// The order's active reservations, in the order of lines and places.
std::vector<Reservation> find_reservations(Connection& db, WorkspaceId workspace, OrderId id);

struct Need {
  OrderLineId line_id;
  ProductId product_id;
  Quantity quantity;
};

struct EventDraft {
  std::string kind;
  Json details = Json::object();
};

/// A new order as it is placed, its ids drawn before.
struct PlacedOrder {
  const Order& order;
  std::string search;
  std::optional<Date> confirmed_on;
  std::vector<TaxRate> line_taxes;  // by order.lines
  std::vector<LineTake> takes;
  std::vector<Need> needs;
  std::vector<Owed> owed;
  std::vector<std::int64_t> obligation_ids;  // by owed
  std::vector<EventDraft> events;
  std::string author;
  Instant recorded_at;
  std::optional<AnswerKey> answer_key;  // with it the statement keeps the first answer too
  StoredAnswer answer;
};
/// Places the order in one statement: order, lines, stock locked in the fixed order and reserved, needs, plan,
/// obligations, events, first answer. ConstraintError `stock_reserved_within_on_hand` when the stock went meanwhile,
/// `sales_order_external` when the external id is taken, `idempotency_pkey` when a twin was faster.
void place_order(Connection& db, WorkspaceId workspace, const PlacedOrder& placed);
/// Writes the order's own fields and lines anew. Whatever reserved or needed by them is gone.
void rewrite_order(Connection& db, WorkspaceId workspace, const Order& order, const std::string& search,
                   const std::vector<TaxRate>& line_taxes);

struct StockDelta {
  WarehouseId warehouse_id;
  PlaceId place_id;
  ProductId product_id;
  Quantity on_hand;
  Quantity reserved;
};

/// What an operation did to an order, besides the facts of goods and money.
struct OrderChange {
  const Order& order;      // states, sums, plan and lines' progress as they are now
  std::vector<Owed> owed;  // replaces the stored obligations
  std::optional<Date> confirmed_on;
  std::optional<std::string> search;      // when the client's snapshot changed
  std::vector<Reservation> reservations;  // whole, of those that changed
  std::vector<Need> needs;                // whole, of those that changed
  std::vector<StockDelta> stock;          // at most one per place and product; locked before
  EventDraft event;
  std::string author;
  Instant recorded_at;
};
/// Counts the order's version up and writes all of it: one statement, and one for obligations.
void save_order(Connection& db, WorkspaceId workspace, const OrderChange& change);

}  // namespace kram::storage
