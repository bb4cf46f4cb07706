// Money that came, newest first.
#include "server/operations/context.hpp"
#include "server/storage/journal_repository.hpp"
#include "server/storage/page_cursor.hpp"

namespace kram {

template <>
Result<Page<PaymentSummary>> handle<endpoint::list_payments>(Context& context,
                                                             const Call<endpoint::list_payments>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  return storage::payment_page(context.db, context.workspace(), call.request);
}

}  // namespace kram
