// Working days: weekends, holidays of the Labour Code (73) and a company's own list; under martial law holidays are
// working days (Law 2136-IX, 6). Terms in banking days count from the next day.
#pragma once
#include <vector>

#include "shared/base/date.hpp"

namespace kram {

/// Orthodox Easter by the Julian computus, as a Gregorian date (1900 … 2099).
Date orthodox_easter(int year);
/// Trinity Sunday: Easter + 49 days.
Date trinity(int year);
/// State holidays of a year, Easter and Trinity among them, in order.
std::vector<Date> state_holidays(int year);

struct WorkCalendar {
  bool martial_law = true;
  std::vector<Date> days_off;      // the company's own, beside weekends
  std::vector<Date> working_days;  // weekends and holidays it works
};
/// In peace a holiday on a weekend moves the day off to the next day that would be worked.
bool is_working_day(Date date, const WorkCalendar& calendar);
/// The `days`-th working day after `date` (which itself isn't counted); days ≥ 0, 0 gives `date`.
Date add_working_days(Date date, int days, const WorkCalendar& calendar);

}  // namespace kram
