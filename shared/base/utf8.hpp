// UTF-8 by code points: validity, length, cutting, walking. Nothing here knows a language.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace kram {

/// What next_code_point gives for bytes that are no UTF-8 (one bad byte is taken at a time).
constexpr char32_t bad_code_point = 0xFFFFFFFF;

/// Takes the first code point off `text`, which must not be empty. Overlong forms, surrogates and values above
/// U+10FFFF are bad (RFC 3629).
char32_t next_code_point(std::string_view& text);
void append_code_point(std::string& out, char32_t code);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);

bool is_valid_utf8(std::string_view text);
/// How many code points; bad bytes count one each.
std::size_t code_point_length(std::string_view text);
/// The first `count` code points; never cuts a character in the middle.
std::string_view truncate_code_points(std::string_view text, std::size_t count);

/// Spaces of any kind and invisible marks (no-break, thin, zero-width, direction marks) that people paste unknowingly.
bool is_space_or_invisible(char32_t code);
/// Without such characters at both ends.
std::string_view trim(std::string_view text);

/// Ukrainian and Latin letters only; anything else stays.
char32_t to_lower(char32_t code);
char32_t to_upper(char32_t code);
bool is_letter(char32_t code);
constexpr bool is_digit(char32_t code) {
  return code >= '0' && code <= '9';
}

}  // namespace kram
