#include "shared/base/text.hpp"

#include <algorithm>
#include <array>

namespace kram {
namespace {

struct TextRow {
  std::string_view name, uk, en;
};
constexpr std::array rows = {
#define KRAM_TEXT_ROW(key, uk, en) TextRow{#key, uk, en},
    KRAM_TEXTS(KRAM_TEXT_ROW)
#undef KRAM_TEXT_ROW
};

constexpr bool is_sorted_by_name() {
  for (std::size_t i = 1; i < rows.size(); ++i)
    if (!(rows[i - 1].name < rows[i].name)) return false;
  return true;
}
static_assert(is_sorted_by_name(), "KRAM_TEXTS must be sorted by key, each key once");

const TextRow& row_of(TextKey key) {
  return rows[static_cast<std::size_t>(key)];
}

}  // namespace

std::string_view text(Language language, TextKey key) {
  return language == Language::en ? row_of(key).en : row_of(key).uk;
}
std::string_view text_name(TextKey key) {
  return row_of(key).name;
}
std::size_t text_count() {
  return rows.size();
}

std::optional<TextKey> find_text(std::string_view name) {
  const auto found = std::lower_bound(rows.begin(), rows.end(), name,
                                      [](const TextRow& row, std::string_view wanted) { return row.name < wanted; });
  if (found == rows.end() || found->name != name) return std::nullopt;
  return static_cast<TextKey>(found - rows.begin());
}

std::string_view label(Language language, std::string_view group, std::string_view name) {
  std::string key(group);
  key.append("_").append(name);
  const auto found = find_text(key);
  return found ? text(language, *found) : name;
}

}  // namespace kram
