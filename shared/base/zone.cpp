#include "shared/base/zone.hpp"

#include <algorithm>

namespace kram {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;

std::int32_t offset_at(std::int64_t seconds, const Zone& zone) {
  const auto* end = zone.changes + zone.change_count;
  const auto* after = std::upper_bound(zone.changes, end, seconds,
                                       [](std::int64_t s, const ZoneTransition& change) { return s < change.at; });
  return after == zone.changes ? zone.first_offset : (after - 1)->offset;
}

std::int32_t floor_day(std::int64_t seconds) {
  return static_cast<std::int32_t>(seconds / seconds_per_day - (seconds % seconds_per_day < 0 ? 1 : 0));
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

const Zone* find_zone(std::string_view name) {
  if (name == "Europe/Kiev") name = "Europe/Kyiv";
  for (const Zone& zone : zones())
    if (zone.name == name) return &zone;
  return nullptr;
}

const Zone& kyiv_zone() {
  static const Zone& zone = *find_zone("Europe/Kyiv");
  return zone;
}

const Zone& utc_zone() {
  static const Zone& zone = *find_zone("UTC");
  return zone;
}

LocalTime utc_to_local(Instant instant, const Zone& zone) {
  const std::int64_t seconds = instant.seconds();
  const std::int32_t offset = offset_at(seconds, zone);
  const std::int32_t day = floor_day(seconds + offset);
  return {Date{day}, static_cast<std::int32_t>(seconds + offset - day * seconds_per_day),
          static_cast<std::int32_t>(instant.micros - seconds * 1'000'000), offset};
}

std::string to_text(const LocalTime& local) {
  const int offset = local.offset < 0 ? -local.offset : local.offset;
  return to_text(local.date) + "T" + two_digits(local.second / 3600) + ":" + two_digits(local.second / 60 % 60) + ":" +
         two_digits(local.second % 60) + (local.offset < 0 ? "-" : "+") + two_digits(offset / 3600) + ":" +
         two_digits(offset / 60 % 60);
}

LocalMeaning local_to_utc(Date date, std::int32_t second_of_day, const Zone& zone) {
  const std::int64_t local = date.days * seconds_per_day + second_of_day;
  LocalMeaning meaning;
  // Every offset in force within a day around the reading is tried: no zone moves its clock twice in that time.
  std::int32_t tried[] = {offset_at(local - seconds_per_day, zone), offset_at(local + seconds_per_day, zone)};
  for (int i = 0; i < (tried[0] == tried[1] ? 1 : 2); ++i)
    if (offset_at(local - tried[i], zone) == tried[i])
      meaning.instants.push_back(Instant::of_seconds(local - tried[i]));
  std::sort(meaning.instants.begin(), meaning.instants.end());
  meaning.check = meaning.instants.empty()       ? LocalCheck::does_not_exist
                  : meaning.instants.size() == 1 ? LocalCheck::unique
                                                 : LocalCheck::twice;
  return meaning;
}

Date business_date(Instant instant, const Zone& zone) {
  return utc_to_local(instant, zone).date;
}

Instant start_of_day(Date date, const Zone& zone) {
  // Where the clock jumps over midnight the day begins at the jump.
  for (std::int32_t second = 0; second < 3 * 3600; second += 900)
    if (const auto meaning = local_to_utc(date, second, zone); !meaning.instants.empty())
      return meaning.instants.front();
  return Instant::of_seconds(date.days * seconds_per_day);
}

}  // namespace kram
