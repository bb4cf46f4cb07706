// Who did what to an order, and when.
#include "server/operations/context.hpp"
#include "server/storage/journal_repository.hpp"
#include "server/storage/page_cursor.hpp"

namespace kram {

template <>
Result<Page<OrderEvent>> handle<endpoint::list_order_events>(Context& context,
                                                             const Call<endpoint::list_order_events>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  return storage::order_event_page(context.db, context.workspace(), OrderId{call.ids.at(0)}, call.request,
                                   context.actor.may(Permission::see_cost));
}

}  // namespace kram
