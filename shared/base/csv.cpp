#include "shared/base/csv.hpp"

namespace kram {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool runs_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// Takes cells off the text one by one, counting lines for refusals.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_(text) {}
  bool at_end() const { return rest_.empty(); }
  std::size_t line() const { return line_; }

  Result<std::vector<std::string>> row() {
    std::vector<std::string> cells;
    for (;;) {
      KRAM_TRY(cell, take_cell());
      cells.push_back(std::move(cell));
      if (rest_.empty()) return cells;
      const char separator = rest_.front();
      rest_.remove_prefix(1);
      if (separator == ',') continue;
      if (separator == '\r' && !rest_.empty()) rest_.remove_prefix(1);
      ++line_;
      return cells;
    }
  }

  Refusal malformed() const { return Refusal(ErrorCode::malformed_csv, "", {{"line", std::to_string(line_)}}); }

 private:
  bool at_separator() const {
    return rest_.empty() || rest_.front() == ',' || rest_.front() == '\n' || rest_.substr(0, 2) == "\r\n";
  }

  Result<std::string> take_cell() { return !rest_.empty() && rest_.front() == '"' ? take_quoted() : take_plain(); }

  Result<std::string> take_plain() {
    std::size_t length = 0;
    while (length < rest_.size() && rest_[length] != ',' && rest_[length] != '\n' &&
           rest_.substr(length, 2) != "\r\n") {
      if (rest_[length] == '"' || rest_[length] == '\r') return malformed();
      ++length;
    }
    std::string cell(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return cell;
  }

  Result<std::string> take_quoted() {
    std::string cell;
    std::size_t lines = 0;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] != '"') {
        lines += rest_[i] == '\n';
        cell += rest_[i];
        continue;
      }
      if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
        cell += '"';
        ++i;
        continue;
      }
      rest_.remove_prefix(i + 1);
      if (!at_separator()) return malformed();
      line_ += lines;
      return cell;
    }
    return malformed();
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (header[i] == name) return i;
  return std::nullopt;
}

Result<CsvTable> read_csv(std::string_view text) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  CsvReader reader(text);
  CsvTable table;
  if (reader.at_end()) return reader.malformed();
  KRAM_TRY(header, reader.row());
  table.header = std::move(header);
  while (!reader.at_end()) {
    const Refusal malformed = reader.malformed();
    KRAM_TRY(row, reader.row());
    if (row.size() != table.header.size()) return malformed;
    table.rows.push_back(std::move(row));
  }
  return table;
}

CsvWriter::CsvWriter() : text_(byte_order_mark) {}

void CsvWriter::add_text(std::string_view text) {
  add_cell(runs_as_formula(text) ? "'" + std::string(text) : std::string(text));
}

void CsvWriter::add_value(std::string_view value) {
  add_cell(value);
}

void CsvWriter::end_row() {
  text_ += "\r\n";
  at_row_start_ = true;
}

void CsvWriter::add_cell(std::string_view cell) {
  if (!at_row_start_) text_ += ',';
  at_row_start_ = false;
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += cell;
    return;
  }
  text_ += '"';
  for (const char c : cell) text_ += c == '"' ? std::string("\"\"") : std::string(1, c);
  text_ += '"';
}

std::string without_formula_guard(std::string_view cell) {
  if (cell.size() > 1 && cell.front() == '\'' && runs_as_formula(cell.substr(1))) cell.remove_prefix(1);
  return std::string(cell);
}

}  // namespace kram
