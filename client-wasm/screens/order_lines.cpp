// One row a line; a phone shows each line as a small card of the same cells.
#include "client-wasm/screens/order_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "client-wasm/platform/find_in_page.hpp"
#include "client-wasm/screens/order_line_cells.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;
using ui::Role;

namespace {

struct Widths {
  float no = 28, product = 0, quantity = 64, unit = 50, price = 84, discount = 70, tax = 0, amount = 100, stock = 112,
        menu = 34;
  float others() const { return no + quantity + unit + price + discount + tax + amount + stock + menu; }
};

std::string amount_of(const OrderCard& card, std::size_t index) {
  const auto& amounts = card.totals.lines;
  if (index >= amounts.size() || !amounts[index]) return "–";
  return figure_text(amounts[index]->gross);
}

// Digits are equally wide, so that the longest number is the widest: one measure a column, however many lines.
void longer(std::string_view& longest, std::string_view value) {
  if (value.size() > longest.size()) longest = value;
}

Money largest_amount(const OrderCard& card) {
  Money largest;
  for (const auto& amounts : card.totals.lines)
    if (amounts) largest = std::max(largest, amounts->gross);
  return largest;
}

Widths widths_of(const OrderCard& card, float whole) {
  Widths w;
  if (metrics().roomy) w.quantity = 92, w.price = 108, w.menu = 52;
  if (card.draft.price_mode != PriceMode::no_vat) w.tax = 56;
  std::string_view quantity, price, unit;
  for (const DraftLine& line : card.draft.lines) {
    longer(quantity, line.quantity);
    longer(price, line.price);
    longer(unit, line.unit);
  }
  const std::string amount = figure_text(largest_amount(card));
  w.quantity = std::max(w.quantity, text_width(quantity) + 20);
  w.price = std::max(w.price, text_width(price) + 20);
  w.amount = std::max(w.amount, text_width(amount, Face::body_bold) + 20);
  w.unit = std::clamp(text_width(unit) + 18, 50.f, 96.f);
  if (whole - w.others() < 170) w.stock = 0;
  if (whole - w.others() < 150) w.unit = 50;
  w.product = std::max(110.f, whole - w.others());
  return w;
}

// Which rows are drawn: those in sight with one beyond each edge, so that Tab always finds the next, and those about
// the focus, which is never lost by scrolling away from it.
class Band {
 public:
  explicit Band(const OrderCard& card) {
    const Sheet& sheet = open_sheet();
    const auto& lines = card.draft.lines;
    for (std::size_t i = 0; i <= lines.size(); ++i) {
      const std::int64_t key = i < lines.size() ? lines[i].key : 0;
      if (sheet.has_focus() && sheet.focused_key() == key) focus_ = static_cast<std::ptrdiff_t>(i);
      if (sheet.wanted_key() == key) wanted_ = static_cast<std::ptrdiff_t>(i);
    }
  }
  bool holds(std::size_t index, const Rect& r) const {
    const auto i = static_cast<std::ptrdiff_t>(index);
    return is_visible({r.x, r.y - r.h, r.w, 3 * r.h}) || std::abs(i - focus_) < 2 || i == wanted_;
  }

