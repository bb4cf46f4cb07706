// Choices of few: a list that opens, boxes and switches, tabs.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/widgets/text_field.hpp"

namespace kram::ui {

/// One of a short list. True when another one was chosen.
bool select(std::string_view label, int& index, std::span<const std::string> choices, const FieldOptions& options = {});
/// The same over values with names: `select_value("Склад", warehouse_id, {{id, "Основний"}, …})`.
template <class Value>
bool select_value(std::string_view label, Value& value, const std::vector<std::pair<Value, std::string>>& choices,
                  const FieldOptions& options = {}) {
  std::vector<std::string> names;
  int index = -1;
  for (const auto& [v, name] : choices) {
    if (v == value) index = static_cast<int>(names.size());
    names.push_back(name);
  }
  if (!select(label, index, names, options)) return false;
  value = choices[static_cast<std::size_t>(index)].first;
  return true;
}

bool checkbox(std::string_view label, bool& on, std::string_view reason = {});
/// The box alone, centred in a rectangle: for rows of a table.
bool checkbox_at(const Rect& r, std::string_view name, bool& on);
bool toggle(std::string_view label, bool& on, std::string_view reason = {});

struct Tab {
  std::string title;
  int count = -1;  ///< shown beside the title when ≥ 0
};
/// True when another tab was chosen. On a phone the tabs are pushed together in one scrolling line.
bool tabs(std::string_view name, int& index, const std::vector<Tab>& list);
/// Two to four words side by side, one of them on.
bool segments(std::string_view name, int& index, const std::vector<std::string>& list);

/// A line of a list that opens: used by select, picker and palette. `hot`: under the arrows.
struct OptionLook {
  std::string_view title, detail, right;
  const char* icon = nullptr;
  bool hot = false, chosen = false, dim = false;
};
bool option_line(Id id, const OptionLook& look);

}  // namespace kram::ui
