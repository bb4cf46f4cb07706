// One order with everything that happened to it, in one round trip.
#include "server/operations/context.hpp"
#include "server/storage/order_repository.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {

template <>
Result<Order> handle(Context& context, const Call<endpoint::get_order>& call) {
  auto order = storage::find_order(context.db, context.workspace(), OrderId{call.ids.at(0)});
  if (!order) return ErrorCode::not_found;
  return std::move(*order);
}

}  // namespace kram
