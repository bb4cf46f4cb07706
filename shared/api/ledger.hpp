// The books on the wire: payments, the ledger's accounts and their balances.
#pragma once
#include <optional>
#include <string>

#include "shared/api/page.hpp"

namespace kram {

struct PaymentSummary {
  PaymentId id;
  std::int64_t number = 0;
  AccountId account_id;
  std::string account_name;
  std::optional<PartyId> party_id;
  std::string party_name;
  std::optional<OrderId> order_id;
  std::string order_number;
  Money amount;
  std::string currency;
  Date paid_on;
  Instant recorded_at;
  std::string note;
  static constexpr auto fields() {
    using T = PaymentSummary;
    return std::tuple(field("id", &T::id), field("number", &T::number), field("account_id", &T::account_id),
                      field("account_name", &T::account_name), field("party_id", &T::party_id),
                      field("party_name", &T::party_name), field("order_id", &T::order_id),
                      field("order_number", &T::order_number), field("amount", &T::amount),
                      field("currency", &T::currency), field("paid_on", &T::paid_on),
                      field("recorded_at", &T::recorded_at), field("note", &T::note));
  }
};

struct TrialBalanceRow {
  std::string code;
  std::string name;
  Money debit;
  Money credit;
  Money balance;  // debit − credit
  static constexpr auto fields() {
    using T = TrialBalanceRow;
    return std::tuple(field("code", &T::code), field("name", &T::name), field("debit", &T::debit),
                      field("credit", &T::credit), field("balance", &T::balance));
  }
};

struct LedgerQuery {
  LegalEntityId legal_entity_id;
  std::optional<Date> from;
  std::optional<Date> to;
  static constexpr auto fields() {
    using T = LedgerQuery;
    return std::tuple(on_create("legal_entity_id", &T::legal_entity_id).required(), on_create("from", &T::from),
                      on_create("to", &T::to));
  }
};

}  // namespace kram
