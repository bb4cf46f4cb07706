// What an order's lines and the whole cost: amounts, discounts and VAT, each rounded once and every row footing.
// Order of work: round(quantity × price) → the line's discounts one after another → the document's discounts, divided
// over the lines → VAT of what is left. Net + VAT = gross in every row and in every total.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/enum_names.hpp"
#include "shared/base/fields.hpp"
#include "shared/base/fixed.hpp"
#include "shared/domain/tax.hpp"

namespace kram {

enum class DiscountKind : std::uint8_t { percent, amount };
constexpr std::array<EnumName<DiscountKind>, 2> enum_names(DiscountKind) {
  return {{{DiscountKind::percent, "percent"}, {DiscountKind::amount, "amount"}}};
}

/// Taken from what earlier discounts left. The member that `kind` doesn't name is zero.
struct Discount {
  DiscountKind kind = DiscountKind::percent;
  Percent percent;
  Money amount;

  static Discount of_percent(Percent p) { return {DiscountKind::percent, p, {}}; }
  static Discount of_amount(Money a) { return {DiscountKind::amount, {}, a}; }
  friend bool operator==(const Discount& a, const Discount& b) {
    return a.kind == b.kind && a.percent == b.percent && a.amount == b.amount;
  }
  static constexpr auto fields() {
    return std::tuple(editable("kind", &Discount::kind).required(),
                      editable("percent", &Discount::percent).not_negative(),
                      editable("amount", &Discount::amount).not_negative());
  }
};

enum class PriceMode : std::uint8_t {
  no_vat,        // the seller pays no VAT
  vat_included,  // prices contain VAT
  vat_on_top,    // VAT is added to prices
};
constexpr std::array<EnumName<PriceMode>, 3> enum_names(PriceMode) {
  return {{{PriceMode::no_vat, "no_vat"},
           {PriceMode::vat_included, "vat_included"},
           {PriceMode::vat_on_top, "vat_on_top"}}};
}

enum class VatRounding : std::uint8_t {
  per_line,      // VAT is rounded in each line; the document's VAT is their sum
  per_document,  // VAT is rounded once per rate, then divided over its lines (equals the tax invoice)
};
constexpr std::array<EnumName<VatRounding>, 2> enum_names(VatRounding) {
  return {{{VatRounding::per_line, "per_line"}, {VatRounding::per_document, "per_document"}}};
}

/// More lines would let a sum of limits come near the end of 64 bits.
constexpr int document_lines_max = 1000;
constexpr int discounts_max = 10;

struct LineTerms {
  Quantity quantity;
  UnitPrice price;
  std::vector<Discount> discounts;
  TaxRate tax;

  static constexpr auto fields() {
    return std::tuple(editable("quantity", &LineTerms::quantity).required().positive(),
                      editable("price", &LineTerms::price).required().not_negative(),
                      editable("discounts", &LineTerms::discounts).items(discounts_max),
                      editable("tax", &LineTerms::tax));
  }
};

struct DocumentTerms {
  PriceMode mode = PriceMode::no_vat;
  VatRounding vat_rounding = VatRounding::per_line;
  std::vector<Discount> discounts;  // of the whole, after the lines' own

  static constexpr auto fields() {
    return std::tuple(editable("mode", &DocumentTerms::mode), editable("vat_rounding", &DocumentTerms::vat_rounding),
                      editable("discounts", &DocumentTerms::discounts).items(discounts_max));
  }
};

struct LineAmounts {
  Money amount;             // round(quantity × price)
  Money discount;           // the line's own
  Money document_discount;  // its share of the document's
  Money net, gross;
  std::optional<Money> vat;  // absent when exempt or without VAT

  static constexpr auto fields() {
    return std::tuple(field("amount", &LineAmounts::amount), field("discount", &LineAmounts::discount),
                      field("document_discount", &LineAmounts::document_discount), field("net", &LineAmounts::net),
                      field("vat", &LineAmounts::vat), field("gross", &LineAmounts::gross));
  }
};

struct DocumentAmounts {
  std::vector<LineAmounts> lines;
  Money amount, discount, document_discount, net, gross;
  std::optional<Money> vat;  // absent when no line has any

  static constexpr auto fields() {
    return std::tuple(field("lines", &DocumentAmounts::lines).items(document_lines_max),
                      field("amount", &DocumentAmounts::amount), field("discount", &DocumentAmounts::discount),
                      field("document_discount", &DocumentAmounts::document_discount),
                      field("net", &DocumentAmounts::net), field("vat", &DocumentAmounts::vat),
                      field("gross", &DocumentAmounts::gross));
  }
};

/// quantity × price, rounded once; negative for a return. Refuses what exceeds Money::limit (amount_too_large).
Result<Money> line_amount(Quantity quantity, UnitPrice price);
/// What a discount takes from `rest` (≥ 0), rounded once. Refuses a percent outside 0 … 100 (out_of_range), a negative
/// amount (negative), and one above `rest` (discount_exceeds_total); paths are the discount's own fields.
Result<Money> discount_of(Money rest, const Discount& discount);
/// What discounts taken one after another take in all; paths begin with the discount's place, "/1/percent".
Result<Money> discounts_of(Money rest, const std::vector<Discount>& discounts);

struct VatSplit {
  Money net, gross;
  std::optional<Money> vat;
};
/// Net, VAT and gross of a discounted amount; mirrors for a negative one (a return).
VatSplit split_vat(Money amount, PriceMode mode, TaxRate tax);

/// Prices a whole document. Lines are judged in order, each from quantity to tax, then the document's discounts; the
/// first refusal is told, with a path from the document's root ("/lines/3/quantity", "/discounts/0/percent").
Result<DocumentAmounts> price_document(const DocumentTerms& terms, const std::vector<LineTerms>& lines);

}  // namespace kram
