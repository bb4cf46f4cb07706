// The order list: pages of any filter, words and order.
#include "server/operations/context.hpp"
#include "server/storage/order_list_repository.hpp"
#include "server/storage/page_cursor.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {

template <>
Result<Page<OrderSummary>> handle<endpoint::list_orders>(Context& context, const Call<endpoint::list_orders>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  return storage::order_page(context.db, context.workspace(), context.today(), call.request);
}

}  // namespace kram
