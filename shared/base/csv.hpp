// Tables as text (RFC 4180): read strictly, written so that no spreadsheet takes a name for a formula.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.hpp"

namespace kram {

/// A file with a header: names of columns, then rows of as many cells.
struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads comma-separated UTF-8 with or without a byte-order mark, lines ended by CR LF or LF, cells quoted where they
/// need it. Refuses as malformed_csv, with the line (from 1), a stray or open quote and a row of another length.
Result<CsvTable> read_csv(std::string_view text);

/// Builds a file for spreadsheets: byte-order mark, CR LF, commas.
class CsvWriter {
 public:
  CsvWriter();
  /// Free text. What a spreadsheet would run (a first = + - @, tab or CR) gets an apostrophe before it.
  void add_text(std::string_view text);
  /// Our own numbers, dates and codes, as they are.
  void add_value(std::string_view value);
  void end_row();
  std::string take() { return std::move(text_); }

 private:
  void add_cell(std::string_view cell);
  std::string text_;
  bool at_row_start_ = true;
};

/// What add_text wrote, as it was before.
std::string without_formula_guard(std::string_view cell);

}  // namespace kram
