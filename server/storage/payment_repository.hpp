// Money in: the account it came to, the payment as a fact, and what of it covers the order.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/company.hpp"
#include "shared/api/order.hpp"

namespace kram::storage {

struct PayableAccount {
  AccountId id;
  LegalEntityId legal_entity_id;
  AccountKind kind = AccountKind::bank;
  std::string name;
  std::string currency;
  bool active = true;
};
std::optional<PayableAccount> find_payable_account(Connection& db, WorkspaceId workspace, AccountId id);

/// Counts what came to the account on that day, or went out of it when it is below zero.
void count_account_day(Connection& db, WorkspaceId workspace, AccountId account, Date day, Money change);

struct PaymentDraft {
  AccountId account_id;
  LegalEntityId legal_entity_id;
  PartyId party_id;
  OrderId order_id;
  Money amount;
  Money allocated;  // onto the order
  std::string currency;
  Date paid_on;
  Instant recorded_at;
  std::string note;
  std::string author;
};
struct PaymentNumber {
  PaymentId id;
  std::int64_t number = 0;
};
/// Counts the account's day on, then takes the gapless number (last) and writes the payment with its allocation.
PaymentNumber add_payment(Connection& db, WorkspaceId workspace, const PaymentDraft& draft);

/// Sets anew what of each payment covers the order.
void reallocate(Connection& db, WorkspaceId workspace, const Order& order);

}  // namespace kram::storage
