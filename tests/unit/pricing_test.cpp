// Pricing: the rules that hold for every document, over random ones, and the cases that other programs got wrong.
#include "shared/domain/pricing.hpp"

#include <gtest/gtest.h>

#include <map>

#include "shared/domain/distribution.hpp"
#include "tests/unit/drafts.hpp"

namespace kram_test {
namespace {

using namespace kram;

Money money(const char* text) {
  return parse_fixed<Money>(text).value();
}
LineTerms line(const char* quantity, const char* price, TaxRate tax = TaxRate::none()) {
  return {parse_fixed<Quantity>(quantity).value(), parse_fixed<UnitPrice>(price).value(), {}, tax};
}
TaxRate vat(const char* percent) {
  return TaxRate::of_percent(parse_fixed<Percent>(percent).value());
}
Discount percent_off(const char* percent) {
  return Discount::of_percent(parse_fixed<Percent>(percent).value());
}

void expect_line_foots(const Draft& draft, const LineAmounts& amounts, const LineTerms& terms) {
  const Money rest = amounts.amount - amounts.discount - amounts.document_discount;
  EXPECT_GE(amounts.discount, Money{});
  EXPECT_LE(amounts.discount, amounts.amount);
  EXPECT_GE(amounts.document_discount, Money{});
  EXPECT_GE(rest, Money{});
  EXPECT_GE(amounts.net, Money{});
  EXPECT_EQ(amounts.net + amounts.vat.value_or(Money{}), amounts.gross);
  EXPECT_EQ(draft.terms.mode == PriceMode::vat_on_top ? amounts.net : amounts.gross, rest);
  EXPECT_EQ(amounts.vat.has_value(), terms.tax.is_taxed());
  if (amounts.vat) {
    EXPECT_GE(*amounts.vat, Money{});
  }
}

void expect_document_foots(const Draft& draft, const DocumentAmounts& document) {
  Money amount, discount, share, net, gross, vat_sum;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const auto& amounts = document.lines[i];
    expect_line_foots(draft, amounts, draft.lines[i]);
    amount += amounts.amount, discount += amounts.discount, share += amounts.document_discount;
    net += amounts.net, gross += amounts.gross, vat_sum += amounts.vat.value_or(Money{});
  }
  EXPECT_EQ(document.amount, amount);
  EXPECT_EQ(document.discount, discount);
  EXPECT_EQ(document.document_discount, share);
  EXPECT_EQ(share, *discounts_of(amount - discount, draft.terms.discounts));
  EXPECT_EQ(document.net, net);
  EXPECT_EQ(document.gross, gross);
  EXPECT_EQ(document.vat.value_or(Money{}), vat_sum);
  EXPECT_EQ(document.net + document.vat.value_or(Money{}), document.gross);
}

/// Rounded per document, the VAT of a rate is that of the sum of its lines.
void expect_document_vat(const Draft& draft, const DocumentAmounts& document) {
  std::map<std::int64_t, std::pair<Money, Money>> by_rate;  // rest and VAT
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const auto& amounts = document.lines[i];
    if (!amounts.vat) continue;
    auto& [rest, vat_sum] = by_rate[draft.lines[i].tax.percent.units];
    rest += amounts.amount - amounts.discount - amounts.document_discount;
    vat_sum += *amounts.vat;
  }
  for (const auto& [rate, sums] : by_rate) {
    const Percent percent = Percent::of_units(rate);
    EXPECT_EQ(sums.second, draft.terms.mode == PriceMode::vat_included ? vat_inside(sums.first, percent)
                                                                       : vat_on_top(sums.first, percent));
  }
}

TEST(PricingProperty, EveryDocumentFoots) {
  const auto rounds = scaled(1'000'000);
  auto random = announced("EveryDocumentFoots", rounds);
  for (std::int64_t i = 0; i < rounds && !::testing::Test::HasFailure(); ++i) {
    const Draft draft = sensible_draft(random);
    const auto document = price_document(draft.terms, draft.lines);
    ASSERT_TRUE(document.ok()) << i << " " << error_name(document.refusal().code) << document.refusal().path;
    expect_document_foots(draft, *document);
    if (draft.terms.vat_rounding == VatRounding::per_document) expect_document_vat(draft, *document);
  }
}

