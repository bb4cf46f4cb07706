// Keys are matched with the frame before, so the table of cells is kept for one frame.
#include "client-wasm/screens/order_sheet.hpp"

#include <algorithm>

#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"

namespace kram::screens {

using namespace ui;

void Sheet::begin(bool can_undo) {
  can_undo_ = can_undo;
  shown_ = std::move(drawing_);
  drawing_.clear();
  focused_before_ = focused_now_;
  focused_now_ = false;
}

void Sheet::row(std::int64_t key) {
  drawing_.emplace_back();
  drawing_.back().key = key;
}

void Sheet::focus(std::int64_t key, SheetColumn column) {
  wanted_ = true;
  wanted_key_ = key;
  wanted_column_ = column;
  platform::request_frame();
}

void Sheet::move(int rows, int columns) {
  const auto at = std::find_if(shown_.begin(), shown_.end(), [&](const Place& p) { return p.key == focused_key_; });
  if (at == shown_.end()) return;
  if (rows != 0) {
    const std::ptrdiff_t to = at - shown_.begin() + rows;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(shown_.size())) return;
    const Place& place = shown_[static_cast<std::size_t>(to)];
    const Id same = place.ids[static_cast<std::size_t>(focused_column_)];
    mirror::request_focus(same ? same : place.ids[0]);
    return;
  }
  for (int column = static_cast<int>(focused_column_) + columns;
       column >= 0 && column < static_cast<int>(SheetColumn::count); column += columns)
    if (const Id id = at->ids[static_cast<std::size_t>(column)]) return mirror::request_focus(id);
}

bool Sheet::before(SheetColumn column, Id id, const std::string& value) {
  Place& place = drawing_.back();
  place.ids[static_cast<std::size_t>(column)] = id;
  if (wanted_ && wanted_key_ == place.key && wanted_column_ == column) {
    wanted_ = false;
    mirror::request_focus(id);
  }
  if (mirror::focused() != id) return false;
  if (select_next_ == id) {
    mirror::select_all(id);
    select_next_ = 0;
  }
  if (cell_ != id || !focused_before_) {
    cell_ = id;
    original_ = value;
    typing_ = false;
  }
  focused_now_ = true;
  focused_key_ = place.key;
  focused_column_ = column;
  if (popover_open(id)) return false;
  if (ui::focused_key(id, "F2")) {
    typing_ = true;
    mirror::caret_to_end(id);
  }
  if (ui::focused_key(id, "ArrowUp")) move(-1, 0);
  if (ui::focused_key(id, "ArrowDown")) move(1, 0);
  if (typing_) return false;
  if (ui::focused_key(id, "ArrowLeft")) move(0, -1);
  if (ui::focused_key(id, "ArrowRight")) move(0, 1);
  if (can_undo_ && ui::focused_key(id, "Ctrl+Z")) {
    undo_asked_ = true;
    platform::request_frame();
  }
  return place.key != 0 && ui::focused_key(id, "Delete");
}

bool Sheet::after(const FieldResult& field) {
  if (field.id != cell_ || !field.focused) return false;
  const bool clicked_again =
      focused_before_ && ImGui::IsMouseClicked(0) && field.rect.contains(ImGui::GetIO().MousePos);
  if (field.changed || clicked_again) typing_ = true;
  if (!typing_ || popover_open(field.id) || !ui::focused_key(field.id, "Escape")) return false;
  typing_ = false;
  select_next_ = field.id;
  platform::request_frame();
  return true;
}

}  // namespace kram::screens