 private:
  static constexpr std::ptrdiff_t nowhere = -10;
  std::ptrdiff_t focus_ = nowhere, wanted_ = nowhere;
};

float& found_line() {
  return remembered(id_of("found-line"), -1);
}

void row_background(const RowContext& row, const Rect& r) {
  const bool active = open_sheet().has_focus() && open_sheet().focused_key() == row.key();
  if (active)
    fill(r, with_alpha(colors().selected, 0.5f));
  else if (r.contains(ImGui::GetIO().MousePos) && !platform::by_touch())
    fill(r, with_alpha(colors().hover, 0.6f));
  if (row.found) fill(r, with_alpha(tone(Tone::warning).soft, 0.9f));
  line(r.x, r.bottom() - 1, r.right(), r.bottom() - 1, colors().line);
}

void open_row(const RowContext& row, const Rect& r) {
  const std::string name = row.line ? row.line->name : std::string(tr("Новий рядок", "New line"));
  Node n = node(id_of("row"), Role::row, r, name);
  n.row_index = static_cast<std::int64_t>(row.index) + 2;
  mirror::open(std::move(n));
  open_sheet().row(row.key());
}

constexpr float label_height = 18;  // over the cells of a phone's card

float row_height(bool adding) {
  if (!is_phone()) return metrics().row + 2;
  return adding ? metrics().control + 12 : metrics().control * 2 + 40 + label_height;
}

void wide_row(RowContext& row, const Widths& w, const Rect& r) {
  row_background(row, r);
  open_row(row, r);
  float x = r.x;
  const auto next = [&](float width) {
    const Rect cell{x, r.y, width, r.h - 1};
    x += width;
    return cell;
  };
  const bool adding = row.line == nullptr;
  number_cell(next(w.no), adding ? "" : std::to_string(row.index + 1));
  if (adding) {
    product_cell(row, {x, r.y, r.right() - x, r.h - 1});
  } else {
    const std::size_t before = row.card.draft.lines.size();
    product_cell(row, next(w.product));
    if (row.card.draft.lines.size() == before) {
      quantity_cell(row, next(w.quantity));
      unit_cell(row, next(w.unit));
      price_cell(row, next(w.price));
      discount_cell(row, next(w.discount));
      if (w.tax > 0) tax_cell(row, next(w.tax));
      text_cell(next(w.amount), 8, amount_of(row.card, row.index), Face::body_bold);
      if (w.stock > 0) stock_cell(row, next(w.stock));
      if (row.reason.empty() && row.card.draft.lines.size() == before) menu_cell(row, next(w.menu));
    }
  }
  mirror::close();
}

// What the three figures of a card are; the tree says it by the names of the cells.
void phone_labels(const Rect& r, float quantity, float price) {
  float x = r.x;
  for (const auto& [word, width] : {std::pair{tr("К-ть", "Qty"), quantity},
                                    {tr("Ціна", "Price"), price},
                                    {tr("Сума", "Sum"), r.w - quantity - price}}) {
    draw_text({x, r.y, width - 8, r.h}, word, Face::small, colors().text_soft, Align::right);
    x += width;
  }
}

void phone_row(RowContext& row, const Rect& r) {
  const bool adding = row.line == nullptr;
  const float control = metrics().control;
  row_background(row, r);
  open_row(row, r);
  const Rect first{r.x, r.y + 6, r.w - (adding ? 0 : 48), control};
  const std::size_t before = row.card.draft.lines.size();
  product_cell(row, first);
  if (!adding && row.card.draft.lines.size() == before) {
    const float y = first.bottom() + 2 + label_height, price = std::max(r.w * 0.34f, text_width(row.line->price) + 24);
    const float quantity = std::min(r.w * 0.27f, std::max(text_width(row.line->quantity) + 24, r.w * 0.61f - price));
    phone_labels({r.x, first.bottom() + 2, r.w, label_height}, quantity, price);
    quantity_cell(row, {r.x, y, quantity, control});
    price_cell(row, {r.x + quantity, y, price, control});
    const std::string amount = amount_of(row.card, row.index);
    const Rect sum{r.x + quantity + price, y, r.w - quantity - price, control};
    text_cell(sum, 8, amount, fitting(amount, sum.w - 16, Face::body_bold, Face::small_bold));
    stock_cell(row, {r.x, y + control, r.w / 2, 22});
    const std::string soft = row.line->unit + (row.line->discount.empty() ? "" : " · –" + row.line->discount + " %");
    text_at({r.x + r.w / 2, y + control, r.w / 2 - 8, 22}, soft, Face::small, colors().text_soft, Align::right);
    if (row.reason.empty() && row.card.draft.lines.size() == before)
      menu_cell(row, {r.right() - 48, r.y + 6, 48, control});
  }
  mirror::close();
}

void head(const Widths& w) {
  const Rect r = place(0, 30);
  fill({r.x, r.y, r.w, r.h}, colors().sunken);
  line(r.x, r.bottom() - 1, r.right(), r.bottom() - 1, colors().line);
  Node n = node(id_of("head"), Role::row, r, "");
  n.row_index = 1;
  mirror::open(std::move(n));
  float x = r.x;
  int column = 0;
  const auto title = [&](float width, const char* word, Align align) {
    ++column;
    if (width <= 0) return;
    const Rect cell{x, r.y, width, r.h};
    x += width;
    draw_text(cell.inset(width < 40 ? 1 : 8, 0), word, Face::small, colors().text_soft, align);
    Node c = node(id_of("head") ^ static_cast<Id>(column * 131), Role::columnheader, cell, word);
    c.column_index = column;
    c.font_px = font_px(Face::small);
    mirror::add(std::move(c));
  };
  title(w.no, "№", Align::center);
  title(w.product, tr("Товар або послуга", "Product or service"), Align::left);
  title(w.quantity, tr("К-ть", "Qty"), Align::right);
  title(w.unit, tr("Од.", "Unit"), Align::left);
  title(w.price, tr("Ціна", "Price"), Align::right);
  title(w.discount, tr("Знижка", "Disc."), Align::right);
  title(w.tax, tr("ПДВ", "VAT"), Align::left);
  title(w.amount, tr("Сума", "Sum"), Align::right);
  title(w.stock, tr("Запас", "Stock"), Align::left);
  mirror::close();
}

void line_shortcuts(OrderCard& card) {
  if (shortcut("Insert", true)) focus_new_line();
  if (open_sheet().has_focus() && open_sheet().focused_key() != 0 && shortcut("F9", true))
    copy_line(card, open_sheet().focused_key());
  const bool asked = open_sheet().take_undo();
  if ((shortcut("Ctrl+Z") || asked) && !card.undos.empty()) {
    const std::string what = card.undos.back().first;
    undo(card);
    toast(std::string(tr("Повернуто: ", "Taken back: ")) + what, Tone::info);
  }
}

// The focus goes to the cell that a refusal names: "/lines/3/price".
void focus_wrong_cell(OrderCard& card) {
  if (card.focus_path == "/lines") {
    card.focus_path.clear();
    return focus_new_line();
  }
  const std::string start = "/lines/";
  if (card.focus_path.rfind(start, 0) != 0) return;
  const std::size_t end = std::min(card.focus_path.find('/', start.size()), card.focus_path.size());
  const auto index = parse_decimal(card.focus_path.substr(start.size(), end - start.size()), 0, 100000);
  const std::string field = card.focus_path.substr(end);
  card.focus_path.clear();
  if (!index || *index >= static_cast<std::int64_t>(card.draft.lines.size())) return;
  const SheetColumn column = field == "/quantity"                ? SheetColumn::quantity
                             : field == "/price"                 ? SheetColumn::price
                             : field.rfind("/discounts", 0) == 0 ? SheetColumn::discount
                                                                 : SheetColumn::product;
  open_sheet().focus(card.draft.lines[static_cast<std::size_t>(*index)].key, column);
}

// The browser's own search sees the lines that are not drawn, and is led to them.
void serve_find_in_page(const OrderCard& card, Id grid, const std::vector<Rect>& unseen) {
  namespace find = platform::find_in_page;
  find::table_is_shown();
  const auto& lines = card.draft.lines;
  if (find::collecting()) {
    std::vector<std::pair<std::int64_t, std::string>> words;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (unseen[i].h > 0)
        words.emplace_back(i, lines[i].name + " " + lines[i].sku + " " + lines[i].quantity + " " + lines[i].price +
                                  " " + amount_of(card, i));
    find::offer(grid, words);
  }
  find::take_opened();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) found_line() = -1;
  const auto row = find::take_found(grid);
  if (!row || *row >= static_cast<std::int64_t>(lines.size())) return;
  found_line() = static_cast<float>(*row);
  bring_into_sight(unseen[static_cast<std::size_t>(*row)]);
}

