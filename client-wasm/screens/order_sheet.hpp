// How one walks through the lines of an order like through a spreadsheet: arrows move between cells until typing
// begins, Escape gives a cell back what stood in it, Enter and Tab go their own ways (keys.hpp).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client-wasm/widgets/text_field.hpp"

namespace kram::screens {

enum class SheetColumn : std::uint8_t { product, quantity, unit, price, discount, tax, count };

class Sheet {
 public:
  /// Once a frame, before the rows. `can_undo`: Ctrl+Z in a cell that is not being typed into means the lines.
  void begin(bool can_undo);
  /// Once: it was pressed.
  bool take_undo() { return std::exchange(undo_asked_, false); }
  /// A row starts; `key` names it for as long as it lives. Key 0: the empty row that adds.
  void row(std::int64_t key);
  /// Before a cell is drawn: takes the keys that move. True when Delete was pressed on it without typing.
  bool before(SheetColumn column, ui::Id id, const std::string& value);
  /// After a field cell was drawn. True when the text must go back to `original()`.
  bool after(const ui::FieldResult& field);
  const std::string& original() const { return original_; }

  /// Gives the focus to a cell as soon as its row is drawn.
  void focus(std::int64_t key, SheetColumn column);
  /// The row that the focus is on its way to, if it is.
  std::optional<std::int64_t> wanted_key() const { return wanted_ ? std::optional(wanted_key_) : std::nullopt; }
  /// The row and column that have the focus; no row when it is elsewhere.
  bool has_focus() const { return focused_now_ || focused_before_; }
  std::int64_t focused_key() const { return focused_key_; }
  SheetColumn focused_column() const { return focused_column_; }

 private:
  struct Place {
    std::int64_t key = 0;
    std::array<ui::Id, static_cast<std::size_t>(SheetColumn::count)> ids{};
  };
  void move(int rows, int columns);
  std::vector<Place> shown_, drawing_;
  ui::Id cell_ = 0;         // the focused cell
  ui::Id select_next_ = 0;  // selects itself once its old text stands in it again
  std::string original_;
  bool can_undo_ = false, undo_asked_ = false;
  bool typing_ = false, focused_now_ = false, focused_before_ = false;
  std::int64_t focused_key_ = 0;
  SheetColumn focused_column_ = SheetColumn::product;
  bool wanted_ = false;
  std::int64_t wanted_key_ = 0;
  SheetColumn wanted_column_ = SheetColumn::product;
};

}  // namespace kram::screens
