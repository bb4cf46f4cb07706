// One row of the table, its cells, its keys and its selection.
#include <imgui_internal.h>

#include <algorithm>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/table_parts.hpp"
#include "client-wasm/widgets/text.hpp"
#include "shared/base/date_text.hpp"
#include "shared/base/money_text.hpp"

namespace kram::ui {
namespace {

// Two lines of a phone's card: which corner a slot takes.
Rect slot_rect(const Rect& row, Slot slot, const TableState& state) {
  const float pad = 14, all = row.w - 2 * pad;
  const float right = std::max(all * 0.4f, state.card_right), under = std::max(all * 0.38f, state.card_right_under);
  switch (slot) {
    case Slot::lead:
      return {row.x + pad, row.y + 10, all - right, 24};
    case Slot::under:
      return {row.x + pad, row.y + 35, all - under, 22};
    case Slot::right:
      return {row.x + pad + all - right, row.y + 10, right, 24};
    case Slot::right_under:
      return {row.x + pad + all - under, row.y + 35, under, 22};
    case Slot::none:
      break;
  }
  return {};
}

void select_range(TableDrawing& t, std::int64_t index, std::int64_t id, bool on, const std::string& cells) {
  if (on)
    t.state->selected[id] = cells;
  else
    t.state->selected.erase(id);
  t.state->last_marked = index;
  t.result->selection_changed = true;
}

}  // namespace

void TableDrawing::begin_row(TableRow& row, TableDrawing& table, std::int64_t index, const Rect& rect, bool total) {
  row.table_ = &table;
  row.index_ = row.id_ = index;
  row.rect_ = rect;
  row.total_ = total;
  row.card_ = table.card;
}

std::optional<std::string> TableDrawing::words_of(TableRow& row, const std::function<void()>& draw) {
  row.unseen_ = true;
  draw();
  if (row.missing_ || row.copied_.empty()) return std::nullopt;
  std::replace(row.copied_.begin(), row.copied_.end(), '\t', ' ');
  return std::move(row.copied_);
}

void TableRow::id(std::int64_t id, std::string_view href) {
  id_ = id;
  href_ = std::string(href);
  begin();
}

void TableRow::begin() {
  if (begun_ || unseen_) return;
  begun_ = true;
  TableDrawing& t = *table_;
  ImGui::PushID(reinterpret_cast<const char*>(&id_), reinterpret_cast<const char*>(&id_) + sizeof id_);
  node_ = id_of(total_ ? "total row" : "row");
  const bool current = t.state->current == index_;
  if (!total_) {
    ImGui::SetNextItemAllowOverlap();
    const Use use = use_item(node_, rect_);
    const bool chosen = t.state->selected.count(id_) > 0;
    if (chosen)
      fill(rect_, colors().selected);
    else if (t.state->found == index_)
      fill(rect_, tone(Tone::warning).soft);
    else if (use.hovered)
      fill(rect_, colors().hover);
    if (use.focused) {
      // Arrows move `current` ahead of the focus: only a focus that came from elsewhere moves it back.
      if (t.state->focus_was != node_) t.state->current = index_;
      t.state->focus_was = node_;
      t.focused_row = node_;
    }
    line(rect_.x, rect_.bottom() - 1, rect_.right(), rect_.bottom() - 1, with_alpha(colors().line, 0.7f));
    const float left = std::max(rect_.x, t.body.x), right = std::min(rect_.right(), t.body.right());
    if (use.ring) ring_inside({left, rect_.y, right - left, rect_.h});  // of a row pushed sideways, the part in sight
    const bool opened = use.pressed || focused_key(node_, "Enter");
    const bool asked = platform::context_menu_by_key() ? use.focused : use.hovered && platform::context_menu_asked();
    if (asked) t.menu_row = node_, t.menu_rect = rect_;
    if (opened && href_.empty()) t.result->opened = index_;
    if (opened && !href_.empty() && !platform::control_held()) platform::go(href_.substr(href_[0] == '#' ? 1 : 0));
    if (!href_.empty() && use.hovered)
      platform::set_cursor("pointer");
    else if (use.hovered)
      platform::set_cursor("default");
  }
  Node n = node(node_, Role::row, rect_, "");
  n.focusable = current && !total_;
  n.roving = !total_;
  n.row_index = index_ + 1;
  if (t.selectable && !total_) n.selected = t.state->selected.count(id_) > 0;
  mirror::open(std::move(n));
  if (!t.selectable || total_) return;
  bool on = t.state->selected.count(id_) > 0;
  const Rect box{rect_.x, rect_.y, t.select_width, rect_.h};
  mirror::open(node(id_of("select-cell"), Role::gridcell, box, ""));  // rows hold cells only
  const bool ticked = checkbox_at(box, tr(words::select_row), on);
  mirror::close();
  if (ticked || focused_key(node_, "Space") || focused_key(node_, "X"))
    select_range(t, index_, id_, t.state->selected.count(id_) == 0, "");
}

bool TableRow::next_cell(Rect& r, const TableColumn*& column) {
  if (unseen_) return false;
  begin();
  TableDrawing& t = *table_;
  while (column_ < t.columns->size()) {
    const std::size_t i = column_++;
    column = &(*t.columns)[i];
    if (card_) {
      if (total_ || column->phone == Slot::none) return false;
      r = slot_rect(rect_, column->phone, *t.state);
      return true;
    }
    if (t.cells[i].second <= 0) return false;
    r = {rect_.x + t.cells[i].first + metrics().cell_pad, rect_.y, t.cells[i].second - 2 * metrics().cell_pad, rect_.h};
    return true;
  }
  return false;
}

void TableRow::draw(std::string_view value, Face face, ImU32 color) {
  Rect r;
  const TableColumn* column = nullptr;
  const bool shown = next_cell(r, column);
  copied_ += (copied_.empty() ? "" : "\t") + std::string(value);
  if (!shown) return;
  const bool small = card_ && (column->phone == Slot::under || column->phone == Slot::right_under);
  Face used = small                                  ? Face::small
              : card_ && column->phone == Slot::lead ? Face::body_bold
              : total_                               ? Face::body_bold
                                                     : face;
  grow_column(*table_, *column, text_width(value, used));
  if (card_ && column->phone == Slot::right) used = fitting(value, r.w, used, Face::small);  // a sum is never cut
  if (total_ && column->align == Align::right) r = {r.x - 80, r.y, r.w + 80, r.h};           // sums are never cut
  const bool right =
      card_ ? column->phone == Slot::right || column->phone == Slot::right_under : column->align == Align::right;
  draw_text(r, value, used, small && color == colors().text ? colors().text_soft : color,
            right ? Align::right : column->align);
  Node n = node(id_of(column->key), Role::gridcell, r, value);
  n.column_index = static_cast<int>(column_);
  n.font_px = font_px(used);
  n.bold = used == Face::body_bold;
  n.right = right;
  mirror::add(std::move(n));
  if (text_width(value, used) > r.w + 1) {
    Use use;
    use.hovered = r.contains(ImGui::GetIO().MousePos) && !platform::by_touch() && is_visible(r);
    hint(use, r, value);
  }
}

void TableRow::text(std::string_view value, Face face) {
  draw(value, face, colors().text);
}
void TableRow::soft(std::string_view value) {
  draw(value, Face::body, colors().text_soft);
}
void TableRow::toned(std::string_view value, Tone t) {
  draw(value, Face::body, t == Tone::neutral ? colors().text : tone(t).strong);
}
void TableRow::money(Money value, Tone t) {
  toned(print_money(value, language()), t);
}
void TableRow::quantity(Quantity value) {
  text(print_number(value, language()));
}
void TableRow::price(UnitPrice value) {
  text(print_number(value, language()));
}
void TableRow::date(const std::optional<Date>& value) {
  value ? text(print_date(*value)) : empty();
}
void TableRow::empty() {
  draw("", Face::body, colors().text);
}

void TableRow::link(std::string_view value, std::string_view href) {
  Rect r;
  const TableColumn* column = nullptr;
  const bool shown = next_cell(r, column);
  copied_ += (copied_.empty() ? "" : "\t") + std::string(value);
  if (!shown) return;
  Node n = node(id_of(column->key), Role::gridcell, r, "");
  n.column_index = static_cast<int>(column_);
  mirror::open(std::move(n));
  grow_column(*table_, *column, text_width(value, Face::body));
  link_at(r, value, href, card_ && column->phone == Slot::lead ? Face::body_bold : Face::body, column->align);
  mirror::close();
}

void TableRow::badge(std::string_view value, Tone t, const char* icon) {
  Rect r;
  const TableColumn* column = nullptr;
  const bool shown = next_cell(r, column);
  copied_ += (copied_.empty() ? "" : "\t") + std::string(value);
  if (!shown || value.empty()) return;
  const bool right = card_ && (column->phone == Slot::right || column->phone == Slot::right_under);
  const float width = std::min(r.w, badge_width(value, icon));
  grow_column(*table_, *column, badge_width(value, icon), true);
  if (right) r = {r.right() - width, r.y, width, r.h};
  Node n = node(id_of(column->key), Role::gridcell, r, "");
  n.column_index = static_cast<int>(column_);
  mirror::open(std::move(n));
  badge_at(r, value, t, icon);
  mirror::close();
}

void TableRow::custom(const std::function<void(const Rect&)>& body, std::string_view copied) {
  Rect r;
  const TableColumn* column = nullptr;
  const bool shown = next_cell(r, column);
  copied_ += (copied_.empty() ? "" : "\t") + std::string(copied);
  if (!shown) return;
  const Rect cell = card_ ? r : Rect{r.x - metrics().cell_pad + 3, r.y + 2, r.w + 2 * metrics().cell_pad - 6, r.h - 4};
  Node n = node(id_of(column->key), Role::gridcell, cell, "");
  n.column_index = static_cast<int>(column_);
  mirror::open(std::move(n));
  body(cell);
  mirror::close();
}

void TableRow::skeleton() {
  missing_ = true;
  if (unseen_) return;
  begin();
  for (const auto& [x, width] : table_->cells) {
    if (width <= 0) continue;
    const float share = 0.45f + 0.4f * static_cast<float>((index_ * 7 + static_cast<std::int64_t>(x)) % 5) / 5;
    fill({rect_.x + x + metrics().cell_pad, rect_.y + rect_.h / 2 - 6, (width - 2 * metrics().cell_pad) * share, 12},
         colors().skeleton, 4);
  }
}

void TableRow::finish() {
  begin();
  TableDrawing& t = *table_;
  const auto chosen = t.state->selected.find(id_);
  if (chosen != t.state->selected.end() && !total_) chosen->second = copied_;
  if (t.focused_row == node_) t.current_cells = copied_;
  if (t.menu_row == node_ && !total_) t.menu_cells = copied_, t.menu_href = href_;
  mirror::close();
  ImGui::PopID();
  if (total_ || t.state->current != index_) return;
  float& was = remembered(t.grid ^ 0xC0, static_cast<float>(-1));
  const bool moved = was != static_cast<float>(index_ % 16'777'216);
  was = static_cast<float>(index_ % 16'777'216);
  if (moved && t.keep_current && mirror::focused() != node_) mirror::request_focus(node_);
}

void draw_table_row(TableDrawing& table, std::int64_t index, const Rect& rect,
                    const std::function<void(std::int64_t, TableRow&)>& draw) {
  TableRow row;
  TableDrawing::begin_row(row, table, index, rect, false);
  one_tab_stop(true);
  draw(index, row);
  one_tab_stop(false);
  TableDrawing::finish_row(row);
}

std::optional<std::string> words_of_row(TableDrawing& table, std::int64_t index,
                                        const std::function<void(std::int64_t, TableRow&)>& draw) {
  TableRow row;
  TableDrawing::begin_row(row, table, index, {}, false);
  return TableDrawing::words_of(row, [&] { draw(index, row); });
}

void draw_total_row(TableDrawing& table, const Rect& rect, const std::function<void(TableRow&)>& draw) {
  TableRow row;
  TableDrawing::begin_row(row, table, -1, rect, true);
  draw(row);
  TableDrawing::finish_row(row);
}

}  // namespace kram::ui
