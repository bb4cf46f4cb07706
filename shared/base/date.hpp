// Calendar dates and instants: plain counts, so that they compare, sort and store as integers.
// Which date an instant falls on depends on a zone: see zone.hpp.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.hpp"

namespace kram {

/// A plain calendar date (Gregorian): days since 1970-01-01.
struct Date {
  std::int32_t days = 0;

  static constexpr Date of_days(std::int32_t d) { return Date{d}; }
  friend constexpr bool operator==(Date a, Date b) { return a.days == b.days; }
  friend constexpr auto operator<=>(Date a, Date b) { return a.days <=> b.days; }
  friend constexpr Date operator+(Date a, int days) { return Date{a.days + days}; }
  friend constexpr Date operator-(Date a, int days) { return Date{a.days - days}; }
  friend constexpr int operator-(Date a, Date b) { return a.days - b.days; }
};

/// A point of time: microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;

  static constexpr Instant of_micros(std::int64_t m) { return Instant{m}; }
  static constexpr Instant of_seconds(std::int64_t s) { return Instant{s * 1'000'000}; }
  /// Whole seconds, rounded towards the past.
  constexpr std::int64_t seconds() const { return micros / 1'000'000 - (micros % 1'000'000 < 0 ? 1 : 0); }
  friend constexpr bool operator==(Instant a, Instant b) { return a.micros == b.micros; }
  friend constexpr auto operator<=>(Instant a, Instant b) { return a.micros <=> b.micros; }
};

struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

constexpr bool is_leap_year(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}
constexpr int days_in_month(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}
constexpr bool is_civil_date(CivilDate c) {
  return c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= days_in_month(c.year, c.month);
}

/// The date of a valid year, month and day (algorithm: H. Hinnant, days_from_civil).
constexpr Date date_of(CivilDate c) {
  const int year = c.month <= 2 ? c.year - 1 : c.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Date{era * 146097 + day_of_era - 719468};
}
constexpr Date date_of(int year, int month, int day) {
  return date_of(CivilDate{year, month, day});
}

/// Year, month and day of a date (algorithm: H. Hinnant, civil_from_days).
constexpr CivilDate civil_of(Date date) {
  const int z = date.days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted + 2) / 5 + 1};
}

/// 1 = Monday … 7 = Sunday (ISO 8601).
constexpr int weekday(Date date) {
  return ((date.days % 7) + 7 + 3) % 7 + 1;
}
constexpr bool is_weekend(Date date) {
  return weekday(date) >= 6;
}

/// The same day `months` later; the last day of the month when that day does not exist (31.01 + 1 = 28.02).
Date add_months(Date date, int months);

/// Reads "2026-11-25", years 1990 … 2100 (what a business date may be); anything else is invalid_date.
Result<Date> parse_date(std::string_view text);
/// The same for a person's birth, years 1900 … 2100.
Result<Date> parse_birth_date(std::string_view text);
/// "2026-11-25".
std::string to_text(Date date);

/// Reads ISO 8601 "2026-11-25T22:30:00Z", with up to 6 decimals of a second and Z or ±hh:mm; anything else,
/// a missing offset too, is invalid_time. Years 1970 … 2100.
Result<Instant> parse_instant(std::string_view text);
/// "2026-11-25T22:30:00Z"; decimals of a second only when there are any, without trailing zeros.
std::string to_text(Instant instant);

}  // namespace kram
