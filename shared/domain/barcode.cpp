#include "shared/domain/barcode.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"

namespace kram {
namespace {

using Fault = IdentifierFault;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Weights 3, 1, 3 … from the digit next to the control digit.
bool has_gtin_control(std::string_view digits) {
  int sum = 0;
  int weight = 1;
  for (std::size_t i = digits.size(); i-- > 0; weight = 4 - weight) sum += (digits[i] - '0') * weight;
  return sum % 10 == 0;
}

}  // namespace

IdentifierCheck check_gtin(std::string_view text) {
  IdentifierCheck check{Fault::none, std::string(trim(text))};
  const auto& digits = check.normalized;
  if (digits.empty())
    check.fault = Fault::empty;
  else if (!all_digits(digits))
    check.fault = Fault::format;
  else if (digits.size() != 8 && (digits.size() < 12 || digits.size() > 14))
    check.fault = Fault::length;
  else if (!has_gtin_control(digits))
    check.fault = digits.size() == 12 ? Fault::checksum_or_missing_digit : Fault::checksum;
  return check;
}

std::string gtin_type(std::string_view gtin) {
  return "GTIN-" + std::to_string(gtin.size());
}

Result<std::string> parse_gtin(std::string_view text) {
  const auto check = check_gtin(text);
  if (!check.ok()) return refuse_identifier(ErrorCode::invalid_gtin, check.fault);
  return check.normalized;
}

std::optional<WeighedLabel> read_weighed_label(std::string_view text, const WeighedLayout& layout) {
  const auto check = check_gtin(text);
  const std::string& label = check.normalized;
  const auto item_digits = static_cast<std::size_t>(layout.item_digits);
  const auto weight_digits = static_cast<std::size_t>(layout.weight_digits);
  if (!check.ok() || label.size() != layout.prefix.size() + item_digits + weight_digits + 1) return std::nullopt;
  if (label.compare(0, layout.prefix.size(), layout.prefix) != 0) return std::nullopt;
  std::int64_t grams = 0;
  for (const char c : label.substr(layout.prefix.size() + item_digits, weight_digits)) grams = grams * 10 + (c - '0');
  return WeighedLabel{label.substr(layout.prefix.size(), item_digits), Quantity::of_units(grams)};
}

std::optional<Code128> encode_code128(std::string_view text, Code128Set set) {
  constexpr int start_b = 104, start_c = 105, function_1 = 102, stop = 106;
  if (text.empty()) return std::nullopt;
  Code128 code;
  code.values.push_back(set == Code128Set::b ? start_b : start_c);
  if (set == Code128Set::gs1) code.values.push_back(function_1);
  if (set == Code128Set::b) {
    for (const char c : text) {
      if (c < ' ' || c > '~') return std::nullopt;
      code.values.push_back(c - ' ');
    }
  } else {
    if (text.size() % 2 != 0 || !all_digits(text)) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); i += 2) code.values.push_back((text[i] - '0') * 10 + (text[i + 1] - '0'));
  }
  std::int64_t sum = code.values[0];
  for (std::size_t i = 1; i < code.values.size(); ++i) sum += static_cast<std::int64_t>(i) * code.values[i];
  code.check = static_cast<int>(sum % 103);
  code.values.push_back(code.check);
  code.values.push_back(stop);
  return code;
}

std::optional<Code128> encode_code128(std::string_view text) {
  if (auto pairs = encode_code128(text, Code128Set::c)) return pairs;
  return encode_code128(text, Code128Set::b);
}

}  // namespace kram
