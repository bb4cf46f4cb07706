// What the order list's filters and words become in SQL: conditions with parameters p2 … p19 that are null when not
// asked for. Its statements are planned each time with the values themselves, so that what isn't asked for vanishes.
// Words find an order by its client's card (name, telephone, contacts) or by its number: clients are
// few and their index is small, so an order needs no index of words of its own.
#pragma once
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/order.hpp"

namespace kram::storage {

/// The conditions but the words, over sales_order o; begins with " and".
extern const char* const order_filter_sql;
/// The condition of the words, over sales_order o and matched; begins with " and".
extern const char* const order_words_sql;
/// Whether the order's number is, or from three characters begins with, what was asked for, and the order holds the
/// rest.
extern const char* const order_number_sql;
/// "with matched as (…)": the clients whom the words name; none without words.
extern const char* const matched_clients_sql;
/// Whether the order is late: open past its promised date, or unpaid past its payment date. Null-safe.
extern const char* const order_overdue_sql;

struct OrderFilter {
  std::vector<Param> params;  // p1 workspace, p2 today, p3 … p19
  bool any = false;           // anything is filtered at all
  bool words = false;         // by words, whose rows no key orders
  bool direct = false;        // all that is filtered has an index in the order of ids
};
OrderFilter order_filter(WorkspaceId workspace, Date today, const OrderQuery& query);

}  // namespace kram::storage
