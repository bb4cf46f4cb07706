#include "shared/domain/tax.hpp"

#include "shared/domain/pricing.hpp"

namespace kram {
namespace {
constexpr std::int64_t hundred_percent = 100 * Percent::one;

/// a ÷ b like divide_rounded, but by 64-bit division where the numbers allow: the same answer, several times faster.
std::int64_t share_rounded(int128 a, std::int64_t b) {
  if (a <= INT64_MAX / 2 && a >= INT64_MIN / 2 && b <= INT64_MAX / 2) {
    const auto small = static_cast<std::int64_t>(a);
    return small >= 0 ? (small + b / 2) / b : -((-small + b / 2) / b);
  }
  return static_cast<std::int64_t>(divide_rounded(a, b));
}
}  // namespace

std::string to_text(TaxRate rate) {
  return rate.is_taxed() ? to_text(rate.percent) : std::string(enum_name(rate.kind));
}

Result<TaxRate> parse_tax_rate(std::string_view text) {
  if (text == "exempt") return TaxRate::exempt();
  if (text == "none") return TaxRate::none();
  const auto percent = parse_fixed<Percent>(text);
  if (!percent) return Refusal(ErrorCode::unknown_value, "", {{"allowed", "0 … 100, exempt, none"}});
  if (percent->is_negative() || percent->units > hundred_percent) return ErrorCode::out_of_range;
  return TaxRate::of_percent(*percent);
}

const std::vector<TaxCode>& shipped_tax_codes() {
  static const std::vector<TaxCode> codes = {
      {"vat20", TaxRate::of_percent(Percent::whole(20)), "ПДВ 20 %", "VAT 20%"},
      {"vat14", TaxRate::of_percent(Percent::whole(14)), "ПДВ 14 %", "VAT 14%"},
      {"vat7", TaxRate::of_percent(Percent::whole(7)), "ПДВ 7 %", "VAT 7%"},
      {"vat0", TaxRate::of_percent(Percent::whole(0)), "ПДВ 0 %", "VAT 0%"},
      {"exempt", TaxRate::exempt(), "Звільнено від ПДВ", "VAT exempt"},
      {"none", TaxRate::none(), "Без ПДВ", "No VAT"},
  };
  return codes;
}

Money vat_inside(Money gross, Percent rate) {
  return Money::of_units(share_rounded(int128{gross.units} * rate.units, hundred_percent + rate.units));
}

Money vat_on_top(Money net, Percent rate) {
  return Money::of_units(share_rounded(int128{net.units} * rate.units, hundred_percent));
}

Result<TaxInvoiceRow> tax_invoice_row(Quantity quantity, UnitPrice price_net, Percent rate) {
  KRAM_TRY(base, line_amount(quantity, price_net));
  // 1e-2 × 1e-4 × 1e-2 (a percent) = 1e-8; a row keeps 1e-6.
  return TaxInvoiceRow{base, share_rounded(int128{base.units} * rate.units, 100)};
}

TaxInvoiceTotals tax_invoice_totals(const std::vector<TaxInvoiceRow>& rows) {
  TaxInvoiceTotals totals;
  int128 vat = 0;
  for (const auto& row : rows) {
    totals.base += row.base;
    vat += row.vat_millionths;
  }
  totals.vat = Money::of_units(static_cast<std::int64_t>(divide_rounded(vat, 10'000)));
  totals.total = totals.base + totals.vat;
  return totals;
}

}  // namespace kram
