// The money accounts that an order's payments and costs may go through: open, of its legal entity, in its currency.
#pragma once
#include <optional>
#include <string>

#include "client-wasm/screens/order_card_state.hpp"

namespace kram::screens {

/// The one used last when it still fits, else one that does.
std::optional<AccountId> likely_account(const OrderCard& card, std::optional<AccountId> last);
/// The field that chooses one; says when there is none.
void account_field(const OrderCard& card, std::optional<AccountId>& chosen, const std::string& refused);

}  // namespace kram::screens
