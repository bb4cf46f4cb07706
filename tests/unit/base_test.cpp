// Decimals, dates, instants, zones, text: what everything else stands on.
#include <gtest/gtest.h>

#include "shared/base/date_text.hpp"
#include "shared/base/fixed.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/plural.hpp"
#include "shared/base/text.hpp"
#include "shared/base/text_fold.hpp"
#include "shared/base/utf8.hpp"
#include "shared/base/zone.hpp"
#include "tests/unit/random.hpp"

namespace kram_test {
namespace {

using namespace kram;

template <class F>
std::string reread(const char* text) {
  const auto value = parse_fixed<F>(text);
  return value ? to_text(*value) : std::string(error_name(value.refusal().code));
}

TEST(Fixed, HasOneSpelling) {
  EXPECT_EQ(reread<Money>("130"), "130.00");
  EXPECT_EQ(reread<Money>("0.1"), "0.10");
  EXPECT_EQ(reread<Money>("-0.00"), "0.00");
  EXPECT_EQ(reread<Quantity>("130.000"), "130");
  EXPECT_EQ(reread<Quantity>("0.5"), "0.5");
  EXPECT_EQ(reread<UnitPrice>("0.3333"), "0.3333");
  EXPECT_EQ(reread<UnitPrice>("12"), "12.00");
  EXPECT_EQ(reread<Percent>("3.5"), "3.5");
  EXPECT_EQ(reread<ExchangeRate>("41.5"), "41.5000");
}

TEST(Fixed, RefusesWhatIsNoPlainDecimal) {
  for (const char* text :
       {"", "-", ".", "1.", ".5", "01", "1e3", "1,5", " 1", "1 ", "+1", "NaN", "Infinity", "0x10", "--1", "1.2.3"})
    EXPECT_EQ(reread<Money>(text), "invalid_number") << text;
  EXPECT_EQ(reread<Money>("1.001"), "too_many_decimals");
  EXPECT_EQ(reread<Money>("100000000000.01"), "out_of_range");
  EXPECT_EQ(reread<Money>("999999999999999999999999999999999999999999"), "out_of_range");
  EXPECT_EQ(reread<Money>("100000000000"), "100000000000.00");
}

TEST(FixedProperty, PrintedNumbersReadBack) {
  const auto rounds = scaled(500'000);
  auto random = announced("PrintedNumbersReadBack", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    const auto sign = random.one_in(2) ? 1 : -1;
    const Money money = Money::of_units(sign * random.of_digits(13));
    const UnitPrice price = UnitPrice::of_units(sign * random.of_digits(13));
    ASSERT_EQ(parse_fixed<Money>(to_text(money)).value(), money);
    ASSERT_EQ(parse_fixed<UnitPrice>(to_text(price)).value(), price);
    for (const auto language : {Language::uk, Language::en}) {
      ASSERT_EQ(parse_typed_money(print_money(money, language)).value(), money) << print_money(money, language);
    }
    ASSERT_EQ(parse_typed<UnitPrice>(print_number(price, Language::uk)).value(), price);
  }
}

TEST(MoneyText, PrintsForBothLanguages) {
  const Money money = parse_fixed<Money>("-1234567.5").value();
  EXPECT_EQ(print_money(money, Language::uk), "-1\u00A0234\u00A0567,50");
  EXPECT_EQ(print_money(money, Language::en), "-1,234,567.50");
  EXPECT_EQ(print_money(Money::of_units(5), "UAH", Language::uk), "0,05\u00A0грн");
}

TEST(Date, GoesThroughEveryDay) {
  int day_of_week = weekday(date_of(1899, 12, 31));
  for (Date date = date_of(1899, 12, 31); date <= date_of(2101, 1, 1); date = date + 1) {
    const CivilDate civil = civil_of(date);
    ASSERT_TRUE(is_civil_date(civil));
    ASSERT_EQ(date_of(civil), date);
    ASSERT_EQ(weekday(date), day_of_week);
    if (civil.year >= 1990 && civil.year <= 2100) {
      ASSERT_EQ(parse_date(to_text(date)).value(), date);
    }
    day_of_week = day_of_week % 7 + 1;
  }
  EXPECT_EQ(weekday(date_of(2026, 11, 25)), 3);
  EXPECT_EQ(date_of(1970, 1, 1).days, 0);
}

TEST(Date, RefusesWhatIsNone) {
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-32",
                           "1989-12-31", "2101-01-01", "2026-01-01 ", "2026/01/01", "2026-01-0a"})
    EXPECT_FALSE(parse_date(text).ok()) << text;
  EXPECT_TRUE(parse_birth_date("1900-01-01").ok());
  EXPECT_FALSE(parse_birth_date("1899-12-31").ok());
  EXPECT_EQ(to_text(add_months(date_of(2026, 1, 31), 1)), "2026-02-28");
  EXPECT_EQ(to_text(add_months(date_of(2026, 3, 31), -13)), "2025-02-28");
  EXPECT_EQ(to_text(parse_typed_date("25.11", date_of(2026, 1, 1)).value()), "2026-11-25");
  EXPECT_EQ(to_text(parse_typed_date(" 5/2/27", date_of(2026, 1, 1)).value()), "2027-02-05");
  EXPECT_FALSE(parse_typed_date("31.02.2026", date_of(2026, 1, 1)).ok());
  EXPECT_FALSE(parse_typed_date("1.2/2026", date_of(2026, 1, 1)).ok());
}

TEST(Instant, HasOneSpelling) {
  const auto reread = [](const char* text) {
    const auto instant = parse_instant(text);
    return instant ? to_text(*instant) : std::string(error_name(instant.refusal().code));
  };
  EXPECT_EQ(reread("2026-11-25T22:30:00Z"), "2026-11-25T22:30:00Z");
  EXPECT_EQ(reread("2026-11-25T22:30:00.120000Z"), "2026-11-25T22:30:00.12Z");
  EXPECT_EQ(reread("2026-11-26T00:30:00+02:00"), "2026-11-25T22:30:00Z");
  EXPECT_EQ(reread("2026-11-25T17:30:00-05:00"), "2026-11-25T22:30:00Z");
  EXPECT_EQ(to_text(Instant::of_micros(-1)), "1969-12-31T23:59:59.999999Z");
  for (const char* text :
       {"", "2026-11-25", "2026-11-25T22:30Z", "2026-11-25T22:30:00", "2026-11-25 22:30:00Z", "2026-11-25T24:00:00Z",
        "2026-11-25T22:60:00Z", "2026-11-25T22:30:60Z", "2026-11-25T22:30:00.Z", "2026-11-25T22:30:00.1234567Z",
        "2026-11-25T22:30:00+0200", "2026-11-25T22:30:00z", "2026-02-30T00:00:00Z"})
    EXPECT_EQ(reread(text), "invalid_time") << text;
}

TEST(ZoneProperty, LocalTimeLeadsBack) {
  const auto rounds = scaled(200'000);
  auto random = announced("LocalTimeLeadsBack", rounds);
  const std::int64_t first = parse_instant("1990-01-02T00:00:00Z")->seconds();
  const std::int64_t last = parse_instant("2100-12-30T00:00:00Z")->seconds();
  for (std::int64_t i = 0; i < rounds; ++i) {
    const Instant instant = Instant::of_seconds(random.between(first, last));
    for (const Zone& zone : zones()) {
      const LocalTime local = utc_to_local(instant, zone);
      const auto meaning = local_to_utc(local.date, local.second, zone);
      ASSERT_TRUE(meaning.instants.front() == instant || meaning.instants.back() == instant);
      const Instant midnight = start_of_day(local.date, zone);
      ASSERT_LE(midnight, instant);
      ASSERT_EQ(business_date(midnight, zone), local.date);
      ASSERT_EQ(business_date(Instant::of_micros(midnight.micros - 1), zone), local.date - 1);
    }
  }
}

TEST(Zone, KnowsItsNames) {
  EXPECT_EQ(find_zone("Europe/Kiev"), &kyiv_zone());
  EXPECT_NE(find_zone("Europe/Warsaw"), nullptr);
  EXPECT_EQ(find_zone("Mars/Olympus"), nullptr);
  EXPECT_EQ(to_text(start_of_day(date_of(2026, 11, 26), kyiv_zone())), "2026-11-25T22:00:00Z");
  EXPECT_EQ(to_text(start_of_day(date_of(2026, 6, 1), utc_zone())), "2026-06-01T00:00:00Z");
}

TEST(Utf8, TellsGoodFromBad) {
  EXPECT_TRUE(is_valid_utf8("ґанок — 5 ₴ 🙂"));
  for (const char* bad :
       {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xD0", "\x80", "\xE2\x82", "\xF0\x80\x80\x80"})
    EXPECT_FALSE(is_valid_utf8(bad));
  EXPECT_EQ(code_point_length("ґанок🙂"), 6u);
  EXPECT_EQ(truncate_code_points("ґанок", 2), "ґа");
  EXPECT_EQ(truncate_code_points("ґ", 5), "ґ");
  EXPECT_EQ(trim("\u00A0 \u200Bа б\u202C\n"), "а б");
  EXPECT_EQ(trim(" \t"), "");
}

TEST(TextFold, FindsWhatPeopleMean) {
  EXPECT_EQ(search_key("  Ґанок «М’ЯТА» "), search_key("ганок мята"));
  EXPECT_EQ(search_key("Мʼята"), search_key("М'ята"));
  EXPECT_EQ(search_key("Кава"), search_key("Kaва"));  // a Latin K
  EXPECT_EQ(search_key("Київ"), search_key("киiв"));  // a Latin i
  EXPECT_EQ(search_key("Bolt M8"), "bolt m8");
  EXPECT_EQ(other_keyboard_layout("rfdf"), "кава");
  EXPECT_EQ(other_keyboard_layout("ищде"), "bolt");
  EXPECT_EQ(other_keyboard_layout("a б"), "");
}

TEST(TextFoldProperty, KeysAreStable) {
  const auto rounds = scaled(200'000);
  auto random = announced("KeysAreStable", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    std::string text;
    for (std::int64_t k = random.between(0, 12); k > 0; --k)
      append_code_point(
          text, static_cast<char32_t>(random.one_in(2) ? random.between(0x400, 0x4FF) : random.between(0x20, 0x2FF)));
    const std::string key = search_key(text);
    ASSERT_EQ(search_key(key), key) << text;
    ASSERT_TRUE(is_valid_utf8(key));
    ASSERT_TRUE(is_valid_utf8(transliterate(text)));
    ASSERT_EQ(sort_key(text) == sort_key(text + "а"), false);
  }
}

TEST(Plural, FollowsTheLanguage) {
  constexpr PluralWord rows{"рядок", "рядки", "рядків"};
  EXPECT_EQ(rows.with(1), "рядок");
  EXPECT_EQ(rows.with(22), "рядки");
  EXPECT_EQ(rows.with(11), "рядків");
  EXPECT_EQ(rows.with(112), "рядків");
  EXPECT_EQ(rows.with(0), "рядків");
  EXPECT_EQ(plural_en(1), PluralForm::one);
}

TEST(Text, NamesBothLanguages) {
  for (std::size_t i = 0; i < text_count(); ++i) {
    const auto key = static_cast<TextKey>(i);
    EXPECT_FALSE(text(Language::uk, key).empty()) << text_name(key);
    EXPECT_FALSE(text(Language::en, key).empty()) << text_name(key);
    EXPECT_EQ(find_text(text_name(key)), std::optional<TextKey>(key));
  }
  EXPECT_EQ(label(Language::uk, "order_state", "draft"), "Чернетка");
  EXPECT_EQ(label(Language::en, "order_state", "melted"), "melted");
}

TEST(ErrorCode, HasBothTextsAndAStatus) {
  for (std::size_t i = 0; i < error_code_count(); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_FALSE(error_template(code, Language::uk).empty()) << error_name(code);
    EXPECT_FALSE(error_template(code, Language::en).empty()) << error_name(code);
    EXPECT_TRUE(error_status(code) >= 400 && error_status(code) < 600) << error_name(code);
  }
  const Refusal refusal(ErrorCode::too_long, "/name", {{"limit", "5"}});
  EXPECT_EQ(describe(refusal, Language::en), "Too long: at most 5 characters.");
}

}  // namespace
}  // namespace kram_test
