#include "shared/base/utf8.hpp"

namespace kram {
namespace {

/// Length of the sequence that a lead byte opens and the bits it carries; 0 when it opens none.
struct Lead {
  std::size_t length;
  char32_t bits;
};
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u};
  return {0, 0};
}

bool is_wrong_value(char32_t code, std::size_t length) {
  return (length == 3 && code < 0x800) || (length == 4 && code < 0x10000) || (code >= 0xD800 && code <= 0xDFFF) ||
         code > 0x10FFFF;
}

}  // namespace

char32_t next_code_point(std::string_view& text) {
  const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
  char32_t code = lead.bits;
  bool good = lead.length > 0 && lead.length <= text.size();
  for (std::size_t i = 1; good && i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    good = (byte & 0xC0) == 0x80;
    code = (code << 6) | (byte & 0x3Fu);
  }
  if (!good || is_wrong_value(code, lead.length)) {
    text.remove_prefix(1);
    return bad_code_point;
  }
  text.remove_prefix(lead.length);
  return code;
}

void append_code_point(std::string& out, char32_t code) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xC0 | (code >> 6)), put(0x80 | (code & 0x3F));
  if (code < 0x10000) return put(0xE0 | (code >> 12)), put(0x80 | ((code >> 6) & 0x3F)), put(0x80 | (code & 0x3F));
  put(0xF0 | (code >> 18)), put(0x80 | ((code >> 12) & 0x3F)), put(0x80 | ((code >> 6) & 0x3F));
  put(0x80 | (code & 0x3F));
}

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) out.push_back(next_code_point(text));
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 2);
  for (const char32_t code : code_points) append_code_point(out, code == bad_code_point ? U'\uFFFD' : code);
  return out;
}

bool is_valid_utf8(std::string_view text) {
  while (!text.empty())
    if (next_code_point(text) == bad_code_point) return false;
  return true;
}

std::size_t code_point_length(std::string_view text) {
  std::size_t length = 0;
  for (; !text.empty(); ++length) next_code_point(text);
  return length;
}

std::string_view truncate_code_points(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) next_code_point(rest);
  return text.substr(0, text.size() - rest.size());
}

bool is_space_or_invisible(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0xAD || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

std::string_view trim(std::string_view text) {
  const char* first = nullptr;
  const char* last = text.data();
  for (std::string_view rest = text; !rest.empty();) {
    const char* start = rest.data();
    if (is_space_or_invisible(next_code_point(rest))) continue;
    if (first == nullptr) first = start;
    last = rest.data();
  }
  return first == nullptr ? std::string_view() : std::string_view(first, static_cast<std::size_t>(last - first));
}

char32_t to_lower(char32_t code) {
  if (code >= 'A' && code <= 'Z') return code + 32;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;  // À … Þ
  if (code >= 0x410 && code <= 0x42F) return code + 32;                // А … Я
  if (code >= 0x400 && code <= 0x40F) return code + 80;                // Ё Є І Ї …
  if (code == 0x490) return 0x491;                                     // Ґ
  return code;
}

char32_t to_upper(char32_t code) {
  if (code >= 'a' && code <= 'z') return code - 32;
  if (code >= 0xE0 && code <= 0xFE && code != 0xF7) return code - 32;
  if (code >= 0x430 && code <= 0x44F) return code - 32;
  if (code >= 0x450 && code <= 0x45F) return code - 80;
  if (code == 0x491) return 0x490;
  return code;
}

bool is_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) || (code >= 0x400 && code <= 0x481) ||
         code == 0x490 || code == 0x491;
}

}  // namespace kram
