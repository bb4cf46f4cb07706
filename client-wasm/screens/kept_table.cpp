// One short JSON a table in the browser's storage; read once, written when something of it has changed.
#include <imgui.h>

#include <algorithm>
#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "shared/base/json.hpp"

namespace kram::screens {

using namespace ui;

namespace {

/// What of a table is kept; compared each frame, written only when it has changed.
struct Kept {
  std::set<std::string> hidden;
  std::map<std::string, float> widths;
  std::string sort;
  bool descending = false;

  explicit Kept(const TableState& t) : hidden(t.hidden), widths(t.widths), sort(t.sort), descending(t.descending) {}
  bool still(const TableState& t) const {
    return hidden == t.hidden && widths == t.widths && sort == t.sort && descending == t.descending;
  }
};
std::map<std::string, Kept> kept;  // by name: what the storage holds

std::string text_of(const Kept& table) {
  Json widths;
  for (const auto& [key, width] : table.widths) widths[key] = static_cast<std::int64_t>(width);
  Json all;
  all["hidden"] = table.hidden;
  all["widths"] = std::move(widths);
  all["sort"] = table.sort;
  all["descending"] = table.descending;
  return all.dump();
}

// The storage is the browser's: whatever is not as expected is passed over.
void take(const std::string& text, TableState& table) {
  const Json all = Json::parse(text, nullptr, false);
  if (!all.is_object()) return;
  const auto member = [&](const char* key) { return all.contains(key) ? all.at(key) : Json(); };
  for (const Json& key : member("hidden"))
    if (key.is_string()) table.hidden.insert(key.get<std::string>());
  const Json widths = member("widths");
  if (widths.is_object())
    for (const auto& [key, width] : widths.items())
      if (width.is_number_integer())
        table.widths[key] = std::clamp(static_cast<float>(width.get<std::int64_t>()), 48.f, 2000.f);
  const Json sort = member("sort"), descending = member("descending");
  if (sort.is_string()) table.sort = sort.get<std::string>();
  table.descending = descending.is_boolean() && descending.get<bool>();
}

std::string storage_key(const char* name) {
  return std::string("table/") + name;
}

}  // namespace

KeptTable::KeptTable(const char* name, TableState& table) : name_(name), table_(table) {
  if (kept.count(name)) return;
  const std::string text = platform::stored(storage_key(name));
  if (!text.empty()) take(text, table);
  kept.emplace(name, Kept(table));
}

KeptTable::~KeptTable() {
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;  // a column is perhaps being drawn wider
  Kept& was = kept.at(name_);
  if (was.still(table_)) return;
  was = Kept(table_);
  platform::store(storage_key(name_), text_of(was));
}

}  // namespace kram::screens
