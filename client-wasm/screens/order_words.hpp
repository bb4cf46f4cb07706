// How an order is told to people: words, colours and figures of its states, the same in the list, board and card.
#pragma once
#include <optional>
#include <string>

#include "client-wasm/api_client.hpp"
#include "client-wasm/widgets/theme.hpp"
#include "shared/api/order.hpp"
#include "shared/base/zone.hpp"

namespace kram::screens {

std::string word_of(OrderState state);
std::string word_of(PaymentState state);
std::string word_of(FulfilmentState state);
std::string word_of(SupplyState state);

ui::Tone tone_of(OrderState state);
ui::Tone tone_of(PaymentState state);
const char* icon_of(OrderState state);

/// "Резерв" and what came of it, for goods that are not shipped yet; "Відвантажено" once they are.
std::string supply_words(SupplyState supply, FulfilmentState fulfilment);
ui::Tone supply_tone(SupplyState supply, FulfilmentState fulfilment);

/// «1 234,50 ₴».
std::string money_text(Money money, const std::string& currency);
/// The same without the sign of the currency: for columns.
std::string figure_text(Money money);
std::string quantity_text(Quantity quantity);
std::string price_text(UnitPrice price);
std::string date_text(const std::optional<Date>& date);
/// "25.11.2026 14:05" on the company's clock.
std::string moment_text(Instant instant);
/// Today on the company's clock.
Date today();
/// The company's zone.
const Zone& company_zone();
/// How many percent of the total is paid, 0 … 100; nothing for a zero total.
std::optional<int> percent_of(Money part, Money whole);

/// What a guard says against it, with states in words; empty when it may be done.
std::string reason_of(const Verdict& verdict);
std::string refusal_text(const Refusal& refusal);
/// The same when the role forbids it too.
std::string forbidden_text();

}  // namespace kram::screens
