// Words come from the shared table; here they are joined and coloured.
#include "client-wasm/screens/order_words.hpp"

#include <algorithm>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/texts.hpp"
#include "icons.hpp"
#include "shared/base/date_text.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using ui::Tone;

std::string word_of(OrderState state) {
  return std::string(label(ui::language(), "order_state", state));
}
std::string word_of(PaymentState state) {
  return std::string(label(ui::language(), "payment_state", state));
}
std::string word_of(FulfilmentState state) {
  return std::string(label(ui::language(), "fulfilment_state", state));
}
std::string word_of(SupplyState state) {
  return std::string(label(ui::language(), "supply_state", state));
}

Tone tone_of(OrderState state) {
  switch (state) {
    case OrderState::draft:
      return Tone::neutral;
    case OrderState::confirmed:
      return Tone::info;
    case OrderState::in_work:
      return Tone::accent;
    case OrderState::completed:
      return Tone::good;
    case OrderState::cancelled:
      return Tone::bad;
  }
  return Tone::neutral;
}
Tone tone_of(PaymentState state) {
  switch (state) {
    case PaymentState::unpaid:
      return Tone::neutral;
    case PaymentState::part:
      return Tone::warning;
    case PaymentState::paid:
      return Tone::good;
    case PaymentState::overpaid:
      return Tone::info;
  }
  return Tone::neutral;
}
const char* icon_of(OrderState state) {
  switch (state) {
    case OrderState::draft:
      return icon::pencil;
    case OrderState::confirmed:
      return icon::circle_dot;
    case OrderState::in_work:
      return icon::truck;
    case OrderState::completed:
      return icon::circle_check;
    case OrderState::cancelled:
      return icon::ban;
  }
  return icon::circle;
}

std::string supply_words(SupplyState supply, FulfilmentState fulfilment) {
  return fulfilment == FulfilmentState::none ? word_of(supply) : word_of(fulfilment);
}
Tone supply_tone(SupplyState supply, FulfilmentState fulfilment) {
  if (fulfilment == FulfilmentState::shipped) return Tone::good;
  if (fulfilment == FulfilmentState::part_shipped) return Tone::accent;
  switch (supply) {
    case SupplyState::none:
      return Tone::neutral;
    case SupplyState::partial:
      return Tone::warning;
    case SupplyState::reserved:
      return Tone::info;
    case SupplyState::awaiting:
      return Tone::bad;
  }
  return Tone::neutral;
}

std::string figure_text(Money money) {
  return print_money(money, ui::language());
}
std::string money_text(Money money, const std::string& currency) {
  if (currency.empty() || currency == "UAH") return figure_text(money) + "\u00A0₴";
  return print_money(money, currency, ui::language());
}
std::string quantity_text(Quantity quantity) {
  return print_number(quantity, ui::language());
}
std::string price_text(UnitPrice price) {
  return print_number(price, ui::language());
}
std::string date_text(const std::optional<Date>& date) {
  return date ? print_date(*date) : std::string();
}

const Zone& company_zone() {
  if (const auto& me = api::me())
    if (const Zone* zone = find_zone(me->zone)) return *zone;
  return kyiv_zone();
}
Date today() {
  return business_date(Instant::of_micros(static_cast<std::int64_t>(platform::now_ms()) * 1000), company_zone());
}
std::string moment_text(Instant instant) {
  const LocalTime local = utc_to_local(instant, company_zone());
  const int minutes = local.second / 60;
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string clock = two(minutes / 60) + ":" + two(minutes % 60);
  if (local.date == today()) return std::string(tr("сьогодні ", "today ")) + clock;
  return print_date(local.date) + " " + clock;
}

std::optional<int> percent_of(Money part, Money whole) {
  if (!whole.is_positive()) return std::nullopt;
  const int128 share = static_cast<int128>(part.units) * 100 / whole.units;
  return static_cast<int>(std::clamp<int128>(share, 0, 100));
}

std::string refusal_text(const Refusal& refusal) {
  Refusal told = refusal;
  for (auto& [name, value] : told.params) {
    if (name == "state") value = std::string(label(ui::language(), "order_state", value));
    if (name == "amount")
      if (auto money = parse_fixed<Money>(value)) value = money_text(*money, "");
  }
  return describe(told, ui::language());
}
std::string reason_of(const Verdict& verdict) {
  return verdict ? std::string() : refusal_text(verdict.refusal());
}
std::string forbidden_text() {
  return std::string(error_template(ErrorCode::permission_denied, ui::language()));
}

}  // namespace kram::screens
