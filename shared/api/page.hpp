// Lists go by key, never by offset: a page and the cursor of the next one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/base/json.hpp"

namespace kram {

template <class Item>
struct Page {
  std::vector<Item> items;
  std::optional<std::string> next_cursor;  // absent on the last page

  static constexpr auto fields() {
    return std::tuple(field("items", &Page::items).items(1'000'000), field("next_cursor", &Page::next_cursor));
  }
};

template <class Item>
struct Rows {
  std::vector<Item> items;
  static constexpr auto fields() { return std::tuple(field("items", &Rows::items).items(1'000'000)); }
};

struct Nothing {
  static constexpr auto fields() { return std::tuple(); }
};

constexpr auto enum_names(Language) {
  return std::array{EnumName<Language>{Language::uk, "uk"}, EnumName<Language>{Language::en, "en"}};
}

/// What most lists are asked for. limit 1 … 200.
struct ListQuery {
  std::string search;
  std::optional<std::string> cursor;
  std::int32_t limit = 50;
  bool archived = false;

  static constexpr auto fields() {
    return std::tuple(editable("search", &ListQuery::search), editable("cursor", &ListQuery::cursor).length(500),
                      editable("limit", &ListQuery::limit).positive(), editable("archived", &ListQuery::archived));
  }
};

}  // namespace kram
