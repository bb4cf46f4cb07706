#include "shared/domain/pricing.hpp"

#include <string>

#include "shared/domain/distribution.hpp"

namespace kram {
namespace {

constexpr std::int64_t hundred_percent = 100 * Percent::one;

std::string at(std::size_t index) {
  return "/" + std::to_string(index);
}

Verdict check_line(const LineTerms& line, PriceMode mode) {
  if (!line.quantity.is_positive()) return Refusal(ErrorCode::must_be_positive, "/quantity");
  if (!line.quantity.within_limit()) return Refusal(ErrorCode::out_of_range, "/quantity");
  if (line.price.is_negative()) return Refusal(ErrorCode::negative, "/price");
  if (!line.price.within_limit()) return Refusal(ErrorCode::out_of_range, "/price");
  if (!line.tax.is_taxed()) return Done{};
  if (line.tax.percent.is_negative() || line.tax.percent.units > hundred_percent)
    return Refusal(ErrorCode::out_of_range, "/tax/percent");
  if (mode == PriceMode::no_vat) return Refusal(ErrorCode::tax_not_allowed, "/tax");
  return Done{};
}

Result<LineAmounts> start_line(const LineTerms& line, PriceMode mode) {
  KRAM_CHECK(check_line(line, mode));
  LineAmounts amounts;
  KRAM_TRY(amount, line_amount(line.quantity, line.price));
  auto discount = discounts_of(amount, line.discounts);
  if (!discount) return discount.refusal().under("/discounts");
  amounts.amount = amount;
  amounts.discount = *discount;
  return amounts;
}

/// What is left of a line for the buyer to pay before VAT on top.
Money rest_of(const LineAmounts& line) {
  return line.amount - line.discount - line.document_discount;
}

Verdict share_document_discount(const std::vector<Discount>& discounts, DocumentAmounts& document) {
  if (discounts.empty()) return Done{};
  std::vector<Money> weights;
  weights.reserve(document.lines.size());
  Money rest;
  for (const auto& line : document.lines) {
    weights.push_back(rest_of(line));
    rest += weights.back();
  }
  auto discount = discounts_of(rest, discounts);
  if (!discount) return discount.refusal().under("/discounts");
  const auto shares = distribute(*discount, weights);
  for (std::size_t i = 0; i < shares.size(); ++i) document.lines[i].document_discount = shares[i];
  return Done{};
}

/// VAT of all lines of one rate, rounded once and divided over them.
void share_vat(Percent rate, PriceMode mode, const std::vector<LineTerms>& terms, std::vector<LineAmounts>& lines) {
  std::vector<std::size_t> members;
  std::vector<Money> weights;
  Money sum;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!terms[i].tax.is_taxed() || terms[i].tax.percent != rate) continue;
    members.push_back(i);
    weights.push_back(rest_of(lines[i]));
    sum += weights.back();
  }
  const bool inside = mode == PriceMode::vat_included;
  const auto shares = distribute(inside ? vat_inside(sum, rate) : vat_on_top(sum, rate), weights);
  for (std::size_t k = 0; k < members.size(); ++k) {
    auto& line = lines[members[k]];
    line.vat = shares[k];
    line.net = inside ? weights[k] - shares[k] : weights[k];
    line.gross = inside ? weights[k] : weights[k] + shares[k];
  }
}

void add_vat(const DocumentTerms& terms, const std::vector<LineTerms>& line_terms, std::vector<LineAmounts>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& line = lines[i];
    const TaxRate tax = line_terms[i].tax;
    if (terms.vat_rounding == VatRounding::per_document && tax.is_taxed()) {
      if (!line.vat) share_vat(tax.percent, terms.mode, line_terms, lines);
      continue;
    }
    const VatSplit split = split_vat(rest_of(line), terms.mode, tax);
    line.net = split.net, line.vat = split.vat, line.gross = split.gross;
  }
}

Verdict add_totals(DocumentAmounts& document) {
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const auto& line = document.lines[i];
    if (!line.gross.within_limit()) return Refusal(ErrorCode::amount_too_large, "/lines" + at(i));
    document.amount += line.amount;
    document.discount += line.discount;
    document.document_discount += line.document_discount;
    document.net += line.net;
    document.gross += line.gross;
    if (line.vat) document.vat = document.vat.value_or(Money{}) + *line.vat;
  }
  if (!document.amount.within_limit() || !document.gross.within_limit())
    return Refusal(ErrorCode::amount_too_large, "/lines");
  return Done{};
}

}  // namespace

Result<Money> line_amount(Quantity quantity, UnitPrice price) {
  constexpr std::int64_t to_kopiykas = Quantity::one * UnitPrice::one / Money::one;
  const int128 amount = divide_rounded(int128{quantity.units} * price.units, to_kopiykas);
  if (amount > Money::limit || amount < -Money::limit) return ErrorCode::amount_too_large;
  return Money::of_units(static_cast<std::int64_t>(amount));
}

Result<Money> discount_of(Money rest, const Discount& discount) {
  if (discount.kind == DiscountKind::percent) {
    if (discount.percent.is_negative() || discount.percent.units > hundred_percent)
      return Refusal(ErrorCode::out_of_range, "/percent");
    return vat_on_top(rest, discount.percent);  // the same share of a hundred, rounded the same way
  }
  if (discount.amount.is_negative()) return Refusal(ErrorCode::negative, "/amount");
  if (discount.amount > rest) return Refusal(ErrorCode::discount_exceeds_total, "/amount");
  return discount.amount;
}

Result<Money> discounts_of(Money rest, const std::vector<Discount>& discounts) {
  if (discounts.size() > static_cast<std::size_t>(discounts_max))
    return Refusal(ErrorCode::too_many_items, "", {{"limit", std::to_string(discounts_max)}});
  Money taken;
  for (std::size_t i = 0; i < discounts.size(); ++i) {
    const auto part = discount_of(rest - taken, discounts[i]);
    if (!part) return part.refusal().under(at(i));
    taken += *part;
  }
  return taken;
}

VatSplit split_vat(Money amount, PriceMode mode, TaxRate tax) {
  if (!tax.is_taxed() || mode == PriceMode::no_vat) return {amount, amount, std::nullopt};
  if (mode == PriceMode::vat_included) {
    const Money vat = vat_inside(amount, tax.percent);
    return {amount - vat, amount, vat};
  }
  const Money vat = vat_on_top(amount, tax.percent);
  return {amount, amount + vat, vat};
}

Result<DocumentAmounts> price_document(const DocumentTerms& terms, const std::vector<LineTerms>& lines) {
  if (lines.size() > static_cast<std::size_t>(document_lines_max))
    return Refusal(ErrorCode::too_many_items, "/lines", {{"limit", std::to_string(document_lines_max)}});
  DocumentAmounts document;
  document.lines.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto line = start_line(lines[i], terms.mode);
    if (!line) return line.refusal().under("/lines" + at(i));
    document.lines.push_back(*line);
  }
  KRAM_CHECK(share_document_discount(terms.discounts, document));
  add_vat(terms, lines, document.lines);
  KRAM_CHECK(add_totals(document));
  return document;
}

}  // namespace kram
