// Time zones: which local date and time an instant is. The transitions 1990 … 2100 come from the building machine's
// tzdata (zone_table.py), so that the server and the browser, whatever they run on, give the same answers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.hpp"

namespace kram {

/// From `at` (seconds UTC) on, local time is UTC + `offset` seconds.
struct ZoneTransition {
  std::int64_t at;
  std::int32_t offset;
};

struct Zone {
  std::string_view name;          // IANA name, "Europe/Kyiv"
  std::int32_t first_offset;      // before the first transition
  const ZoneTransition* changes;  // in order of time
  std::size_t change_count;
};

/// All zones the program knows, by name.
struct ZoneList {
  const Zone* first;
  std::size_t count;
  const Zone* begin() const { return first; }
  const Zone* end() const { return first + count; }
};
ZoneList zones();
/// The version of tzdata the table was made from, when the machine tells it; for the "about" page.
std::string_view zone_table_version();

/// The zone of an IANA name, or nullptr. "Europe/Kiev" is read as Europe/Kyiv.
const Zone* find_zone(std::string_view name);
/// Europe/Kyiv, the default of a workspace.
const Zone& kyiv_zone();
const Zone& utc_zone();

/// A local date and time of day.
struct LocalTime {
  Date date;
  std::int32_t second = 0;  // of the day, 0 … 86399
  std::int32_t micros = 0;  // of the second
  std::int32_t offset = 0;  // seconds east of UTC
};

LocalTime utc_to_local(Instant instant, const Zone& zone);
/// "2026-11-26T00:30:00+02:00".
std::string to_text(const LocalTime& local);

/// What a local clock reading means: one instant, none (the clock jumped over it) or two (it came twice).
enum class LocalCheck : std::uint8_t { unique, does_not_exist, twice };
struct LocalMeaning {
  LocalCheck check = LocalCheck::does_not_exist;
  std::vector<Instant> instants;  // earliest first
};
LocalMeaning local_to_utc(Date date, std::int32_t second_of_day, const Zone& zone);

/// The calendar date people in the zone call this instant: the date of documents and facts.
Date business_date(Instant instant, const Zone& zone);
/// The first instant of the date in the zone.
Instant start_of_day(Date date, const Zone& zone);

}  // namespace kram
