// The account that money of an order comes to or goes from.
#pragma once
#include "server/operations/context.hpp"
#include "server/storage/payment_repository.hpp"
#include "shared/domain/ledger.hpp"

namespace kram {

/// An open account of the order's legal entity in its currency, or the refusal at /account_id.
Result<storage::PayableAccount> money_account_for(Context& context, const Order& order, AccountId id);

/// On which account of the ledger its money stands.
AccountRole role_of(AccountKind kind);

}  // namespace kram
