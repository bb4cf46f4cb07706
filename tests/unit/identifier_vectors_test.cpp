// tests/vectors/identifiers.json: numbers of companies, persons, accounts, phones and goods.
#include "shared/domain/barcode.hpp"
#include "shared/domain/identifier.hpp"
#include "shared/domain/phone.hpp"
#include "tests/unit/vectors.hpp"

namespace kram_test {
namespace {

using namespace kram;

class IdentifierVector : public ::testing::TestWithParam<VectorCase> {
 protected:
  const std::string input_ = GetParam().json.at("in").get<std::string>();
  const Json& out() const { return GetParam().json.at("out"); }
  bool expects(const char* name) const { return out().contains(name); }

  void expect_check(const IdentifierCheck& check) const {
    EXPECT_EQ(check.ok(), out().at("valid").get<bool>()) << fault_name(check.fault);
    if (expects("error")) {
      EXPECT_EQ(fault_name(check.fault), text_of(out(), "error"));
    }
    if (expects("normalized")) {
      EXPECT_EQ(check.normalized, text_of(out(), "normalized"));
    }
  }
};

class EdrpouVector : public IdentifierVector {};
TEST_P(EdrpouVector, Holds) {
  expect_check(check_edrpou(input_));
}
INSTANTIATE_TEST_SUITE_P(Identifier, EdrpouVector, ::testing::ValuesIn(load_cases("identifiers", {"edrpou"})),
                         case_name);

class RnokppVector : public IdentifierVector {};
TEST_P(RnokppVector, Holds) {
  const auto check = check_rnokpp(input_);
  expect_check(check);
  if (expects("birth_date")) {
    EXPECT_EQ(to_text(check.birth_date), text_of(out(), "birth_date"));
  }
  if (expects("sex")) {
    EXPECT_EQ(check.is_male ? "M" : "F", text_of(out(), "sex"));
  }
}
INSTANTIATE_TEST_SUITE_P(Identifier, RnokppVector, ::testing::ValuesIn(load_cases("identifiers", {"rnokpp"})),
                         case_name);

class PersonVector : public IdentifierVector {};
TEST_P(PersonVector, Holds) {
  const auto expected =
      text_of(out(), "kind") == "passport_book" ? PersonDocument::passport_book : PersonDocument::id_card;
  EXPECT_EQ(person_document(input_), expected);
}
INSTANTIATE_TEST_SUITE_P(Identifier, PersonVector,
                         ::testing::ValuesIn(load_cases("identifiers", {"person_id_fallback"})), case_name);

class VatNumberVector : public IdentifierVector {};
TEST_P(VatNumberVector, Holds) {
  const std::string company = expects("with_edrpou")      ? text_of(out(), "with_edrpou")
                              : expects("matches_edrpou") ? text_of(out(), "matches_edrpou")
                                                          : "";
  const auto check = check_vat_number(input_, company);
  expect_check(check);
  EXPECT_EQ(check.is_non_payer, expects("special"));
}
INSTANTIATE_TEST_SUITE_P(Identifier, VatNumberVector, ::testing::ValuesIn(load_cases("identifiers", {"vat_ipn"})),
                         case_name);

class IbanVector : public IdentifierVector {};
TEST_P(IbanVector, Holds) {
  const auto check = check_iban(input_);
  expect_check(check);
  if (expects("mfo")) {
    EXPECT_EQ(check.mfo, text_of(out(), "mfo"));
  }
  if (expects("account")) {
    EXPECT_EQ(check.account, text_of(out(), "account"));
  }
  if (expects("print")) {
    EXPECT_EQ(check.print, text_of(out(), "print"));
  }
}
INSTANTIATE_TEST_SUITE_P(Identifier, IbanVector, ::testing::ValuesIn(load_cases("identifiers", {"iban_ua"})),
                         case_name);

class PhoneVector : public IdentifierVector {};
TEST_P(PhoneVector, Holds) {
  const auto check = check_phone(input_, PhoneScope::ukraine_only);
  expect_check(check);
  if (expects("e164")) {
    EXPECT_EQ(check.normalized, text_of(out(), "e164"));
  }
  if (expects("print")) {
    EXPECT_EQ(check.print, text_of(out(), "print"));
  }
  if (expects("mobile")) {
    EXPECT_EQ(check.is_mobile, out().at("mobile").get<bool>());
  }
}
INSTANTIATE_TEST_SUITE_P(Identifier, PhoneVector, ::testing::ValuesIn(load_cases("identifiers", {"phone_ua"})),
                         case_name);

class GtinVector : public IdentifierVector {};
TEST_P(GtinVector, Holds) {
  const auto check = check_gtin(input_);
  expect_check(check);
  if (expects("type")) {
    EXPECT_EQ(gtin_type(check.normalized), text_of(out(), "type"));
  }
}
INSTANTIATE_TEST_SUITE_P(Identifier, GtinVector, ::testing::ValuesIn(load_cases("identifiers", {"gtin"})), case_name);

class WeighedVector : public IdentifierVector {};
TEST_P(WeighedVector, Holds) {
  const auto label = read_weighed_label(input_);
  ASSERT_TRUE(label.has_value());
  EXPECT_EQ(label->item, text_of(out(), "plu"));
  EXPECT_EQ(format_decimal(label->weight_kg.units, Quantity::scale, 3), text_of(out(), "weight_kg"));
}
INSTANTIATE_TEST_SUITE_P(Identifier, WeighedVector,
                         ::testing::ValuesIn(load_cases("identifiers", {"gtin_in_store_weight"})), case_name);

class Code128Vector : public IdentifierVector {};
TEST_P(Code128Vector, Holds) {
  const std::string set = out().value("set", std::string("B"));
  const auto code = encode_code128(input_, set == "B" ? Code128Set::b : set == "C" ? Code128Set::c : Code128Set::gs1);
  if (expects("error")) {
    EXPECT_FALSE(code.has_value());
    return;
  }
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(Json(code->values), out().at("values"));
  EXPECT_EQ(code->check, out().at("check").get<int>());
}
INSTANTIATE_TEST_SUITE_P(Identifier, Code128Vector, ::testing::ValuesIn(load_cases("identifiers", {"code128"})),
                         case_name);

class GoodsCodeVector : public IdentifierVector {};
TEST_P(GoodsCodeVector, Holds) {
  expect_check(GetParam().json.at("kind") == "uktzed" ? check_uktzed(input_) : check_dkpp(input_));
}
INSTANTIATE_TEST_SUITE_P(Identifier, GoodsCodeVector,
                         ::testing::ValuesIn(load_cases("identifiers", {"uktzed", "dkpp"})), case_name);

}  // namespace
}  // namespace kram_test
