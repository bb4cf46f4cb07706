#include "shared/base/text_fold.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"

namespace kram {
namespace {

bool is_cyrillic(char32_t code) {
  return (code >= 0x400 && code <= 0x481) || code == 0x490 || code == 0x491;
}
bool is_latin(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}
bool is_upper(char32_t code) {
  return to_lower(code) != code;
}

// ---- Latin spelling

struct LatinRow {
  char32_t letter;
  const char* first;   // at the beginning of a word
  const char* inside;  // elsewhere
};
constexpr LatinRow latin_rows[] = {
    {U'а', "a", "a"},   {U'б', "b", "b"},   {U'в', "v", "v"},   {U'г', "h", "h"},   {U'ґ', "g", "g"},
    {U'д', "d", "d"},   {U'е', "e", "e"},   {U'є', "ye", "ie"}, {U'ж', "zh", "zh"}, {U'з', "z", "z"},
    {U'и', "y", "y"},   {U'і', "i", "i"},   {U'ї', "yi", "i"},  {U'й', "y", "i"},   {U'к', "k", "k"},
    {U'л', "l", "l"},   {U'м', "m", "m"},   {U'н', "n", "n"},   {U'о', "o", "o"},   {U'п', "p", "p"},
    {U'р', "r", "r"},   {U'с', "s", "s"},   {U'т', "t", "t"},   {U'у', "u", "u"},   {U'ф', "f", "f"},
    {U'х', "kh", "kh"}, {U'ц', "ts", "ts"}, {U'ч', "ch", "ch"}, {U'ш', "sh", "sh"}, {U'щ', "shch", "shch"},
    {U'ь', "", ""},     {U'ю', "yu", "iu"}, {U'я', "ya", "ia"}, {U'ё', "yo", "io"}, {U'ъ', "", ""},
    {U'ы', "y", "y"},   {U'э', "e", "e"},
};

const LatinRow* latin_row(char32_t lower) {
  for (const auto& row : latin_rows)
    if (row.letter == lower) return &row;
  return nullptr;
}

bool is_letter_at(const std::u32string& text, std::size_t i) {
  return i < text.size() && is_letter(text[i]);
}

/// The neighbour that tells whether a capital stands in a word of capitals: the next letter, else the one before.
bool in_capitals(const std::u32string& text, std::size_t i) {
  if (is_letter_at(text, i + 1)) return is_upper(text[i + 1]);
  return i > 0 && is_letter_at(text, i - 1) && is_upper(text[i - 1]);
}

std::string in_case(std::string latin, const std::u32string& text, std::size_t i) {
  if (!is_upper(text[i])) return latin;
  const std::size_t count = in_capitals(text, i) ? latin.size() : std::min<std::size_t>(1, latin.size());
  for (std::size_t k = 0; k < count; ++k) latin[k] = static_cast<char>(to_upper(static_cast<unsigned char>(latin[k])));
  return latin;
}

// ---- sorting

/// Ukrainian order with the four Russian letters beside their kin.
constexpr std::u32string_view alphabet = U"абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя";

void append_weight(std::string& key, char32_t lower) {
  const auto put = [&](std::size_t weight) { key.push_back(static_cast<char>(static_cast<unsigned char>(weight))); };
  const auto place = alphabet.find(lower);
  if (place != std::u32string_view::npos) return put(0x70 + place);
  if (lower >= 'a' && lower <= 'z') return put(0x50 + (lower - 'a'));
  if (is_digit(lower)) return put(0x40 + (lower - '0'));
  if (is_space_or_invisible(lower)) return put(0x02);
  if (lower > ' ' && lower < 0x7F) return put(0x03 + (lower - ' ') % 0x3C);
  put(0xA0);
  for (int shift = 14; shift >= 0; shift -= 7) put(0x80 | ((lower >> shift) & 0x7F));
}

// ---- searching

constexpr std::u32string_view latin_alike = U"ABCEHIKMOPTXYaceiopxy";
constexpr std::u32string_view cyrillic_alike = U"АВСЕНІКМОРТХУасеіорху";

char32_t from_alike(char32_t code) {
  const auto at = latin_alike.find(code);
  return at == std::u32string_view::npos ? code : cyrillic_alike[at];
}

char32_t fold_letter(char32_t code) {
  const char32_t lower = to_lower(code);
  if (lower == U'ґ') return U'г';
  if (lower == U'и' || lower == U'ї') return U'і';
  if (lower == U'ё') return U'е';
  return lower;
}

bool is_quote(char32_t code) {
  return code == '"' || code == U'«' || code == U'»' || (code >= 0x2018 && code <= 0x201F) || code == U'‹' ||
         code == U'›';
}

void append_folded_word(std::string& key, std::u32string_view word) {
  const bool cyrillic = std::any_of(word.begin(), word.end(), is_cyrillic);
  if (!key.empty() && !word.empty()) key += ' ';
  for (const char32_t code : word) append_code_point(key, fold_letter(cyrillic ? from_alike(code) : code));
}

// ---- keyboard

constexpr std::u32string_view latin_keys = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.\\";
constexpr std::u32string_view ukrainian_keys = U"йцукенгшщзхїфівапролджєячсмитьбюґ";

}  // namespace

bool is_apostrophe(char32_t code) {
  return code == '\'' || code == U'\u2019' || code == U'\u02BC' || code == '`';
}

std::string transliterate(std::string_view text) {
  const std::u32string letters = to_code_points(text);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t lower = to_lower(letters[i]);
    const bool after_letter = i > 0 && is_letter(letters[i - 1]);
    if (is_apostrophe(lower) && after_letter && is_letter_at(letters, i + 1) && is_cyrillic(letters[i - 1])) continue;
    const LatinRow* row = latin_row(lower);
    if (row == nullptr) {
      append_code_point(out, letters[i] == bad_code_point ? U'\uFFFD' : letters[i]);
      continue;
    }
    const bool inside = after_letter || (i > 1 && is_apostrophe(letters[i - 1]) && is_letter(letters[i - 2]));
    const bool zgh = lower == U'г' && i > 0 && to_lower(letters[i - 1]) == U'з';
    out += in_case(zgh ? "gh" : inside ? row->inside : row->first, letters, i);
  }
  return out;
}

