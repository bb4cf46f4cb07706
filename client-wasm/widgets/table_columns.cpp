#include <cmath>

#include "client-wasm/widgets/table_parts.hpp"

namespace kram::ui {

void grow_column(TableDrawing& table, const TableColumn& column, float wanted) {
  if (table.card || !(column.whole || column.align == Align::right)) return;
  const float whole = std::ceil(wanted) + 1 + 2 * metrics().cell_pad;
  const auto index = static_cast<std::size_t>(&column - table.columns->data());
  if (whole <= table.cells[index].second) return;
  float& width = table.state->widths[column.key];
  if (whole <= width) return;
  width = whole;
  platform::request_frame();
}

}  // namespace kram::ui
