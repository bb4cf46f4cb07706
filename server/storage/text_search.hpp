// How lists of named things are searched and sorted in SQL: columns made by the shared folding, and what a person's
// words become. From 3 characters on the trigram index finds any fragment; shorter words are beginnings of the name.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kram::storage {

/// A name's sort_key as a text column keeps it (collate "C"): each byte of shared sort_key as one code point, so that
/// it is valid UTF-8 in the same order; cut so that it fits an index and a cursor, equal keys are told apart by id.
std::string sort_column(std::string_view name);
/// The column `search`: the folded parts, one a line; empty ones are left out.
std::string search_column(const std::vector<std::string>& parts);
/// "%…%" of a folded fragment, its own %, _ and \ made plain.
std::string like_fragment(std::string_view folded);
/// A telephone's digits as `search` keeps them and as a search looks for them; empty when the text is no telephone
/// or has fewer than 4 digits.
std::string phone_digits(std::string_view text);

enum class SearchMode : std::uint8_t { everything, prefix, fragment };

/// What a list's `search` asks of SQL.
struct TextSearch {
  SearchMode mode = SearchMode::everything;
  std::string prefix_from, prefix_below;  // prefix: sort_key in [from, below)
  std::string exact;                      // prefix: the words as typed, for codes and numbers
  std::string fragment;                   // fragment: the longest word's pattern for LIKE, which the index serves
  std::vector<std::string> words;         // and the patterns that must hold besides
};
/// By names and codes; with `phones` four digits or more in any spelling of a telephone are looked for as digits.
TextSearch text_search(std::string_view typed, bool phones = false);
/// The same words as if typed in the other keyboard layout, to be tried when nothing was found; `everything` when
/// there is no such reading.
TextSearch other_layout_search(std::string_view typed);

}  // namespace kram::storage
