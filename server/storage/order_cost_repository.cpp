#include "server/storage/order_cost_repository.hpp"

#include "server/storage/payment_repository.hpp"

namespace kram::storage {
namespace {

constexpr Sql select_supplier{"find_cost_supplier",
                              "select name, archived from party where workspace_id = :p1 and id = :p2 and is_supplier"};

constexpr Sql select_order{"order_of_cost", "select order_id from order_cost where workspace_id = :p1 and id = :p2"};

constexpr Sql insert_cost{"add_order_cost", R"sql(
insert into order_cost (workspace_id, order_id, legal_entity_id, kind, amount, account_id, supplier_id, spent_on,
  recorded_at, note, author, reverses_id)
values (:p1, :p2, :p3, :p4, :p5, :p6, :p7, :p8, :p9, :p10, :p11, :p12) returning id)sql"};

}  // namespace

std::optional<NamedRow> find_cost_supplier(Connection& db, WorkspaceId workspace, PartyId id) {
  auto row = db.maybe_one(select_supplier, {workspace, id});
  if (!row) return std::nullopt;
  NamedRow supplier;
  *row >> supplier.name >> supplier.archived;
  return supplier;
}

std::optional<OrderId> order_of_cost(Connection& db, WorkspaceId workspace, OrderCostId id) {
  auto row = db.maybe_one(select_order, {workspace, id});
  if (!row) return std::nullopt;
  OrderId order;
  *row >> order;
  return order;
}

OrderCostId add_order_cost(Connection& db, WorkspaceId workspace, const Order& order, const OrderCost& cost) {
  if (cost.account_id) count_account_day(db, workspace, *cost.account_id, cost.spent_on, -cost.amount);
  Row row = db.one(insert_cost,
                   {workspace, order.id, order.legal_entity_id, enum_name(cost.kind), cost.amount, cost.account_id,
                    cost.supplier_id, cost.spent_on, cost.recorded_at, cost.note, cost.author, cost.reverses_id});
  OrderCostId id;
  row >> id;
  return id;
}

}  // namespace kram::storage
