// What is owed and open, by us and by clients.
#include "server/operations/context.hpp"
#include "server/storage/journal_repository.hpp"
#include "server/storage/page_cursor.hpp"

namespace kram {

template <>
Result<Page<Obligation>> handle<endpoint::list_obligations>(Context& context,
                                                            const Call<endpoint::list_obligations>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  return storage::obligation_page(context.db, context.workspace(), call.request);
}

}  // namespace kram
