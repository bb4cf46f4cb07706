// The cells of one line of an order: what each shows, how it is typed into, why it can't be.
#pragma once
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_sheet.hpp"

namespace kram::screens {

/// A line while it is drawn.
struct RowContext {
  OrderCard& card;
  std::size_t index;
  DraftLine* line;     // null: the empty row that adds
  std::string reason;  // read-only
  bool found = false;  // the browser's own search stands here
  std::int64_t key() const { return line ? line->key : 0; }
};

/// The one sheet that is open.
Sheet& open_sheet();

void text_cell(const ui::Rect& r, int column, std::string_view value, ui::Face face = ui::Face::body,
               ui::Align align = ui::Align::right, ui::Tone tone = ui::Tone::neutral, bool soft = false);
void number_cell(const ui::Rect& r, const std::string& value);
void product_cell(RowContext& row, const ui::Rect& r);
void quantity_cell(RowContext& row, const ui::Rect& r);
void unit_cell(RowContext& row, const ui::Rect& r);
void price_cell(RowContext& row, const ui::Rect& r);
void discount_cell(RowContext& row, const ui::Rect& r);
void tax_cell(RowContext& row, const ui::Rect& r);
void stock_cell(RowContext& row, const ui::Rect& r);
void menu_cell(RowContext& row, const ui::Rect& r);

}  // namespace kram::screens
