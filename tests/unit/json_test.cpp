// Strict JSON: what a request may not hold, and where the refusal points.
#include "shared/base/json.hpp"

#include <gtest/gtest.h>

#include "shared/domain/pricing.hpp"

namespace kram_test {
namespace {

using namespace kram;

std::string refusal_of(const std::string& text) {
  const auto json = parse_json(text);
  if (!json) return std::string(error_name(json.refusal().code));
  const auto line = from_json<LineTerms>(*json);
  return line ? "ok" : std::string(error_name(line.refusal().code)) + " " + line.refusal().path;
}

TEST(Json, ReadsWhatItWrites) {
  const std::string text =
      R"({"quantity":"1.5","price":"10.00","discounts":[{"kind":"percent","percent":"3.5","amount":"0.00"}],)"
      R"("tax":{"kind":"percent","percent":"20"}})";
  const auto line = from_json<LineTerms>(parse_json(text).value());
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(write_json(to_json(*line)), text);
}

TEST(Json, RefusesBrokenText) {
  EXPECT_EQ(refusal_of("{"), "malformed_json");
  EXPECT_EQ(refusal_of(""), "malformed_json");
  EXPECT_EQ(refusal_of("{\"a\":1}x"), "malformed_json");
  EXPECT_EQ(refusal_of("{\"a\":NaN}"), "malformed_json");
  EXPECT_EQ(refusal_of(R"({"price":"1","price":"2"})"), "duplicate_key");
  EXPECT_EQ(refusal_of(std::string(100'000, '[')), "too_deep");
}

TEST(Json, TellsBrokenUtf8FromBrokenJson) {
  const std::string broken[] = {
      "\xD0",  // a lead byte alone
      "\x80",  // a tail byte alone
      "\xFF",
      "\xFE",              // never in UTF-8
      "\xC0\xAF",          // overlong
      "\xC1\xBF",          // overlong
      "\xE0\x80\xAF",      // overlong
      "\xE0\x9F\xBF",      // overlong
      "\xF0\x80\x80\xAF",  // overlong
      "\xF0\x8F\xBF\xBF",  // overlong
      "\xED\xA0\x80",      // surrogates
      "\xED\xBF\xBF",      // surrogates
      "\xED\xA0\xBD\xED\xB8\x80",
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xF5\x80\x80\x80",  // above U+10FFFF
      "\xF8\x88\x80\x80\x80",
      "\xE2\x82",      // cut
      "\xF0\x9F\x98",  // cut
      "\xD0\xD0",      // begun twice
  };
  for (const auto& bytes : broken) {
    EXPECT_EQ(refusal_of("{\"a\":\"" + bytes + "\"}"), "invalid_utf8") << testing::PrintToString(bytes);
    EXPECT_EQ(refusal_of("{\"" + bytes + "\":1}"), "invalid_utf8") << testing::PrintToString(bytes);
    EXPECT_EQ(refusal_of("{\"a\":\"" + bytes), "invalid_utf8") << testing::PrintToString(bytes);
    EXPECT_EQ(refusal_of(bytes), "invalid_utf8") << testing::PrintToString(bytes);
    EXPECT_EQ(refusal_of("{\"a\":1}" + bytes), "invalid_utf8") << testing::PrintToString(bytes);
  }
  for (const char* good : {"\xC2\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF", "є", "😀"})
    EXPECT_EQ(refusal_of("{\"" + std::string(good) + "\":\"" + good + "\"}"), "unknown_field /" + std::string(good));
  EXPECT_EQ(refusal_of("{\"a\":\"\\ud800\"}"), "malformed_json") << "an escape is not an encoding";
}

TEST(Json, PointsAtTheWrongField) {
  EXPECT_EQ(refusal_of("[]"), "wrong_type ");
  EXPECT_EQ(refusal_of(R"({"price":"1"})"), "required /quantity");
  EXPECT_EQ(refusal_of(R"({"quantity":1,"price":"1"})"), "wrong_type /quantity");
  EXPECT_EQ(refusal_of(R"({"quantity":"NaN","price":"1"})"), "invalid_number /quantity");
  EXPECT_EQ(refusal_of(R"({"quantity":"-1","price":"1"})"), "negative /quantity");
  EXPECT_EQ(refusal_of(R"({"quantity":"0","price":"1"})"), "must_be_positive /quantity");
  EXPECT_EQ(refusal_of(R"({"quantity":"1","price":"1.00001"})"), "too_many_decimals /price");
  EXPECT_EQ(refusal_of(R"({"quantity":"1","price":"1","colour":"red"})"), "unknown_field /colour");
  EXPECT_EQ(refusal_of(R"({"quantity":"1","price":"1","discounts":[{"kind":"gift"}]})"),
            "unknown_value /discounts/0/kind");
  EXPECT_EQ(refusal_of(R"({"quantity":"1","price":"1","tax":{"kind":"none"}})"), "ok");
}

}  // namespace
}  // namespace kram_test
