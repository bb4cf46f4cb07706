// Barcodes on goods (GTIN), on the shop's scales and on our own labels (Code 128). Source: GS1 General Specifications.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/fixed.hpp"
#include "shared/domain/identifier.hpp"

namespace kram {

/// A GTIN of 8, 12, 13 or 14 digits with its control digit; kept as text.
IdentifierCheck check_gtin(std::string_view text);
/// "GTIN-13" of a good one.
std::string gtin_type(std::string_view gtin);
/// The normalised digits, or invalid_gtin with parameter "fault".
Result<std::string> parse_gtin(std::string_view text);

/// What the shop's scales print: prefix 2x, item code, weight in grams. The layout is the shop's own choice.
struct WeighedLayout {
  std::string prefix = "22";
  int item_digits = 5;
  int weight_digits = 5;
};
struct WeighedLabel {
  std::string item;
  Quantity weight_kg;
};
/// None when the label isn't of that layout or its control digit is wrong.
std::optional<WeighedLabel> read_weighed_label(std::string_view text, const WeighedLayout& layout = {});

enum class Code128Set : std::uint8_t { b, c, gs1 };  // letters · pairs of digits · pairs after FNC1
struct Code128 {
  std::vector<int> values;  // from the start symbol to the stop symbol
  int check = 0;
};
/// None when the text is empty or holds what the set can't (Cyrillic, an odd number of digits in C).
std::optional<Code128> encode_code128(std::string_view text, Code128Set set);
/// In set C when that is possible, else in B.
std::optional<Code128> encode_code128(std::string_view text);

}  // namespace kram
