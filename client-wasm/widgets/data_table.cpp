// Only seen rows are drawn; the browser's scroller is as high as browsers allow, longer lists are scaled to it.
#include "client-wasm/widgets/data_table.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/platform/find_in_page.hpp"
#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/table_parts.hpp"
#include "client-wasm/widgets/text.hpp"

namespace kram::ui {
namespace {

// Chromium holds 33,554,428 px; half of it is safe everywhere.
constexpr double scroller_max_px = 16'000'000;
std::string copied_table;

bool shown_on(const TableColumn& c, const TableState& state) {
  return !state.hidden.count(c.key);
}

// Least widths first, spare width by `grow`; what does not fit scrolls sideways.
void lay_columns(TableDrawing& t) {
  float x = t.select_width, grow = 0, least = x;
  for (const TableColumn& c : *t.columns) {
    if (!shown_on(c, *t.state)) continue;
    const auto kept = t.state->widths.find(c.key);
    least += kept != t.state->widths.end() ? kept->second : c.width;
    if (kept == t.state->widths.end()) grow += c.grow;
  }
  const float spare = std::max(0.f, t.area.w - t.menu_width - least);
  t.cells.clear();
  for (const TableColumn& c : *t.columns) {
    if (!shown_on(c, *t.state)) {
      t.cells.push_back({0, 0});
      continue;
    }
    const auto kept = t.state->widths.find(c.key);
    float width = kept != t.state->widths.end() ? kept->second : c.width;
    if (kept == t.state->widths.end() && grow > 0) width += spare * c.grow / grow;
    width = std::round(width);
    t.cells.push_back({x, width});
    x += width;
  }
  t.content_width = x + t.menu_width;
}

void header_cell(TableDrawing& t, std::size_t i, const Rect& r, TableResult& result) {
  const TableColumn& c = (*t.columns)[i];
  Key scope(c.key);
  const Id id = id_of("header");
  const Use use = c.sortable ? use_item(id, r) : Use{};
  const bool sorted = t.state->sort == c.key;
  const float mark = sorted ? 18.f : 0;
  const Rect inside = r.inset(metrics().cell_pad, 0);
  const ImU32 ink = sorted || use.hovered ? colors().text : colors().text_soft;
  if (c.align == Align::right) {
    draw_text({inside.x, r.y, inside.w, r.h}, c.title, Face::small, ink, Align::right);
    if (sorted)
      draw_icon({inside.right() - text_width(c.title, Face::small) - 19, r.y, 16, r.h},
                t.state->descending ? icon::arrow_down : icon::arrow_up, ink, 14);
  } else {
    draw_text({inside.x, r.y, inside.w - mark, r.h}, c.title, Face::small, ink);
    if (sorted)
      draw_icon({inside.x + std::min(text_width(c.title, Face::small), inside.w - mark) + 3, r.y, 16, r.h},
                t.state->descending ? icon::arrow_down : icon::arrow_up, ink, 14);
  }
  if (use.ring) ring(r.inset(3, 4));
  Node n = node(id, Role::columnheader, r, c.title);
  n.focusable = c.sortable;
  n.sort = sorted ? (t.state->descending ? "descending" : "ascending") : c.sortable ? "none" : nullptr;
  n.column_index = static_cast<int>(i) + 1;
  mirror::add(std::move(n));
  if (use.pressed || focused_key(id, "Enter") || focused_key(id, "Space")) {
    t.state->descending = sorted && !t.state->descending;
    t.state->sort = c.key;
    result.sorted = true;
  }
}

void resize_handle(TableDrawing& t, std::size_t i, const Rect& r) {
  const TableColumn& c = (*t.columns)[i];
  Key scope(c.key);
  const Rect grip{r.right() - 4, r.y, 8, r.h};
  const Use use = use_item(id_of("grip"), grip);
  if (!use.hovered && !ImGui::IsItemActive()) return;
  platform::set_cursor("col-resize");
  line(r.right() - 1, r.y + 6, r.right() - 1, r.bottom() - 6, colors().accent, 2);
  if (ImGui::IsItemActive()) {
    t.state->widths[c.key] = std::max(48.f, std::round(ImGui::GetIO().MousePos.x - r.x));
    platform::request_frame();
  }
}

void columns_menu(TableDrawing& t, const Rect& r) {
  Key scope("columns");
  const std::string name = std::string(tr("Стовпці", "Columns")) + "###columns";
  const Id owner = button_id("###columns");
  ButtonOptions look{.kind = ButtonKind::ghost, .expanded = popover_open(owner), .popup = "menu"};
  if (icon_button_at(r, name, icon::columns_3, look)) toggle_popover(owner);
  if (!popover_open(owner)) return;
  Popover p(owner, r, 240, tr("Стовпці", "Columns"));
  for (const TableColumn& c : *t.columns) {
    if (c.fixed) continue;
    const bool on = shown_on(c, *t.state);
    if (!menu_item(c.title + "##" + c.key, {.checked = on})) continue;
    if (on)
      t.state->hidden.insert(c.key);
    else
      t.state->hidden.erase(c.key);
  }
}

void header(TableDrawing& t, const Rect& r, TableResult& result) {
  fill(r, colors().sunken, 0);
  line(r.x, r.bottom() - 1, r.right(), r.bottom() - 1, colors().line);
  mirror::open(node(id_of("head"), Role::row, r, ""));
  clip_begin({r.x, r.y, r.w - t.menu_width, r.h});
  for (std::size_t i = 0; i < t.cells.size(); ++i) {
    if (t.cells[i].second <= 0) continue;
    const Rect cell{r.x + t.cells[i].first - t.offset_x, r.y, t.cells[i].second, r.h};
    header_cell(t, i, cell, result);
    resize_handle(t, i, cell);
  }
  clip_end();
  if (t.menu_width > 0) {
    const float size = t.menu_width - 4;
    const Rect at{r.right() - t.menu_width, r.y + (r.h - size) / 2, size, size};
    mirror::open(node(id_of("columns-head"), Role::columnheader, at,
                      tr("Стовпці", "Columns")));  // a grid holds rows, rows hold cells
    columns_menu(t, at);
    mirror::close();
  }
  mirror::close();
}

// The offset in the rows' own pixels: small steps of the scroller go one to one, great ones by share.
void follow_scroller(TableDrawing& t, double whole) {
  const float now = mirror::scroll_of(t.scroller).second;
  TableState& s = *t.state;
  const double view = t.body.h, real = std::min(whole, scroller_max_px);
  const double end = std::max(0.0, whole - view), real_end = std::max(0.0, real - view);
  if (whole <= scroller_max_px) {
    s.offset = now;
  } else if (now != s.scroller_was) {
    const double step = now - s.scroller_was;
    if (now <= 0)
      s.offset = 0;
    else if (now >= real_end - 1)
      s.offset = end;
    else if (std::fabs(step) < view * 8)
      s.offset += step;
    else
      s.offset = now / real_end * end;
  }
  s.scroller_was = now;
  s.offset = std::clamp(s.offset, 0.0, end);
}

void reveal(TableDrawing& t, std::int64_t row, double whole) {
  const double top = static_cast<double>(row) * t.row_height, bottom = top + t.row_height;
  double wanted = t.state->offset;
  if (top < wanted) wanted = top;
  if (bottom > wanted + t.body.h) wanted = bottom - t.body.h;
  if (wanted == t.state->offset) return;
  t.state->offset = wanted;
  const double real = std::min(whole, scroller_max_px);
  const double end = std::max(1.0, whole - t.body.h), real_end = std::max(1.0, real - t.body.h);
  const auto y = static_cast<float>(whole <= scroller_max_px ? wanted : wanted / end * real_end);
  t.state->scroller_was = y;
  mirror::scroll_to(t.scroller, t.offset_x, y);
}

void move_current(TableDrawing& t, std::int64_t rows, double whole) {
  if (!t.focused_row) return;
  const Id id = t.focused_row;
  const auto page = static_cast<std::int64_t>(std::max(1.f, t.body.h / t.row_height - 1));
  std::int64_t to = t.state->current;
  if (focused_key(id, "ArrowDown")) ++to;
  if (focused_key(id, "ArrowUp")) --to;
  if (focused_key(id, "PageDown")) to += page;
  if (focused_key(id, "PageUp")) to -= page;
  if (focused_key(id, "Home")) to = 0;
  if (focused_key(id, "End")) to = rows - 1;
  to = std::clamp<std::int64_t>(to, 0, std::max<std::int64_t>(0, rows - 1));
  if (to == t.state->current) return;
  t.state->current = to;
  t.focus_current = true;
  reveal(t, to, whole);
  platform::request_frame();
}

void draw_rows(TableDrawing& t, std::int64_t rows, const std::function<void(std::int64_t, TableRow&)>& draw_row,
               TableResult& result) {
  result.first = static_cast<std::int64_t>(t.state->offset / t.row_height);
  result.last = std::min(rows - 1, static_cast<std::int64_t>((t.state->offset + t.body.h) / t.row_height));
  // The one Tab stop of the grid is a row that is seen, unless the keyboard is in another one.
  if (!t.keep_current && (t.state->current < result.first || t.state->current > result.last))
    t.state->current = result.first;
  const auto draw_one = [&](std::int64_t i) {
    const double y = t.body.y + static_cast<double>(i) * t.row_height - t.state->offset;
    draw_table_row(t, i,
                   {t.body.x - t.offset_x, static_cast<float>(y),
                    t.card ? t.body.w : std::max(t.body.w, t.content_width), t.row_height},
                   draw_row);
  };
  const std::int64_t current = t.state->current;
  const bool kept = t.keep_current && current < rows && (current < result.first || current > result.last);
  if (kept && current < result.first) draw_one(current);
  for (std::int64_t i = result.first; i <= result.last; ++i) draw_one(i);
  if (kept && current > result.last) draw_one(current);
}

// For the browser's own search: rows around the seen ones, as far as they are loaded. Whether these are all there are.
bool tell_unseen_rows(TableDrawing& t, std::int64_t rows,
                      const std::function<void(std::int64_t, TableRow&)>& draw_row) {
  std::vector<std::pair<std::int64_t, std::string>> words;
  const std::int64_t most = platform::find_in_page::most_rows;
  const std::int64_t from = std::max<std::int64_t>(0, t.result->first - most / 2), to = std::min(rows, from + most);
  bool all = from == 0 && to == rows;
  for (std::int64_t row = from; row < to; ++row) {
    if (row >= t.result->first && row <= t.result->last) continue;
    if (auto text = words_of_row(t, row, draw_row))
      words.emplace_back(row, std::move(*text));
    else
      all = false;
  }
  platform::find_in_page::offer(t.scroller, words);
  return all;
}

void serve_find_in_page(TableDrawing& t, std::int64_t rows, double whole,
                        const std::function<void(std::int64_t, TableRow&)>& draw_row) {
  namespace find = platform::find_in_page;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) t.state->found = -1;
  find::table_is_shown();
  const bool all = !find::collecting() || tell_unseen_rows(t, rows, draw_row);
  if (find::take_opened() && !all)
    toast(tr("Пошук браузера бачить лише завантажені рядки; усі знаходить пошук за клавішею /",
             "The browser's search sees the loaded rows only; the search under the key / finds all of them"),
          Tone::info);
  const auto row = find::take_found(t.scroller);
  if (!row || *row >= rows) return;
  t.state->found = t.state->current = *row;
  reveal(t, *row, whole);
  platform::request_frame();
}

void totals_row(TableDrawing& t, const Rect& r, const std::function<void(TableRow&)>& totals) {
  fill(r, colors().sunken);
  line(r.x, r.y, r.right(), r.y, colors().line);
  draw_total_row(t, {r.x - t.offset_x, r.y, std::max(r.w, t.content_width), r.h}, totals);
}

}  // namespace

