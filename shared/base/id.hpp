// Row ids: one type per kind of row, so that a client's id can't be passed where an order's is meant.
// 64 bits, above zero; a decimal string on the wire, since JavaScript numbers hold only 53 bits.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.hpp"

namespace kram {

template <class Row>
struct Id {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  friend constexpr bool operator==(Id a, Id b) { return a.value == b.value; }
  friend constexpr auto operator<=>(Id a, Id b) { return a.value <=> b.value; }
};

template <class Row>
std::string to_text(Id<Row> id) {
  return std::to_string(id.value);
}
/// Reads "1" … "9223372036854775807" without sign or leading zero; anything else is invalid_id.
Result<std::int64_t> parse_id(std::string_view text);

using WorkspaceId = Id<struct WorkspaceRow>;
using LegalEntityId = Id<struct LegalEntityRow>;
using UserId = Id<struct UserRow>;
using TokenId = Id<struct TokenRow>;
using SessionId = Id<struct SessionRow>;
using PartyId = Id<struct PartyRow>;
using CategoryId = Id<struct CategoryRow>;
using ProductId = Id<struct ProductRow>;
using PriceListId = Id<struct PriceListRow>;
using PriceRuleId = Id<struct PriceRuleRow>;
using WarehouseId = Id<struct WarehouseRow>;
using PlaceId = Id<struct PlaceRow>;
using AccountId = Id<struct AccountRow>;
using ReceiptId = Id<struct ReceiptRow>;
using OrderId = Id<struct OrderRow>;
using OrderLineId = Id<struct OrderLineRow>;
using OrderCostId = Id<struct OrderCostRow>;
using ShipmentId = Id<struct ShipmentRow>;
using PaymentId = Id<struct PaymentRow>;
using ObligationId = Id<struct ObligationRow>;
using EventId = Id<struct EventRow>;

}  // namespace kram