// Draws the lines and the empty one; rectangles of those that are out of sight.
std::vector<Rect> rows(OrderCard& card, const Widths& w, const std::string& reason) {
  const Band band(card);
  const auto& lines = card.draft.lines;
  const std::size_t count = lines.size(), found = static_cast<std::size_t>(std::max(0.f, found_line() + 1));
  std::vector<Rect> unseen(count);
  for (std::size_t i = 0; i <= count; ++i) {
    const bool adding = i == count;
    if (adding && !reason.empty()) break;
    const Rect r = place(0, row_height(adding));
    if (!band.holds(i, r)) {
      if (!adding) unseen[i] = r;
      continue;
    }
    Key scope(adding ? std::int64_t{0} : lines[i].key);
    RowContext row{card, i, adding ? nullptr : &card.draft.lines[i], adding ? std::string() : reason, found == i + 1};
    is_phone() ? phone_row(row, r) : wide_row(row, w, r);
    if (lines.size() != count) break;  // a line came or went: the rest is drawn in the next frame
  }
  return unseen;
}

}  // namespace

void focus_new_line() {
  open_sheet().focus(0, SheetColumn::product);
}

void copy_line(OrderCard& card, std::int64_t key) {
  auto& lines = card.draft.lines;
  const auto at = std::find_if(lines.begin(), lines.end(), [&](const DraftLine& l) { return l.key == key; });
  if (at == lines.end()) return;
  remember(card, tr("копію рядка", "copied line"));
  DraftLine copy = *at;
  copy.id.reset();
  copy.key = ++card.draft.last_key;
  lines.insert(at + 1, std::move(copy));
  open_sheet().focus(card.draft.last_key, SheetColumn::quantity);
  touched(card);
}