std::string copied_rows() {
  return copied_table;
}

TableResult data_table(std::string_view name, const std::vector<TableColumn>& columns, TableState& state,
                       std::int64_t rows, const std::function<void(std::int64_t, TableRow&)>& draw_row,
                       const TableOptions& options) {
  TableResult result;
  Key scope(name);
  TableDrawing t;
  t.columns = &columns;
  t.state = &state;
  t.result = &result;
  t.card = is_phone();
  t.selectable = options.selectable && !t.card;
  t.select_width = t.selectable ? 44.f : 0;
  t.row_height = t.card ? 68.f : metrics().row;
  const float head = t.card ? 0 : metrics().roomy ? 48.f : 34.f;
  if (options.columns_menu && head > 0) t.menu_width = (metrics().roomy ? head : 32.f) + 4;  // as tall for a finger
  const float foot = options.totals && !t.card ? t.row_height : 0;
  const float natural = head + foot + static_cast<float>(std::min<std::int64_t>(rows, 10'000)) * t.row_height;
  t.area = place(0, options.height < 0 ? natural : options.height > 0 ? options.height : height_left());
  t.body = {t.area.x, t.area.y + head, t.area.w, std::max(0.f, t.area.h - head - foot)};
  t.scroller = id_of("rows");
  t.grid = id_of("grid");
  const double whole = static_cast<double>(rows) * t.row_height;
  t.offset_x = mirror::scroll_of(t.scroller).first;
  follow_scroller(t, whole);
  lay_columns(t);
  fill(t.area, colors().surface);
  Node grid = node(t.grid, Role::grid, t.area, name);
  grid.row_count = options.known_rows >= 0 ? options.known_rows : rows;
  grid.column_count = static_cast<int>(columns.size());
  mirror::open(std::move(grid));
  if (head > 0) header(t, {t.area.x, t.area.y, t.area.w, head}, result);
  mirror::open(node(t.scroller, Role::scroller, t.body, ""));
  clip_begin(t.body);
  t.keep_current = remembered(t.grid ^ 0xF0C, 0) > 0;
  draw_rows(t, rows, draw_row, result);
  remembered(t.grid ^ 0xF0C) = t.focused_row ? 1.f : 0.f;
  if (!t.focused_row) state.focus_was = 0;
  move_current(t, rows, whole);
  serve_find_in_page(t, rows, whole, draw_row);
  clip_end();
  offers_menu(t.body);
  mirror::set_open_content(t.card ? 0 : t.content_width, static_cast<float>(std::min(whole, scroller_max_px)));
  mirror::close();
  draw_row_menu(t);
  if (foot > 0) totals_row(t, {t.area.x, t.body.bottom(), t.area.w, foot}, options.totals);
  mirror::close();
  copied_table.clear();
  for (const auto& [id, cells] : state.selected) copied_table += cells + "\n";
  if (copied_table.empty()) copied_table = t.current_cells;
  return result;
}

}  // namespace kram::ui
