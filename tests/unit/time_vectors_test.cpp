// tests/vectors/time.json: the clock of Kyiv, Easter, working days.
#include "shared/base/zone.hpp"
#include "shared/domain/calendar.hpp"
#include "tests/unit/vectors.hpp"

namespace kram_test {
namespace {

using namespace kram;

class TimeVector : public ::testing::TestWithParam<VectorCase> {
 protected:
  const Json& json() const { return GetParam().json; }
};

class ClockVector : public TimeVector {};
TEST_P(ClockVector, Holds) {
  const auto instant = parse_instant(text_of(json(), "in"));
  ASSERT_TRUE(instant.ok());
  const std::string local = text_of(json(), "out");
  EXPECT_EQ(to_text(utc_to_local(*instant, kyiv_zone())), local);
  EXPECT_EQ(to_text(business_date(*instant, kyiv_zone())), local.substr(0, 10));
  EXPECT_EQ(parse_instant(local).value(), *instant);
}
INSTANTIATE_TEST_SUITE_P(Time, ClockVector, ::testing::ValuesIn(load_cases("time", {"utc_to_kyiv"})), case_name);

class LocalVector : public TimeVector {};
TEST_P(LocalVector, Holds) {
  const std::string text = text_of(json(), "in");
  const auto date = parse_date(text.substr(0, 10));
  const auto as_utc = parse_instant(text + "Z");
  ASSERT_TRUE(date.ok() && as_utc.ok());
  const auto second = static_cast<std::int32_t>(as_utc->seconds() - date->days * std::int64_t{86400});
  const auto meaning = local_to_utc(*date, second, kyiv_zone());
  const auto& out = json().at("out");
  const bool twice = text_of(out, "status") == "twice";
  EXPECT_EQ(meaning.check, twice ? LocalCheck::twice : LocalCheck::does_not_exist);
  Json instants = Json::array();
  for (const auto instant : meaning.instants) instants.push_back(to_text(instant));
  EXPECT_EQ(instants, out.value("utc", Json::array()));
}
INSTANTIATE_TEST_SUITE_P(Time, LocalVector, ::testing::ValuesIn(load_cases("time", {"kyiv_local_check"})), case_name);

class EasterVector : public TimeVector {};
TEST_P(EasterVector, Holds) {
  const int year = std::stoi(text_of(json(), "in"));
  EXPECT_EQ(to_text(orthodox_easter(year)), text_of(json(), "out"));
  EXPECT_EQ(to_text(trinity(year)), text_of(json(), "trinity"));
}
INSTANTIATE_TEST_SUITE_P(Time, EasterVector, ::testing::ValuesIn(load_cases("time", {"orthodox_easter"})), case_name);

class WorkingDaysVector : public TimeVector {};
TEST_P(WorkingDaysVector, Holds) {
  const auto& in = json().at("in");
  WorkCalendar calendar;
  calendar.martial_law = in.at("martial_law").get<bool>();
  const auto date = parse_date(text_of(in, "date"));
  ASSERT_TRUE(date.ok());
  EXPECT_EQ(to_text(add_working_days(*date, in.at("days").get<int>(), calendar)), text_of(json(), "out"));
}
INSTANTIATE_TEST_SUITE_P(Time, WorkingDaysVector, ::testing::ValuesIn(load_cases("time", {"add_working_days"})),
                         case_name);

}  // namespace
}  // namespace kram_test
