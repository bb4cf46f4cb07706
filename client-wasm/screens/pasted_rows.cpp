// Each row is searched by its first cell; a few searches run at a time.
#include "client-wasm/screens/pasted_rows.hpp"

#include <algorithm>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/text_fold.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

constexpr std::size_t rows_max = 500;
constexpr int searches_max = 6;

enum class Found : unsigned char { waiting, asking, one, several, none };

struct SearchedRow {
  std::string text, quantity, price;
  Found found = Found::waiting;
  std::vector<ProductSummary> matches;
  int chosen = -1;
};
struct Paste {
  DialogState dialog;
  std::vector<SearchedRow> rows;
  std::string document;
  int running = 0, serial = 0;
};
Paste paste;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \r\n\xC2\xA0");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \r\n") - first + 1);
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    parts.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

// "Болт М8 130" in a chat has no cells: the last word is the quantity when it is a number.
SearchedRow row_of(const std::string& line) {
  SearchedRow row;
  std::vector<std::string> cells = split(line, line.find('\t') != std::string::npos ? '\t' : ';');
  if (cells.size() == 1) {
    const std::size_t space = cells[0].rfind(' ');
    if (space != std::string::npos && parse_typed<Quantity>(cells[0].substr(space + 1)).ok())
      cells = {trimmed(cells[0].substr(0, space)), cells[0].substr(space + 1)};
  }
  row.text = cells[0];
  if (cells.size() > 1) row.quantity = cells[1];
  if (cells.size() > 2) row.price = cells[2];
  return row;
}

void judge(SearchedRow& row) {
  const std::string key = search_key(row.text);
  for (std::size_t i = 0; i < row.matches.size(); ++i)
    if (search_key(row.matches[i].sku) == key || search_key(row.matches[i].name) == key)
      row.chosen = static_cast<int>(i);
  if (row.chosen < 0 && row.matches.size() == 1) row.chosen = 0;
  row.found = row.matches.empty() ? Found::none : row.chosen >= 0 ? Found::one : Found::several;
}

void search_more(const PastedRowsInto& into) {
  for (std::size_t i = 0; i < paste.rows.size() && paste.running < searches_max; ++i) {
    if (paste.rows[i].found != Found::waiting) continue;
    paste.rows[i].found = Found::asking;
    ++paste.running;
    into.search(paste.rows[i].text, [i, serial = paste.serial](std::vector<ProductSummary> matches) {
      if (serial != paste.serial) return;
      --paste.running;
      paste.rows[i].matches = std::move(matches);
      judge(paste.rows[i]);
      platform::request_frame_in(0);
    });
  }
}

int count_of(Found found) {
  return static_cast<int>(
      std::count_if(paste.rows.begin(), paste.rows.end(), [&](const SearchedRow& r) { return r.found == found; }));
}
int ready_rows() {
  return static_cast<int>(
      std::count_if(paste.rows.begin(), paste.rows.end(), [](const SearchedRow& r) { return r.chosen >= 0; }));
}

void add_rows(const PastedRowsInto& into) {
  std::vector<PastedRow> found;
  std::vector<SearchedRow> rest;
  for (SearchedRow& row : paste.rows) {
    if (row.chosen < 0)
      rest.push_back(std::move(row));
    else
      found.push_back({row.matches[static_cast<std::size_t>(row.chosen)], row.quantity, row.price});
  }
  into.add(found);
  paste.rows = std::move(rest);
  if (paste.rows.empty()) close_dialog(paste.dialog);
}

void found_words(const SearchedRow& row) {
  const ProductSummary* product = row.chosen >= 0 ? &row.matches[static_cast<std::size_t>(row.chosen)] : nullptr;
  if (row.found == Found::waiting || row.found == Found::asking)
    return soft_text(tr("шукаємо…", "searching…"), Face::body);
  if (row.found == Found::none) return toned_text(tr("не знайдено", "not found"), Tone::bad);
  if (product) text(product->name);
}

void draw_pasted(SearchedRow& row, std::size_t index) {
  Key scope(static_cast<std::int64_t>(index));
  const std::string amount = row.quantity + (row.price.empty() ? "" : " × " + row.price);
  const bool narrow = is_phone();
  Columns c(narrow ? std::initializer_list<float>{1, 1.3f} : std::initializer_list<float>{1.4f, 0.6f, 2}, space_3, 90);
  copyable(row.text);
  if (!narrow) c.next();
  text(amount);
  c.next();
  if (row.found != Found::several) return found_words(row);
  std::vector<std::string> names;
  for (const ProductSummary& p : row.matches) names.push_back(p.sku.empty() ? p.name : p.name + " · " + p.sku);
  select(std::string(tr("Котрий: ", "Which: ")) + row.text, row.chosen, names,
         {.placeholder = tr("Знайдено кілька: оберіть", "Several found: choose"), .label_hidden = true});
}

// Rows rather than a word: more than one line, or cells.
bool looks_like_rows(const std::string& text) {
  const std::string body = trimmed(text);
  return body.find('\t') != std::string::npos || body.find('\n') != std::string::npos;
}

void start_paste(const std::string& document, const std::string& text) {
  ++paste.serial;
  paste.running = 0;
  paste.document = document;
  paste.rows.clear();
  for (const std::string& line : split(text, '\n'))
    if (!line.empty() && paste.rows.size() < rows_max) paste.rows.push_back(row_of(line));
  open_dialog(paste.dialog);
}

}  // namespace

void take_pasted_rows(Id field, const std::string& document) {
  accepts_rows(field);
  if (const auto pasted = take_pasted(field); pasted && looks_like_rows(*pasted)) start_paste(document, *pasted);
}

void pasted_rows_dialog(const std::string& document, const PastedRowsInto& into) {
  if (!paste.dialog.open || paste.document != document) return;
  search_more(into);
  const auto body = [] {
    const std::string words = std::string(tr("знайдено ", "found ")) + std::to_string(count_of(Found::one)) +
                              tr(" · кілька ", " · several ") + std::to_string(count_of(Found::several)) +
                              tr(" · не знайдено ", " · not found ") + std::to_string(count_of(Found::none));
    soft_text(words, Face::body);
    for (std::size_t i = 0; i < paste.rows.size(); ++i) draw_pasted(paste.rows[i], i);
  };
  const auto footer = [&into] {
    if (button(tr(words::cancel))) close_dialog(paste.dialog);
    const int ready = ready_rows();
    const bool searching = count_of(Found::waiting) + count_of(Found::asking) > 0;
    const char* reason = searching    ? tr("Ще шукаємо", "Still searching")
                         : ready == 0 ? tr("Немає що додати", "Nothing to add")
                                      : "";
    const std::string name = std::string(tr("Додати рядки: ", "Add lines: ")) + std::to_string(ready) + "###add";
    const bool pressed = button(name, {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter"});
    if (pressed || (shortcut("Ctrl+Enter", true) && !*reason)) add_rows(into);
  };
  dialog(paste.dialog, tr("Вставлені рядки", "Pasted rows"), body, footer, {.width = 760});
}

}  // namespace kram::screens
