// Value added tax: rates are data, and "zero rate", "exempt" and "without VAT" are three different things.
// Source: Tax Code of Ukraine 193.1 (rates), 197 (exemptions); order 1307 (the tax invoice).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/enum_names.hpp"
#include "shared/base/fields.hpp"
#include "shared/base/fixed.hpp"

namespace kram {

enum class TaxKind : std::uint8_t {
  percent,  // taxable, at 0 % too
  exempt,   // «звільнено від ПДВ»
  none,     // «без ПДВ»: the seller pays no VAT, or the thing is not an object of taxation
};
constexpr std::array<EnumName<TaxKind>, 3> enum_names(TaxKind) {
  return {{{TaxKind::percent, "percent"}, {TaxKind::exempt, "exempt"}, {TaxKind::none, "none"}}};
}

struct TaxRate {
  TaxKind kind = TaxKind::none;
  Percent percent;  // zero unless kind is percent

  static constexpr TaxRate of_percent(Percent p) { return {TaxKind::percent, p}; }
  static constexpr TaxRate exempt() { return {TaxKind::exempt, {}}; }
  static constexpr TaxRate none() { return {}; }
  /// Whether a VAT figure exists at all (it may be 0.00).
  constexpr bool is_taxed() const { return kind == TaxKind::percent; }

  friend constexpr bool operator==(TaxRate a, TaxRate b) { return a.kind == b.kind && a.percent == b.percent; }
  static constexpr auto fields() {
    return std::tuple(editable("kind", &TaxRate::kind).required(),
                      editable("percent", &TaxRate::percent).not_negative());
  }
};

/// Compact canonical text, for SQL and CSV: "20", "0", "exempt", "none".
std::string to_text(TaxRate rate);
/// The reverse; refuses a percent outside 0 … 100 (out_of_range) and anything else unreadable (unknown_value).
Result<TaxRate> parse_tax_rate(std::string_view text);

/// A tax that products and lines refer to by code. The shipped ones; a workspace may add its own.
struct TaxCode {
  std::string_view code;
  TaxRate rate;
  std::string_view uk;
  std::string_view en;
};
const std::vector<TaxCode>& shipped_tax_codes();

/// VAT contained in a price that includes it: gross × r ÷ (100 + r), rounded once. Net is gross − VAT.
Money vat_inside(Money gross, Percent rate);
/// VAT added to a price without it: net × r ÷ 100, rounded once.
Money vat_on_top(Money net, Percent rate);

/// A row of the tax invoice: column 10 (base, 2 decimals) and column 11 (VAT, 6 decimals, counted in 1e-6).
struct TaxInvoiceRow {
  Money base;
  std::int64_t vat_millionths = 0;
};
/// Refuses a base beyond Money::limit (amount_too_large).
Result<TaxInvoiceRow> tax_invoice_row(Quantity quantity, UnitPrice price_net, Percent rate);
struct TaxInvoiceTotals {
  Money base, vat, total;
};
/// Column 11 is summed exactly and rounded once, so it equals the VAT of the sum of bases.
TaxInvoiceTotals tax_invoice_totals(const std::vector<TaxInvoiceRow>& rows);

}  // namespace kram
