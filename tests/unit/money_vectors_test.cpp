// tests/vectors/money.json: rounding, VAT, shares, currency, cash, forms of typing and printing, margins.
#include "shared/base/money_text.hpp"
#include "shared/domain/currency.hpp"
#include "shared/domain/distribution.hpp"
#include "shared/domain/pricing.hpp"
#include "shared/domain/profit.hpp"
#include "shared/domain/tax.hpp"
#include "tests/unit/vectors.hpp"

namespace kram_test {
namespace {

using namespace kram;

class MoneyVector : public ::testing::TestWithParam<VectorCase> {
 protected:
  const Json& in() const { return GetParam().json.at("in"); }
  const Json& out() const { return GetParam().json.at("out"); }
};

template <class F>
F read(const Json& json) {
  auto value = parse_fixed<F>(json.get<std::string>());
  EXPECT_TRUE(value.ok()) << json;
  return value.ok() ? *value : F{};
}
std::string text(std::optional<Money> money) {
  return money ? to_text(*money) : "null";
}
Money rounded(const std::string& text) {
  auto units = round_decimal(text, Money::scale);
  EXPECT_TRUE(units.ok()) << text;
  return Money::of_units(units.ok() ? *units : 0);
}
PriceMode mode_of(const Json& json) {
  return *enum_value<PriceMode>(json.at("price_mode").get<std::string>());
}
TaxRate tax_of(const Json& json) {
  const auto& rate = json.at("vat_rate");
  return rate.is_null() ? TaxRate::none() : TaxRate::of_percent(read<Percent>(rate));
}

class RoundVector : public MoneyVector {};
TEST_P(RoundVector, Holds) {
  EXPECT_EQ(to_text(rounded(in().at("x").get<std::string>())), out().at("y").get<std::string>());
}
INSTANTIATE_TEST_SUITE_P(Money, RoundVector, ::testing::ValuesIn(load_cases("money", {"round2"})), case_name);

class LineVector : public MoneyVector {};
TEST_P(LineVector, Holds) {
  const auto amount = line_amount(read<Quantity>(in().at("qty")), read<UnitPrice>(in().at("price")));
  ASSERT_TRUE(amount.ok());
  const VatSplit split = split_vat(*amount, mode_of(in()), tax_of(in()));
  EXPECT_EQ(to_text(*amount), text_of(out(), "amount"));
  EXPECT_EQ(text(split.vat), text_of(out(), "vat"));
  EXPECT_EQ(to_text(split.net), text_of(out(), "net"));
  EXPECT_EQ(to_text(split.gross), text_of(out(), "gross"));
}
INSTANTIATE_TEST_SUITE_P(Money, LineVector, ::testing::ValuesIn(load_cases("money", {"line"})), case_name);

class DocumentVector : public MoneyVector {};
TEST_P(DocumentVector, Holds) {
  DocumentTerms terms;
  terms.mode = mode_of(in());
  std::vector<LineTerms> lines;
  for (const auto& line : in().at("lines"))
    lines.push_back({read<Quantity>(line.at("qty")), read<UnitPrice>(line.at("price")), {}, tax_of(in())});
  const auto by_lines = price_document(terms, lines);
  terms.vat_rounding = VatRounding::per_document;
  const auto by_document = price_document(terms, lines);
  ASSERT_TRUE(by_lines.ok() && by_document.ok());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& expected = out().at("lines").at(i);
    EXPECT_EQ(to_text(by_lines->lines[i].amount), text_of(expected, "amount"));
    EXPECT_EQ(text(by_lines->lines[i].vat), text_of(expected, "vat"));
    EXPECT_EQ(to_text(by_lines->lines[i].net), text_of(expected, "net"));
    EXPECT_EQ(to_text(by_lines->lines[i].gross), text_of(expected, "gross"));
  }
  EXPECT_EQ(to_text(by_lines->amount), text_of(out(), "amount_total"));
  EXPECT_EQ(text(by_lines->vat), text_of(out(), "vat_sum_of_lines"));
  EXPECT_EQ(text(by_document->vat), text_of(out(), "vat_of_document"));
  EXPECT_EQ(to_text(*by_lines->vat - *by_document->vat), text_of(out(), "difference"));
  EXPECT_EQ(to_text(by_lines->gross), text_of(out(), "gross_total_by_lines"));
  EXPECT_EQ(to_text(by_document->gross), text_of(out(), "gross_total_by_document"));
}
INSTANTIATE_TEST_SUITE_P(Money, DocumentVector, ::testing::ValuesIn(load_cases("money", {"document_vat"})), case_name);

class TaxInvoiceVector : public MoneyVector {};
TEST_P(TaxInvoiceVector, Holds) {
  std::vector<TaxInvoiceRow> rows;
  const Percent rate = read<Percent>(in().at("vat_rate"));
  for (const auto& line : in().at("lines")) {
    const auto row = tax_invoice_row(read<Quantity>(line.at("qty")), read<UnitPrice>(line.at("price_net")), rate);
    ASSERT_TRUE(row.ok());
    const auto& expected = out().at("rows").at(rows.size());
    EXPECT_EQ(to_text(row->base), text_of(expected, "col10"));
    EXPECT_EQ(format_decimal(row->vat_millionths, 6, 6), text_of(expected, "col11"));
    rows.push_back(*row);
  }
  const auto totals = tax_invoice_totals(rows);
  EXPECT_EQ(to_text(totals.base), text_of(out(), "base_total"));
  EXPECT_EQ(to_text(totals.vat), text_of(out(), "vat_total"));
  EXPECT_EQ(to_text(totals.total), text_of(out(), "total"));
}
INSTANTIATE_TEST_SUITE_P(Money, TaxInvoiceVector, ::testing::ValuesIn(load_cases("money", {"tax_invoice"})), case_name);

class DistributeVector : public MoneyVector {};
TEST_P(DistributeVector, Holds) {
  std::vector<Quantity> weights;
  for (const auto& weight : in().at("weights")) weights.push_back(read<Quantity>(weight));
  const auto parts = distribute(read<Money>(in().at("total")), weights);
  Json texts = Json::array();
  for (const auto part : parts) texts.push_back(to_text(part));
  EXPECT_EQ(texts, out().at("parts"));
}
INSTANTIATE_TEST_SUITE_P(Money, DistributeVector, ::testing::ValuesIn(load_cases("money", {"distribute"})), case_name);

class DiscountVector : public MoneyVector {};
TEST_P(DiscountVector, Holds) {
  const Money amount = read<Money>(in().at("amount"));
  const auto discount = discount_of(amount, Discount::of_percent(read<Percent>(in().at("percent"))));
  ASSERT_TRUE(discount.ok());
  EXPECT_EQ(to_text(*discount), text_of(out(), "discount"));
  EXPECT_EQ(to_text(amount - *discount), text_of(out(), "after"));
}
INSTANTIATE_TEST_SUITE_P(Money, DiscountVector, ::testing::ValuesIn(load_cases("money", {"percent_discount"})),
                         case_name);

class CurrencyVector : public MoneyVector {};
TEST_P(CurrencyVector, Holds) {
  const std::string op = text_of(GetParam().json, "op");
  const auto rate = [&](const char* name) {
    return CurrencyRate{read<ExchangeRate>(in().at(name)), in().value("per", std::int64_t{1})};
  };
  if (op == "fx_to_uah") {
    EXPECT_EQ(to_text(*to_base_currency(read<Money>(in().at("amount")), rate("rate"))), text_of(out(), "uah"));
  } else if (op == "uah_to_fx") {
    EXPECT_EQ(to_text(*from_base_currency(read<Money>(in().at("uah")), rate("rate"))), text_of(out(), "amount"));
  } else {
    const Money amount = read<Money>(in().at("amount"));
    EXPECT_EQ(to_text(*to_base_currency(amount, rate("rate_invoice"))), text_of(out(), "uah_invoice"));
    EXPECT_EQ(to_text(*to_base_currency(amount, rate("rate_payment"))), text_of(out(), "uah_payment"));
    EXPECT_EQ(to_text(*exchange_difference(amount, rate("rate_invoice"), rate("rate_payment"))),
              text_of(out(), "difference"));
  }
}
INSTANTIATE_TEST_SUITE_P(Money, CurrencyVector,
                         ::testing::ValuesIn(load_cases("money", {"fx_to_uah", "uah_to_fx", "fx_difference"})),
                         case_name);

class CashVector : public MoneyVector {};
TEST_P(CashVector, Holds) {
  const auto cash = cash_round(read<Money>(in().at("total")), read<Money>(in().at("step")));
  EXPECT_EQ(to_text(cash.cash), text_of(out(), "cash"));
  EXPECT_EQ(to_text(cash.rounding), text_of(out(), "rounding"));
}
INSTANTIATE_TEST_SUITE_P(Money, CashVector, ::testing::ValuesIn(load_cases("money", {"cash_round"})), case_name);

class PrintVector : public MoneyVector {};
TEST_P(PrintVector, Holds) {
  EXPECT_EQ(print_money(rounded(in().at("x").get<std::string>()), Language::uk), text_of(out(), "text"));
}
INSTANTIATE_TEST_SUITE_P(Money, PrintVector, ::testing::ValuesIn(load_cases("money", {"format_uah"})), case_name);

class TypedVector : public MoneyVector {};
TEST_P(TypedVector, Holds) {
  const auto money = parse_typed_money(in().at("text").get<std::string>());
  if (out().contains("error")) {
    EXPECT_FALSE(money.ok());
  } else {
    ASSERT_TRUE(money.ok());
    EXPECT_EQ(to_text(*money), text_of(out(), "value"));
  }
}
INSTANTIATE_TEST_SUITE_P(Money, TypedVector, ::testing::ValuesIn(load_cases("money", {"parse_money"})), case_name);

class MarginVector : public MoneyVector {};
TEST_P(MarginVector, Holds) {
  const Money revenue = read<Money>(in().at("revenue_net")), cost = read<Money>(in().at("cost"));
  const auto print = [](std::optional<Percent> p) { return p ? format_decimal(p->units, Percent::scale, 2) : "null"; };
  EXPECT_EQ(to_text(revenue - cost), text_of(out(), "profit"));
  EXPECT_EQ(print(margin(revenue, cost)), text_of(out(), "margin_percent"));
  EXPECT_EQ(print(markup(revenue, cost)), text_of(out(), "markup_percent"));
}
INSTANTIATE_TEST_SUITE_P(Money, MarginVector, ::testing::ValuesIn(load_cases("money", {"margin"})), case_name);

}  // namespace
}  // namespace kram_test
