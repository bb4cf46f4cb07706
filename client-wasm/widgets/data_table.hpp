// The table: a million rows drawn as far as they are seen, sticky header, sorting, selection, keys, totals, columns
// that can be hidden and resized. On a phone a row becomes a card of two lines.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/widgets/layout.hpp"
#include "shared/base/date.hpp"
#include "shared/base/fixed.hpp"

namespace kram::ui {

/// Where a column's value stands in a phone's card.
enum class Slot : unsigned char { none, lead, under, right, right_under };

struct TableColumn {
  std::string key, title;
  float width = 120;  ///< the least; spare width goes by `grow`
  float grow = 0;
  Align align = Align::left;
  bool sortable = false;
  Slot phone = Slot::none;
  bool fixed = false;  ///< can't be hidden
  bool whole = false;  ///< never cut: grows with what it shows, as every right-aligned column does
};

/// Kept by the screen as long as it lives: sort, selection, widths, the current row.
struct TableState {
  std::string sort;  ///< key of the column; empty: the list's own order
  bool descending = false;
  std::map<std::int64_t, std::string> selected;  ///< row id → its cells as text, for copying
  std::set<std::string> hidden;
  std::map<std::string, float> widths;
  std::int64_t current = 0;                    ///< number of the row that has the keyboard
  float card_right = 0, card_right_under = 0;  ///< on a phone's card: the widest numbers of its right side
  double offset = 0;                           ///< in rows' pixels: more than the browser's scroller can hold
  float scroller_was = 0;
  std::int64_t last_marked = -1;
  Id focus_was = 0;                   ///< the row element that had the focus in the last frame
  std::string menu_cells, menu_href;  ///< of the row whose context menu is open
  Rect menu_at;
  Id menu_row = 0;
  std::int64_t found = -1;  ///< number of the row that the browser's search has found: it is marked
};

/// Filled by the screen: `id` first, then one call a column in their order.
class TableRow {
 public:
  /// The row's own number: keeps selection and focus through sorting. `href`: where Enter and a click lead.
  void id(std::int64_t id, std::string_view href = {});
  void text(std::string_view value, Face face = Face::body);
  void strong(std::string_view value) { text(value, Face::body_bold); }
  void soft(std::string_view value);
  void toned(std::string_view value, Tone t);
  void link(std::string_view value, std::string_view href);
  void badge(std::string_view value, Tone t, const char* icon = nullptr);
  void money(Money value, Tone t = Tone::neutral);
  void quantity(Quantity value);
  void price(UnitPrice value);
  void date(const std::optional<Date>& value);
  void date(Date value) { date(std::optional<Date>(value)); }
  void empty();
  /// Anything else, such as a field: gets the cell's rectangle. `copied` is what Ctrl+C gives.
  void custom(const std::function<void(const Rect&)>& draw, std::string_view copied = {});
  /// The row is still on its way.
  void skeleton();

 private:
  friend struct TableDrawing;
  struct TableDrawing* table_ = nullptr;
  std::int64_t index_ = 0, id_ = 0;
  Rect rect_;
  std::size_t column_ = 0;
  bool begun_ = false, missing_ = false, total_ = false, card_ = false;
  bool unseen_ = false;  // only its words are wanted
  Id node_ = 0;
  std::string href_, copied_;
  bool next_cell(Rect& r, const TableColumn*& column);
  void begin();
  void finish();
  void draw(std::string_view value, Face face, ImU32 color);
};

struct TableOptions {
  float height = 0;  ///< 0: all that is left; < 0: as high as its rows (short lists inside a page)
  bool selectable = false;
  bool columns_menu = true;
  std::int64_t known_rows = -1;  ///< for screen readers when the list is longer than what is loaded; −1: as given
  std::function<void(TableRow&)> totals = {};
};

struct TableResult {
  bool sorted = false;                 ///< another order was asked for: state.sort, state.descending
  std::int64_t first = 0, last = -1;   ///< rows that are seen: load these
  std::optional<std::int64_t> opened;  ///< number of the row that was pressed and has no href
  bool selection_changed = false;
};

TableResult data_table(std::string_view name, const std::vector<TableColumn>& columns, TableState& state,
                       std::int64_t rows, const std::function<void(std::int64_t, TableRow&)>& draw_row,
                       const TableOptions& options = {});

/// Text for Ctrl+C outside of fields: the selected rows of the table that was drawn last, or its current row.
std::string copied_rows();

}  // namespace kram::ui
