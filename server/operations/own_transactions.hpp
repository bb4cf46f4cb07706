// The endpoints whose operations run without a surrounding transaction: see runs_own_transaction in context.hpp.
#pragma once
#include "server/operations/context.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {

// Hashing a password takes a tenth of a second: no transaction stays open for it.
template <>
struct runs_own_transaction<endpoint::sign_in> : std::true_type {};
template <>
struct runs_own_transaction<endpoint::sign_out> : std::true_type {};
// Placing an order is one statement, which keeps the answer too (order_create.cpp).
template <>
struct runs_own_transaction<endpoint::create_order> : std::true_type {};

}  // namespace kram
