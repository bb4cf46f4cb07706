// An order's rows as the json sets that its statements take: names are columns, values are SQL's units.
#pragma once
#include "server/storage/order_repository.hpp"

namespace kram::storage {

/// All the order's own columns but its states' history.
Json order_row(const Order& order, const std::string& search);
Json line_rows(const Order& order, const std::vector<TaxRate>& taxes);
/// Without an id the statement draws one.
Json obligation_rows(const std::vector<Owed>& owed, const std::vector<std::int64_t>& ids);
Json plan_rows(const Order& order);
Json need_rows(const std::vector<Need>& needs);

template <class R>
Json id_or_null(const std::optional<Id<R>>& id) {
  return id && *id ? Json(id->value) : Json(nullptr);
}
template <class U>
Json units_or_null(const std::optional<Fixed<U>>& value) {
  return value ? Json(value->units) : Json(nullptr);
}
inline Json date_or_null(const std::optional<Date>& date) { return date ? Json(to_text(*date)) : Json(nullptr); }

}  // namespace kram::storage
