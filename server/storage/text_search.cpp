#include "server/storage/text_search.hpp"

#include <algorithm>

#include "shared/base/text_fold.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/phone.hpp"

namespace kram::storage {
namespace {

/// So much of a sort key is kept, letters and what breaks their ties: it travels in a page's cursor (500 characters).
constexpr std::size_t sort_letters_max = 120, sort_ties_max = 40;
constexpr std::size_t fragment_characters_min = 3;
constexpr std::size_t phone_digits_min = 4;

std::string as_text(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_code_point(text, static_cast<unsigned char>(c));
  return text;
}

/// The part of a sort key that tells letters apart, before case and apostrophes.
std::string letters_of_key(std::string_view name) {
  const std::string key = sort_key(name);
  return key.substr(0, key.find('\x01'));
}

bool looks_like_phone(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    const bool mark = code == '+' || code == '(' || code == ')' || code == '-' || code == '.';
    if (!is_digit(code) && !mark && !is_space_or_invisible(code)) return false;
  }
  return true;
}

std::string digits_in(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::vector<std::string> split_words(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const auto end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.emplace_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

TextSearch search_folded(const std::string& folded, std::string_view typed) {
  TextSearch search;
  if (folded.empty()) return search;
  if (code_point_length(folded) >= fragment_characters_min) {
    search.mode = SearchMode::fragment;
    std::vector<std::string> words = split_words(folded);
    const auto longest = std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) {
      return code_point_length(a) < code_point_length(b);
    });
    search.fragment = like_fragment(*longest);
    words.erase(longest);
    for (const auto& word : words) search.words.push_back(like_fragment(word));
    return search;
  }
  search.mode = SearchMode::prefix;
  search.exact = std::string(trim(typed));
  search.prefix_from = as_text(letters_of_key(search.exact));
  search.prefix_below = search.prefix_from + "\xF4\x8F\xBF\xBF";  // the last code point
  return search;
}

}  // namespace

std::string sort_column(std::string_view name) {
  const std::string key = sort_key(name);
  const auto letters = key.find('\x01');
  const auto ties = key.find('\x01', letters + 1);
  return as_text(key.substr(0, std::min(letters, sort_letters_max))) + '\x01' +
         as_text(key.substr(letters + 1, std::min(ties - letters - 1, sort_ties_max)));
}

std::string search_column(const std::vector<std::string>& parts) {
  std::string column;
  for (const auto& part : parts) {
    const std::string folded = search_key(part);
    if (!folded.empty()) column += (column.empty() ? "" : "\n") + folded;
  }
  return column;
}

std::string like_fragment(std::string_view folded) {
  std::string pattern = "%";
  for (const char c : folded) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

std::string phone_digits(std::string_view text) {
  const auto check = check_phone(text);
  if (check.ok()) return check.normalized.substr(1);
  const std::string digits = looks_like_phone(text) ? digits_in(text) : std::string();
  return digits.size() < phone_digits_min ? std::string() : digits;
}

TextSearch text_search(std::string_view typed, bool phones) {
  if (phones && looks_like_phone(typed))
    if (const std::string digits = phone_digits(typed); !digits.empty()) return search_folded(digits, digits);
  return search_folded(search_key(typed), typed);
}

TextSearch other_layout_search(std::string_view typed) {
  const std::string other = other_keyboard_layout(typed);
  return other.empty() ? TextSearch{} : search_folded(search_key(other), other);
}

}  // namespace kram::storage
