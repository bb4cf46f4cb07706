// Inside of the table: what its rows share while one frame is drawn.
#pragma once
#include <utility>

#include "client-wasm/widgets/data_table.hpp"

namespace kram::ui {

struct TableDrawing {
  const std::vector<TableColumn>* columns = nullptr;
  TableState* state = nullptr;
  TableResult* result = nullptr;
  Rect area, body;
  std::vector<std::pair<float, float>> cells;  // x from the left edge and width of each column; width 0 = hidden
  float select_width = 0, content_width = 0, offset_x = 0, row_height = 0;
  float menu_width = 0;  // of the button of columns: no column lies under it
  bool card = false, selectable = false;
  bool keep_current = false;   // the current row had the focus: it is drawn even out of sight
  bool focus_current = false;  // the current row has moved: the focus follows
  Id scroller = 0, grid = 0, focused_row = 0;
  std::string current_cells;
  Id menu_row = 0;  // the row on which a context menu was asked for in this frame
  Rect menu_rect;
  std::string menu_cells, menu_href;

  static void begin_row(TableRow& row, TableDrawing& table, std::int64_t index, const Rect& rect, bool total);
  static void finish_row(TableRow& row) { row.finish(); }
  static std::optional<std::string> words_of(TableRow& row, const std::function<void()>& draw);
};

/// Makes a column of numbers as wide as that value wants; other columns end long values in "…". On a phone's card the
/// right side takes from the left, for `whole` values such as badges too.
void grow_column(TableDrawing& table, const TableColumn& column, float wanted, bool whole = false);
void draw_table_row(TableDrawing& table, std::int64_t index, const Rect& rect,
                    const std::function<void(std::int64_t, TableRow&)>& draw);
/// The words of a row that is not drawn, or none while it is on its way.
std::optional<std::string> words_of_row(TableDrawing& table, std::int64_t index,
                                        const std::function<void(std::int64_t, TableRow&)>& draw);
/// The menu of a row: copying first, then where it leads.
void draw_row_menu(TableDrawing& table);
void draw_total_row(TableDrawing& table, const Rect& rect, const std::function<void(TableRow&)>& draw);

}  // namespace kram::ui
