#include "shared/domain/calendar.hpp"

#include <algorithm>

namespace kram {
namespace {

bool holds(const std::vector<Date>& dates, Date date) {
  return std::find(dates.begin(), dates.end(), date) != dates.end();
}

/// Days off of a year in peace: holidays, and for each on a weekend the next working day.
std::vector<Date> peace_days_off(int year) {
  const auto holidays = state_holidays(year);
  std::vector<Date> off = holidays;
  for (const Date holiday : holidays) {
    if (!is_weekend(holiday)) continue;
    Date moved = holiday + 1;
    while (is_weekend(moved) || holds(off, moved)) moved = moved + 1;
    off.push_back(moved);
  }
  return off;
}

}  // namespace

Date orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30;
  const int e = (2 * a + 4 * b - d + 34) % 7;
  const int month = (d + e + 114) / 31;
  const int day = (d + e + 114) % 31 + 1;
  return date_of(year, month, day) + 13;  // the Julian calendar lags 13 days in 1900 … 2099
}

Date trinity(int year) {
  return orthodox_easter(year) + 49;
}

std::vector<Date> state_holidays(int year) {
  constexpr int fixed[][2] = {{1, 1}, {3, 8}, {5, 1}, {5, 8}, {6, 28}, {7, 15}, {8, 24}, {10, 1}, {12, 25}};
  std::vector<Date> dates = {orthodox_easter(year), trinity(year)};
  for (const auto& [month, day] : fixed) dates.push_back(date_of(year, month, day));
  std::sort(dates.begin(), dates.end());
  return dates;
}

bool is_working_day(Date date, const WorkCalendar& calendar) {
  if (holds(calendar.working_days, date)) return true;
  if (is_weekend(date) || holds(calendar.days_off, date)) return false;
  return calendar.martial_law || !holds(peace_days_off(civil_of(date).year), date);
}

Date add_working_days(Date date, int days, const WorkCalendar& calendar) {
  while (days > 0) {
    date = date + 1;
    if (is_working_day(date, calendar)) --days;
  }
  return date;
}

}  // namespace kram
