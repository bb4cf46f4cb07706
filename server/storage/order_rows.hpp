// An order's rows as the json sets that its statements take: names are columns, values are SQL's units.
#pragma once
#include "server/storage/order_repository.hpp"
#include "shared/base/json_text.hpp"

namespace kram::storage {

/// All the order's own columns but its states' history.
std::string order_row(const Order& order, const std::string& search);
std::string line_rows(const Order& order, const std::vector<TaxRate>& taxes);
/// Without an id the statement draws one.
std::string obligation_rows(const std::vector<Owed>& owed, const std::vector<std::int64_t>& ids);
std::string plan_rows(const Order& order);
std::string need_rows(const std::vector<Need>& needs);

}  // namespace kram::storage
