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
  EXPECT_EQ(refusal_of("{\"a\":\"\xD0\"}"), "malformed_json");
  EXPECT_EQ(refusal_of("{\"a\":NaN}"), "malformed_json");
  EXPECT_EQ(refusal_of(R"({"price":"1","price":"2"})"), "duplicate_key");
  EXPECT_EQ(refusal_of(std::string(100'000, '[')), "too_deep");
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
