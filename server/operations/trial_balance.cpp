// The trial balance of one legal entity between two dates.
#include "server/operations/context.hpp"
#include "server/storage/journal_repository.hpp"

namespace kram {

template <>
Result<Rows<TrialBalanceRow>> handle<endpoint::get_trial_balance>(Context& context,
                                                                  const Call<endpoint::get_trial_balance>& call) {
  KRAM_TRY(rows, storage::trial_balance(context.db, context.workspace(), context.language, call.request));
  return Rows<TrialBalanceRow>{std::move(rows)};
}

}  // namespace kram