void remove_line(OrderCard& card, std::int64_t key) {
  auto& lines = card.draft.lines;
  const auto at = std::find_if(lines.begin(), lines.end(), [&](const DraftLine& l) { return l.key == key; });
  if (at == lines.end()) return;
  const std::string name = at->name;
  remember(card, name);
  const auto next = lines.erase(at);
  open_sheet().focus(next == lines.end() ? 0 : next->key,
                     next == lines.end() ? SheetColumn::product : open_sheet().focused_column());
  touched(card);
  toast(std::string(tr("Рядок видалено: ", "Line removed: ")) + name, Tone::neutral,
        [part = card.part] { undo(order_card(part)); });
}

void order_lines(OrderCard& card) {
  const std::string reason = read_only_reason(card);
  const bool narrow = is_phone();
  const Widths w = widths_of(card, flow_width());
  open_sheet().begin(!card.undos.empty());
  if (reason.empty()) line_shortcuts(card);
  focus_wrong_cell(card);
  const Rect start = cursor();
  const Id grid_id = id_of("lines");
  Node grid = node(grid_id, Role::grid, start, tr("Рядки замовлення", "Order lines"));
  grid.row_count = static_cast<std::int64_t>(card.draft.lines.size()) + 1;
  grid.column_count = 10;
  mirror::open(std::move(grid));
  float used = 0;
  float& height = remembered(id_of("lines-height"), 80);
  fill({start.x, start.y, start.w, height}, colors().surface, corner);
  frame({start.x - 1, start.y - 1, start.w + 2, height + 2}, colors().line, corner);
  {
    Flow flow({start.x, start.y, start.w, 0}, 0);
    if (!narrow) head(w);
    const std::vector<Rect> unseen = rows(card, w, reason);
    if (unseen.size() == card.draft.lines.size()) serve_find_in_page(card, grid_id, unseen);
    used = flow.used();
  }
  if (std::fabs(height - used) > 0.5f) {
    height = used;
    platform::request_frame();
  }
  mirror::set_open_rect(mirrored({start.x, start.y, start.w, used}));
  mirror::close();
  place(0, used);
}

}  // namespace kram::screens
