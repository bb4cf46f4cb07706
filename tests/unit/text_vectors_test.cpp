// tests/vectors/text.json and amount_in_words.json: spelling, sorting, dates and sums in words.
#include <algorithm>

#include "shared/base/date_text.hpp"
#include "shared/base/text_fold.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/amount_in_words.hpp"
#include "tests/unit/vectors.hpp"

namespace kram_test {
namespace {

using namespace kram;

class LatinVector : public ::testing::TestWithParam<VectorCase> {};
TEST_P(LatinVector, Holds) {
  const auto& json = GetParam().json;
  EXPECT_EQ(transliterate(text_of(json, "in")), text_of(json, "out"));
}
INSTANTIATE_TEST_SUITE_P(Text, LatinVector, ::testing::ValuesIn(load_cases("text", {"transliterate"})), case_name);

class SortVector : public ::testing::TestWithParam<VectorCase> {};
TEST_P(SortVector, Holds) {
  auto words = GetParam().json.at("in").get<std::vector<std::string>>();
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
  EXPECT_EQ(Json(words), GetParam().json.at("out"));
}
INSTANTIATE_TEST_SUITE_P(Text, SortVector, ::testing::ValuesIn(load_cases("text", {"sort_uk"})), case_name);

class DateWordsVector : public ::testing::TestWithParam<VectorCase> {};
TEST_P(DateWordsVector, Holds) {
  const auto& json = GetParam().json;
  const auto date = parse_date(text_of(json, "in"));
  ASSERT_TRUE(date.ok());
  EXPECT_EQ(print_date_words(*date, Language::uk), text_of(json, "out"));
  EXPECT_EQ(print_date_legal(*date), text_of(json, "out_legal"));
  EXPECT_EQ(print_date(*date), text_of(json, "out_numeric"));
}
INSTANTIATE_TEST_SUITE_P(Text, DateWordsVector, ::testing::ValuesIn(load_cases("text", {"date_words"})), case_name);

class WordsVector : public ::testing::TestWithParam<VectorCase> {};
TEST_P(WordsVector, Holds) {
  const auto& json = GetParam().json;
  // The largest sums in words are beyond what an order may hold.
  const auto units = parse_decimal(text_of(json, "amount"), Money::scale, INT64_MAX);
  ASSERT_TRUE(units.ok());
  const Money amount = Money::of_units(*units);
  const std::string currency = text_of(json, "currency");
  const std::string text = amount_in_words(amount, currency);
  EXPECT_EQ(text, text_of(json, "text"));
  EXPECT_EQ(amount_in_words(amount, currency, Language::uk, MinorUnits::words), text_of(json, "text_full"));
  for (const char32_t code : to_code_points(text)) EXPECT_FALSE(code >= 'a' && code <= 'z') << text;
}
INSTANTIATE_TEST_SUITE_P(Text, WordsVector, ::testing::ValuesIn(load_cases("amount_in_words")), case_name);

}  // namespace
}  // namespace kram_test
