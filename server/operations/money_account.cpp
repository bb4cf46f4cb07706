#include "server/operations/money_account.hpp"

namespace kram {

Result<storage::PayableAccount> money_account_for(Context& context, const Order& order, AccountId id) {
  const auto account = storage::find_payable_account(context.db, context.workspace(), id);
  if (!account) return Refusal(ErrorCode::unknown_reference, "/account_id");
  if (!account->active) return Refusal(ErrorCode::account_inactive, "/account_id", {{"name", account->name}});
  if (account->legal_entity_id != order.legal_entity_id)
    return Refusal(ErrorCode::legal_entity_mismatch, "/account_id");
  if (account->currency != order.currency)
    return Refusal(ErrorCode::currency_mismatch, "/account_id",
                   {{"expected", order.currency}, {"given", account->currency}});
  return *account;
}

AccountRole role_of(AccountKind kind) {
  switch (kind) {
    case AccountKind::cash:
      return AccountRole::cash;
    case AccountKind::bank:
    case AccountKind::card:
      return AccountRole::bank;
    case AccountKind::carrier_cod:
    case AccountKind::acquirer:
      return AccountRole::money_in_transit;
  }
  return AccountRole::bank;
}

}  // namespace kram
