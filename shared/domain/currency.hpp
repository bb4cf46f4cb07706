// Money in other currencies. The National Bank's rate is hryvnias for `per` units, 4 decimals (kept with 6).
#pragma once
#include <cstdint>

#include "shared/base/fixed.hpp"

namespace kram {

struct CurrencyRate {
  ExchangeRate rate;
  std::int64_t per = 1;  // some currencies are quoted for 10, 100 or 1000 units
};

/// Foreign money in the base currency, rounded once. Refuses a result beyond Money::limit (amount_too_large);
/// the rate must be above zero (must_be_positive at "/rate").
Result<Money> to_base_currency(Money amount, CurrencyRate rate);
/// Base money in the foreign currency, rounded once; the same refusals.
Result<Money> from_base_currency(Money base, CurrencyRate rate);
/// Exchange difference of a debt: its value on the payment's day less its value on the invoice's day, each rounded.
Result<Money> exchange_difference(Money amount, CurrencyRate invoiced, CurrencyRate paid);

/// A total paid in cash, rounded half away from zero to `step` (0.50 or 0.10; zero = not rounded), and the change.
/// Source: NBU resolutions 25 (2018) and 115 (2025). Only the receipt's total, only cash.
struct CashTotal {
  Money cash, rounding;
};
CashTotal cash_round(Money total, Money step);

}  // namespace kram
