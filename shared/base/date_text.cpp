#include "shared/base/date_text.hpp"

#include <vector>

#include "shared/base/utf8.hpp"

namespace kram {
namespace {

struct MonthRow {
  std::string_view name, genitive, en;
};
constexpr MonthRow months[] = {
    {"січень", "січня", "January"},   {"лютий", "лютого", "February"},       {"березень", "березня", "March"},
    {"квітень", "квітня", "April"},   {"травень", "травня", "May"},          {"червень", "червня", "June"},
    {"липень", "липня", "July"},      {"серпень", "серпня", "August"},       {"вересень", "вересня", "September"},
    {"жовтень", "жовтня", "October"}, {"листопад", "листопада", "November"}, {"грудень", "грудня", "December"},
};
constexpr std::string_view weekdays_uk[] = {"пн", "вт", "ср", "чт", "пт", "сб", "нд"};
constexpr std::string_view weekdays_en[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string two_digits(int n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}
const MonthRow& month_row(int month) {
  return months[static_cast<std::size_t>(month - 1)];
}

/// Numbers parted by one mark, which must be the same everywhere; empty when it isn't so.
std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> numbers;
  char mark = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    int number = 0;
    std::size_t digits = 0;
    for (; i < text.size() && is_digit(static_cast<unsigned char>(text[i])) && digits < 5; ++i, ++digits)
      number = number * 10 + (text[i] - '0');
    if (digits == 0 || digits > 4) return {};
    numbers.push_back(number);
    if (i == text.size()) break;
    if (mark == 0 && (text[i] == '.' || text[i] == '/' || text[i] == '-')) mark = text[i];
    if (text[i] != mark) return {};
  }
  return numbers;
}

}  // namespace

std::string print_date(Date date) {
  const CivilDate civil = civil_of(date);
  return two_digits(civil.day) + "." + two_digits(civil.month) + "." + std::to_string(civil.year);
}

std::string print_date_words(Date date, Language language) {
  const CivilDate civil = civil_of(date);
  const bool uk = language == Language::uk;
  const auto& row = month_row(civil.month);
  return std::to_string(civil.day) + " " + std::string(uk ? row.genitive : row.en) + " " + std::to_string(civil.year) +
         (uk ? " р." : "");
}

std::string print_date_legal(Date date) {
  const CivilDate civil = civil_of(date);
  return "«" + two_digits(civil.day) + "» " + std::string(month_row(civil.month).genitive) + " " +
         std::to_string(civil.year) + " року";
}

std::string_view month_name(int month, Language language) {
  return language == Language::uk ? month_row(month).name : month_row(month).en;
}

std::string_view weekday_short(int weekday, Language language) {
  return (language == Language::uk ? weekdays_uk : weekdays_en)[static_cast<std::size_t>(weekday - 1)];
}

Result<Date> parse_typed_date(std::string_view text, Date today) {
  text = trim(text);
  if (auto iso = parse_date(text)) return iso;
  auto numbers = numbers_of(text);
  if (numbers.size() == 2) numbers.push_back(civil_of(today).year);
  if (numbers.size() != 3) return ErrorCode::invalid_date;
  const int year = numbers[2] < 100 ? numbers[2] + 2000 : numbers[2];
  const CivilDate civil{year, numbers[1], numbers[0]};
  if (!is_civil_date(civil) || year < 1990 || year > 2100) return ErrorCode::invalid_date;
  return date_of(civil);
}

}  // namespace kram
