#include "shared/base/fixed.hpp"

#include <algorithm>

namespace kram {

std::string format_decimal(std::int64_t units, int scale, int min_digits) {
  const bool negative = units < 0;
  std::uint64_t rest = negative ? ~static_cast<std::uint64_t>(units) + 1 : static_cast<std::uint64_t>(units);
  std::string digits;
  int decimals = 0;
  bool significant = false;
  for (int i = 0; i < scale; ++i, rest /= 10) {
    const char digit = static_cast<char>('0' + rest % 10);
    significant = significant || digit != '0' || scale - i <= min_digits;
    if (significant) digits.push_back(digit), ++decimals;
  }
  if (decimals > 0) digits.push_back('.');
  do digits.push_back(static_cast<char>('0' + rest % 10));
  while ((rest /= 10) != 0);
  if (negative) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

Result<std::int64_t> parse_decimal(std::string_view text, int scale, std::int64_t limit) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return ErrorCode::invalid_number;
  if (whole.size() > 1 && whole.front() == '0') return ErrorCode::invalid_number;
  int128 value = 0;
  int decimals = 0;
  const auto digit = [&](char c) {
    if (c < '0' || c > '9') return false;
    value = std::min<int128>(value * 10 + (c - '0'), int128{1} << 100);
    return true;
  };
  for (char c : whole)
    if (!digit(c)) return ErrorCode::invalid_number;
  for (char c : fraction) {
    if (c < '0' || c > '9') return ErrorCode::invalid_number;
    if (decimals < scale)
      digit(c), ++decimals;
    else if (c != '0')
      return Refusal(ErrorCode::too_many_decimals, "", {{"limit", std::to_string(scale)}});
  }
  for (; decimals < scale; ++decimals) digit('0');
  if (value > limit) return ErrorCode::out_of_range;
  return static_cast<std::int64_t>(negative ? -value : value);
}

Result<std::int64_t> round_decimal(std::string_view text, int scale) {
  const auto point = text.find('.');
  const std::size_t kept = point == std::string_view::npos ? text.size() : point + 1 + static_cast<std::size_t>(scale);
  if (kept >= text.size()) return parse_decimal(text, scale, INT64_MAX);
  const std::string_view dropped = text.substr(kept);
  if (dropped.find_first_not_of("0123456789") != std::string_view::npos) return ErrorCode::invalid_number;
  auto units = parse_decimal(text.substr(0, scale == 0 ? point : kept), scale, INT64_MAX - 1);
  if (!units || dropped.front() < '5') return units;
  return text.front() == '-' ? *units - 1 : *units + 1;
}

}  // namespace kram
