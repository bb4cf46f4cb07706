// What an entered order becomes: names, units, taxes, prices with their reasons and sums. Decides only; asks no
// database.
#pragma once
#include <string>
#include <vector>

#include "server/storage/order_entry_repository.hpp"
#include "shared/api/order.hpp"

namespace kram {

struct Draft {
  Order order;
  std::vector<TaxRate> line_taxes;  // by order.lines
  std::string search;
};

/// Builds the order that `input` describes out of what `entry` knows. `before` is the order as it stands, when it is
/// edited: a line with its id keeps its price and name whatever the lists say now (C-07); its id, number, states, dates
/// and payments stay. Refuses the first wrong field in the order of fields. Dates are the caller's to check.
Result<Draft> draft_order(const OrderInput& input, const storage::OrderEntry& entry, const Order* before);

/// The input that would leave the order as it is: what a patch is laid over.
OrderInput input_of(const Order& order);

/// Everything `draft_order` must know about.
storage::EntryQuery entry_query(const OrderInput& input);

/// What the order is found by: number, client, phones.
std::string order_search_text(const std::string& number, const std::string& client_name, const std::string& digits);

}  // namespace kram