TEST(PricingProperty, RefusalsNameTheirField) {
  const auto rounds = scaled(300'000);
  auto random = announced("RefusalsNameTheirField", rounds);
  std::int64_t refused = 0;
  for (std::int64_t i = 0; i < rounds; ++i) {
    const Draft draft = any_draft(random);
    const auto document = price_document(draft.terms, draft.lines);
    if (document.ok()) continue;
    ++refused;
    const auto& path = document.refusal().path;
    ASSERT_TRUE(path.rfind("/lines", 0) == 0 || path.rfind("/discounts", 0) == 0) << path;
  }
  EXPECT_GT(refused, rounds / 10);
}

TEST(DistributionProperty, PartsAddUpAndStayNearTheirShare) {
  const auto rounds = scaled(1'000'000);
  auto random = announced("PartsAddUpAndStayNearTheirShare", rounds);
  for (std::int64_t i = 0; i < rounds && !::testing::Test::HasFailure(); ++i) {
    std::vector<std::int64_t> weights(static_cast<std::size_t>(random.between(1, 20)));
    int128 sum = 0;
    for (auto& weight : weights) sum += weight = random.of_digits(12);
    if (sum == 0) continue;
    const Money total = Money::of_units(random.of_digits(12) * (random.one_in(4) ? -1 : 1));
    Money added;
    const auto parts = distribute(total, weights);
    for (std::size_t k = 0; k < parts.size(); ++k) {
      added += parts[k];
      const int128 off = int128{parts[k].units} * sum - int128{total.units} * weights[k];
      EXPECT_TRUE(off < sum && -off < sum);
      EXPECT_TRUE(weights[k] != 0 || parts[k].is_zero());
    }
    EXPECT_EQ(added, total);
  }
}

// Cases of public bug reports: see reference/cases.md.

TEST(PricingCase, C01aLineDiscountIsRoundedBeforeTax) {
  auto one = line("16", "348.35", vat("22"));
  one.discounts = {percent_off("4")};
  const auto document = price_document({PriceMode::vat_on_top, VatRounding::per_line, {}}, {one});
  EXPECT_EQ(to_text(document->net), "5350.66");
  EXPECT_EQ(to_text(*document->vat), "1177.15");
  EXPECT_EQ(to_text(document->gross), "6527.81");
}

std::string shares_of(const DocumentAmounts& document) {
  std::string text;
  for (const auto& amounts : document.lines) text += (text.empty() ? "" : " ") + to_text(amounts.document_discount);
  return text;
}

TEST(PricingCase, C02PartsOfAnOrderDiscountAddUp) {
  const auto a = price_document({PriceMode::no_vat, {}, {Discount::of_amount(money("10.00"))}},
                                {line("1", "100"), line("1", "100"), line("1", "100")});
  EXPECT_EQ(shares_of(*a), "3.34 3.33 3.33");
  const auto b = price_document({PriceMode::no_vat, {}, {Discount::of_amount(money("7.77"))}},
                                {line("1", "123.45"), line("1", "9.99"), line("1", "0.01"), line("1", "500.00")});
  EXPECT_EQ(shares_of(*b), "1.52 0.12 0.00 6.13");
  EXPECT_EQ(to_text(b->lines[0].net), "121.93");
  EXPECT_EQ(to_text(b->lines[1].net), "9.87");
  EXPECT_EQ(to_text(b->lines[2].net), "0.01");
  EXPECT_EQ(to_text(b->lines[3].net), "493.87");
  EXPECT_EQ(to_text(b->gross), "625.68");
  const auto c = price_document({PriceMode::no_vat, {}, {Discount::of_amount(money("0.05"))}},
                                std::vector<LineTerms>(7, line("1", "1.00")));
  EXPECT_EQ(shares_of(*c), "0.01 0.01 0.01 0.01 0.01 0.00 0.00");
}

TEST(PricingCase, C03NetIsGrossLessVat) {
  const DocumentTerms inside{PriceMode::vat_included, VatRounding::per_line, {}};
  const auto one = price_document(inside, {line("1", "999.99", vat("20"))});
  EXPECT_EQ(to_text(*one->vat), "166.67");
  EXPECT_EQ(to_text(one->net), "833.32");
  EXPECT_EQ(to_text(one->gross), "999.99");
  const auto three = price_document(inside, {line("3", "999.99", vat("20"))});
  EXPECT_EQ(to_text(three->gross), "2999.97");
  EXPECT_EQ(to_text(*three->vat), "500.00");
  EXPECT_EQ(to_text(three->net), "2499.97");
}

TEST(PricingCase, C04DiscountsFollowOneAnother) {
  auto promo = line("10", "100.00");
  promo.discounts = {percent_off("40")};
  const auto first = price_document({PriceMode::no_vat, {}, {percent_off("70")}}, {promo});
  EXPECT_EQ(to_text(first->amount - first->discount), "600.00");
  EXPECT_EQ(to_text(first->document_discount), "420.00");
  EXPECT_EQ(to_text(first->gross), "180.00");
  auto stacked = line("10", "100.00");
  stacked.discounts = {percent_off("70"), percent_off("40")};
  EXPECT_EQ(to_text(price_document({}, {stacked})->gross), "180.00");
  const auto free = price_document({PriceMode::vat_included, VatRounding::per_line, {percent_off("100")}},
                                   {line("1", "1300.00", vat("20"))});
  EXPECT_EQ(to_text(free->net), "0.00");
  EXPECT_EQ(to_text(*free->vat), "0.00");
  EXPECT_EQ(to_text(free->gross), "0.00");
}

void expect_refusal(const Draft& draft, ErrorCode code, const char* path) {
  const auto document = price_document(draft.terms, draft.lines);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(error_name(document.refusal().code), error_name(code));
  EXPECT_EQ(document.refusal().path, path);
}

TEST(PricingRefusal, NamesTheFirstWrongField) {
  expect_refusal({{}, {line("1", "1"), line("0", "1")}}, ErrorCode::must_be_positive, "/lines/1/quantity");
  expect_refusal({{}, {line("1", "-0.01")}}, ErrorCode::negative, "/lines/0/price");
  expect_refusal({{}, {line("1", "1", vat("20"))}}, ErrorCode::tax_not_allowed, "/lines/0/tax");
  expect_refusal({{}, {line("1000000000", "1000000000")}}, ErrorCode::amount_too_large, "/lines/0");
  auto over = line("1", "1");
  over.discounts = {percent_off("50"), Discount::of_amount(money("0.51"))};
  expect_refusal({{}, {over}}, ErrorCode::discount_exceeds_total, "/lines/0/discounts/1/amount");
  over.discounts = {percent_off("100.0001")};
  expect_refusal({{}, {over}}, ErrorCode::out_of_range, "/lines/0/discounts/0/percent");
  expect_refusal({{{}, {}, {Discount::of_amount(money("1.01"))}}, {line("1", "1")}}, ErrorCode::discount_exceeds_total,
                 "/discounts/0/amount");
  expect_refusal({{}, std::vector<LineTerms>(1001, line("1", "1"))}, ErrorCode::too_many_items, "/lines");
  expect_refusal({{}, std::vector<LineTerms>(2, line("100", "999999999"))}, ErrorCode::amount_too_large, "/lines");
}

TEST(Pricing, ThreeKindsOfNoTaxAreThree) {
  const auto document =
      price_document({PriceMode::vat_on_top, VatRounding::per_line, {}},
                     {line("1", "10", vat("0")), line("1", "10", TaxRate::exempt()), line("1", "10")});
  EXPECT_EQ(document->lines[0].vat, std::optional<Money>(Money{}));
  EXPECT_FALSE(document->lines[1].vat.has_value());
  EXPECT_FALSE(document->lines[2].vat.has_value());
  EXPECT_EQ(to_text(TaxRate::exempt()), "exempt");
  EXPECT_EQ(parse_tax_rate("none").value(), TaxRate::none());
  EXPECT_EQ(parse_tax_rate("0").value(), vat("0"));
  EXPECT_FALSE(parse_tax_rate("101").ok());
}

}  // namespace
}  // namespace kram_test
