// Additional costs of a deal: what its delivery, packing, commission or hired work cost, beside the goods themselves.
#pragma once
#include <array>
#include <optional>
#include <string>

#include "shared/base/date.hpp"
#include "shared/base/enum_names.hpp"
#include "shared/base/fields.hpp"
#include "shared/base/fixed.hpp"
#include "shared/base/id.hpp"

namespace kram {

enum class CostKind : std::uint8_t { delivery, packaging, commission, acquiring, subcontract, other };
constexpr auto enum_names(CostKind) {
  using N = EnumName<CostKind>;
  return std::array{N{CostKind::delivery, "delivery"},       N{CostKind::packaging, "packaging"},
                    N{CostKind::commission, "commission"},   N{CostKind::acquiring, "acquiring"},
                    N{CostKind::subcontract, "subcontract"}, N{CostKind::other, "other"}};
}

/// A fact: it is never changed; a mistake is taken back by a row of the same sum below zero.
struct OrderCost {
  OrderCostId id;
  CostKind kind = CostKind::other;
  Money amount;                         // net of VAT, in the order's currency
  std::optional<AccountId> account_id;  // paid from it
  std::string account_name;
  std::optional<PartyId> supplier_id;  // or owed to them
  std::string supplier_name;
  Date spent_on;
  Instant recorded_at;
  std::string note;
  std::string author;
  std::optional<OrderCostId> reverses_id;
  bool reversed = false;
  static constexpr auto fields() {
    using T = OrderCost;
    return std::tuple(field("id", &T::id), field("kind", &T::kind), field("amount", &T::amount),
                      field("account_id", &T::account_id), field("account_name", &T::account_name),
                      field("supplier_id", &T::supplier_id), field("supplier_name", &T::supplier_name),
                      field("spent_on", &T::spent_on), field("recorded_at", &T::recorded_at), field("note", &T::note),
                      field("author", &T::author), field("reverses_id", &T::reverses_id),
                      field("reversed", &T::reversed));
  }
};

/// Paid from an account, owed to a supplier, or, without both, to be paid to somebody later.
struct OrderCostInput {
  std::optional<CostKind> kind;
  Money amount;
  std::optional<AccountId> account_id;
  std::optional<PartyId> supplier_id;
  std::optional<Date> spent_on;
  std::string note;
  static constexpr auto fields() {
    using T = OrderCostInput;
    return std::tuple(on_create("kind", &T::kind).required(), on_create("amount", &T::amount).required().positive(),
                      on_create("account_id", &T::account_id), on_create("supplier_id", &T::supplier_id),
                      on_create("spent_on", &T::spent_on), on_create("note", &T::note));
  }
};

}  // namespace kram
