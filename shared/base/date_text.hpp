// Dates for people: in words, in figures, by the names of months and days; and as people type them.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/date.hpp"

namespace kram {

/// «25.11.2026» in both languages.
std::string print_date(Date date);
/// «25 листопада 2026 р.», "25 November 2026".
std::string print_date_words(Date date, Language language);
/// «25» листопада 2026 року — as contracts want it (Ukrainian only).
std::string print_date_legal(Date date);
/// «листопад», "November"; months 1 … 12.
std::string_view month_name(int month, Language language);
/// «пн», "Mon"; 1 = Monday.
std::string_view weekday_short(int weekday, Language language);

/// Reads "25.11.2026", "25.11.26", "25.11" (of today's year), "25/11/2026", "2026-11-25"; else invalid_date.
Result<Date> parse_typed_date(std::string_view text, Date today);

}  // namespace kram
