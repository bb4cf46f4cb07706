// What the order list's filters and words become in SQL: one condition with parameters p2 … p18 that are null when not
// asked for. Its statements are planned each time with the values themselves, so that what isn't asked for vanishes.
#pragma once
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/order.hpp"

namespace kram::storage {

/// The conditions, over sales_order o; begins with " and".
extern const char* const order_filter_sql;
/// Whether the order is late: open past its promised date, or unpaid past its payment date. Null-safe.
extern const char* const order_overdue_sql;

struct OrderFilter {
  std::vector<Param> params;  // p1 workspace, p2 today, p3 … p18
  bool any = false;           // anything is filtered at all
  bool words = false;         // by words, whose rows no key orders
  bool direct = false;        // all that is filtered has an index in the order of ids
};
OrderFilter order_filter(WorkspaceId workspace, Date today, const OrderQuery& query);

}  // namespace kram::storage
