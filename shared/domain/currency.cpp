#include "shared/domain/currency.hpp"

namespace kram {
namespace {

Verdict check_rate(CurrencyRate rate) {
  if (!rate.rate.is_positive() || rate.per <= 0) return Refusal(ErrorCode::must_be_positive, "/rate");
  if (!rate.rate.within_limit() || rate.per > 1'000'000) return Refusal(ErrorCode::out_of_range, "/rate");
  return Done{};
}

Result<Money> within_limit(int128 units) {
  if (units > Money::limit || units < -Money::limit) return ErrorCode::amount_too_large;
  return Money::of_units(static_cast<std::int64_t>(units));
}

}  // namespace

Result<Money> to_base_currency(Money amount, CurrencyRate rate) {
  KRAM_CHECK(check_rate(rate));
  return within_limit(divide_rounded(int128{amount.units} * rate.rate.units, int128{ExchangeRate::one} * rate.per));
}

Result<Money> from_base_currency(Money base, CurrencyRate rate) {
  KRAM_CHECK(check_rate(rate));
  return within_limit(divide_rounded(int128{base.units} * ExchangeRate::one * rate.per, rate.rate.units));
}

Result<Money> exchange_difference(Money amount, CurrencyRate invoiced, CurrencyRate paid) {
  KRAM_TRY(before, to_base_currency(amount, invoiced));
  KRAM_TRY(after, to_base_currency(amount, paid));
  return after - before;
}

CashTotal cash_round(Money total, Money step) {
  if (!step.is_positive()) return {total, {}};
  const auto steps = static_cast<std::int64_t>(divide_rounded(total.units, step.units));
  const Money cash = Money::of_units(steps * step.units);
  return {cash, cash - total};
}

}  // namespace kram
