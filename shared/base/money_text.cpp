#include "shared/base/money_text.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"

namespace kram {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

/// The typed text in ASCII: digits, '.', ',', and ' ' or '\'' for what separates thousands. Empty when anything else
/// stands in it.
std::string to_marks(std::string_view text) {
  std::string marks;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    if (is_digit(code) || code == '.' || code == ',')
      marks.push_back(static_cast<char>(code));
    else if (is_space_or_invisible(code))
      marks.push_back(' ');
    else if (code == '\'' || code == U'\u2019' || code == U'\u02BC')
      marks.push_back('\'');
    else
      return {};
  }
  return marks;
}

/// Where the decimal mark stands: the last of '.' and ',' unless that one separates thousands.
std::size_t find_decimal_mark(const std::string& marks) {
  const auto last = marks.find_last_of(".,");
  if (last == std::string::npos) return last;
  return std::count(marks.begin(), marks.end(), marks[last]) == 1 ? last : std::string::npos;
}

/// Digits of the whole part, or empty when thousands aren't grouped by one mark into threes.
std::string take_whole(const std::string& part) {
  const auto first = part.find_first_not_of("0123456789");
  if (first == std::string::npos) return part;
  const char mark = part[first];
  if (first == 0 || first > 3) return {};
  std::string digits = part.substr(0, first);
  for (std::size_t i = first; i < part.size(); i += 4) {
    if (part[i] != mark || i + 4 > part.size()) return {};
    const std::string group = part.substr(i + 1, 3);
    if (group.find_first_not_of("0123456789") != std::string::npos) return {};
    digits += group;
  }
  return digits;
}

bool take_sign(std::string_view& text) {
  for (const std::string_view minus : {std::string_view("-"), std::string_view("\u2212")})
    if (text.substr(0, minus.size()) == minus) return text.remove_prefix(minus.size()), true;
  return false;
}

}  // namespace

std::string print_decimal(std::int64_t units, int scale, int min_digits, Language language) {
  const bool uk = language == Language::uk;
  const std::string plain = format_decimal(units, scale, min_digits);
  const auto point = std::min(plain.find('.'), plain.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    const bool after_digit = i > 0 && plain[i - 1] != '-';
    if (after_digit && (point - i) % 3 == 0) out += uk ? no_break_space : std::string_view(",");
    out += plain[i];
  }
  if (point < plain.size()) out += (uk ? "," : ".") + plain.substr(point + 1);
  return out;
}

std::string print_money(Money money, Language language) {
  return print_decimal(money.units, Money::scale, MoneyUnit::min_digits, language);
}

std::string print_money(Money money, std::string_view currency, Language language) {
  const std::string_view sign = currency == "UAH" && language == Language::uk ? std::string_view("грн") : currency;
  return print_money(money, language) + std::string(no_break_space) + std::string(sign);
}

Result<std::int64_t> parse_typed_decimal(std::string_view text, int scale, std::int64_t limit) {
  text = trim(text);
  const bool negative = take_sign(text);
  const std::string marks = to_marks(text);
  if (marks.empty()) return ErrorCode::invalid_number;
  const auto mark = find_decimal_mark(marks);
  const std::string whole_part = marks.substr(0, mark);
  std::string whole = take_whole(whole_part);
  const std::string fraction = mark == std::string::npos ? std::string() : marks.substr(mark + 1);
  if (whole.empty() && (!whole_part.empty() || fraction.empty())) return ErrorCode::invalid_number;
  if (fraction.find_first_not_of("0123456789") != std::string::npos) return ErrorCode::invalid_number;
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  std::string plain = (negative ? "-" : "") + (whole.empty() ? "0" : whole);
  if (!fraction.empty()) plain += "." + fraction;
  return parse_decimal(plain, scale, limit);
}

}  // namespace kram