std::string sort_key(std::string_view text) {
  const std::u32string letters = to_code_points(text);
  std::string key, ties;
  for (const char32_t code : letters) {
    if (is_apostrophe(code)) {
      ties.push_back('\x04');
      continue;
    }
    append_weight(key, to_lower(code));
    ties.push_back(is_upper(code) ? '\x03' : '\x02');
  }
  return key + '\x01' + ties + '\x01' + std::string(text);
}

std::string search_key(std::string_view text) {
  std::string key;
  std::u32string word;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    if (is_apostrophe(code) || is_quote(code) || code == bad_code_point) continue;
    if (!is_space_or_invisible(code)) {
      word.push_back(code);
      continue;
    }
    append_folded_word(key, word);
    word.clear();
  }
  append_folded_word(key, word);
  return key;
}

std::string other_keyboard_layout(std::string_view text) {
  const std::u32string typed = to_code_points(text);
  const bool latin = std::any_of(typed.begin(), typed.end(), is_latin);
  const bool cyrillic = std::any_of(typed.begin(), typed.end(), is_cyrillic);
  if (latin == cyrillic) return {};
  const auto from = latin ? latin_keys : ukrainian_keys;
  const auto to = latin ? ukrainian_keys : latin_keys;
  std::string out;
  for (const char32_t code : typed) {
    const auto at = from.find(to_lower(code));
    const char32_t other = at == std::u32string_view::npos ? code : to[at];
    append_code_point(out, is_upper(code) ? to_upper(other) : other);
  }
  return out;
}

}  // namespace kram
