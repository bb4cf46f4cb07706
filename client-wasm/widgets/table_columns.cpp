#include <algorithm>
#include <cmath>

#include "client-wasm/widgets/table_parts.hpp"

namespace kram::ui {

namespace {

void grow_card_side(TableDrawing& table, const TableColumn& column, float wanted) {
  if (column.phone != Slot::right && column.phone != Slot::right_under) return;
  float& side = column.phone == Slot::right ? table.state->card_right : table.state->card_right_under;
  const float whole = std::min(std::ceil(wanted) + 2, table.body.w * 0.75f);
  if (whole <= side) return;
  side = whole;
  platform::request_frame();
}

}  // namespace

void grow_column(TableDrawing& table, const TableColumn& column, float wanted, bool whole_value) {
  const bool whole_column = column.whole || column.align == Align::right;
  if (table.card) {
    if (whole_value || whole_column) grow_card_side(table, column, wanted);
    return;
  }
  if (!whole_column) return;
  const float whole = std::ceil(wanted) + 1 + 2 * metrics().cell_pad;
  const auto index = static_cast<std::size_t>(&column - table.columns->data());
  if (whole <= table.cells[index].second) return;
  float& width = table.state->widths[column.key];
  if (whole <= width) return;
  width = whole;
  platform::request_frame();
}

}  // namespace kram::ui
