#include "shared/base/date.hpp"

#include <optional>

namespace kram {
namespace {

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t seconds_per_day = 86'400;

/// Exactly `count` digits at the front of `text`, taken off it.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take_char(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<CivilDate> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take_char(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take_char(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const CivilDate civil{*year, *month, *day};
  if (!is_civil_date(civil)) return std::nullopt;
  return civil;
}

Result<Date> parse_from(std::string_view text, int first_year) {
  const auto civil = take_date(text);
  if (!civil || !text.empty() || civil->year < first_year || civil->year > 2100) return ErrorCode::invalid_date;
  return date_of(*civil);
}

/// "hh:mm:ss" with an optional fraction, as microseconds of the day.
std::optional<std::int64_t> take_time(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take_char(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59 || !take_char(text, ':')) return std::nullopt;
  const auto second = take_digits(text, 2);
  if (!second || *second > 59) return std::nullopt;
  std::int64_t micros = (*hour * 3600LL + *minute * 60LL + *second) * micros_per_second;
  if (!take_char(text, '.')) return micros;
  std::int64_t place = micros_per_second / 10;
  std::size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits, place /= 10) {
    if (digits >= 6) return std::nullopt;
    micros += (text[digits] - '0') * place;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return micros;
}

/// "Z" or "±hh:mm", in seconds east of Greenwich; must end the text.
std::optional<std::int64_t> take_offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  if (!hours || *hours > 14 || !take_char(text, ':')) return std::nullopt;
  const auto minutes = take_digits(text, 2);
  if (!minutes || *minutes > 59 || !text.empty()) return std::nullopt;
  return sign * (*hours * 3600 + *minutes * 60);
}

void append_padded(std::string& out, int value, int width) {
  const std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(width) > digits.size() ? static_cast<std::size_t>(width) - digits.size() : 0,
             '0');
  out += digits;
}

void append_date(std::string& out, CivilDate civil) {
  append_padded(out, civil.year, 4);
  out += '-';
  append_padded(out, civil.month, 2);
  out += '-';
  append_padded(out, civil.day, 2);
}

}  // namespace

Date add_months(Date date, int months) {
  const CivilDate civil = civil_of(date);
  const int index = civil.year * 12 + civil.month - 1 + months;
  const int year = index / 12;
  const int month = index % 12 + 1;
  const int last = days_in_month(year, month);
  return date_of({year, month, civil.day < last ? civil.day : last});
}

Result<Date> parse_date(std::string_view text) {
  return parse_from(text, 1990);
}
Result<Date> parse_birth_date(std::string_view text) {
  return parse_from(text, 1900);
}

std::string to_text(Date date) {
  std::string out;
  append_date(out, civil_of(date));
  return out;
}

Result<Instant> parse_instant(std::string_view text) {
  const auto civil = take_date(text);
  if (!civil || civil->year < 1970 || civil->year > 2100 || !take_char(text, 'T')) return ErrorCode::invalid_time;
  const auto time = take_time(text);
  if (!time) return ErrorCode::invalid_time;
  const auto offset = take_offset(text);
  if (!offset) return ErrorCode::invalid_time;
  return Instant{(date_of(*civil).days * seconds_per_day - *offset) * micros_per_second + *time};
}

std::string to_text(Instant instant) {
  const std::int64_t seconds = instant.seconds();
  std::int64_t day = seconds / seconds_per_day;
  if (seconds % seconds_per_day < 0) --day;
  const int second = static_cast<int>(seconds - day * seconds_per_day);
  std::string out;
  append_date(out, civil_of(Date{static_cast<std::int32_t>(day)}));
  out += 'T';
  append_padded(out, second / 3600, 2);
  out += ':';
  append_padded(out, second / 60 % 60, 2);
  out += ':';
  append_padded(out, second % 60, 2);
  if (int micros = static_cast<int>(instant.micros - seconds * micros_per_second); micros != 0) {
    std::string fraction;
    append_padded(fraction, micros, 6);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += '.' + fraction;
  }
  out += 'Z';
  return out;
}

}  // namespace kram
