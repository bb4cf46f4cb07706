// Every cell tells the mirror its own name with the number of its line: «Кількість, рядок 1».
#include "client-wasm/screens/order_line_cells.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/screens/order_lines.hpp"
#include "client-wasm/screens/order_paste.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/picker.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;
using ui::Role;

namespace {

Sheet sheet;

std::string in_line(const char* word, std::size_t index) {
  return std::string(word) + tr(", рядок ", ", line ") + std::to_string(index + 1);
}

// A refused save stays said until the cell is changed; what is only half typed is judged when the cell is left.
std::string error_at(const RowContext& row, const char* field, bool typing) {
  const std::string path = "/lines/" + std::to_string(row.index) + "/" + field;
  const auto& problem = row.card.problem;
  if (problem && problem->path.rfind(path, 0) == 0) return problem->text;
  const auto& wrong = row.card.totals.wrong;
  if (!typing && wrong && wrong->path.rfind(path, 0) == 0) return refusal_text(*wrong);
  return {};
}

enum class Sign : unsigned char { none, typed, saved, failed };

bool same_value(const std::string& a, const std::string& b) {
  return same_figure(a, b);
}
bool same_value(ProductId a, ProductId b) {
  return a == b;
}

const DraftLine* line_in(const OrderDraft& draft, const RowContext& row) {
  const auto& lines = draft.lines;
  if (!row.line->id) return nullptr;
  if (row.index < lines.size() && lines[row.index].id == row.line->id) return &lines[row.index];
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const DraftLine& l) { return l.id == row.line->id; });
  return found == lines.end() ? nullptr : &*found;
}

// What the cell says of itself: typed and not sent, just saved, refused. A new order is all typed: no cell says it.
template <class Value>
Sign sign_of(const RowContext& row, Value DraftLine::*field, bool failed) {
  if (failed) return Sign::failed;
  if (!row.line || row.card.is_new()) return Sign::none;
  const DraftLine* saved = line_in(row.card.base, row);
  if (!saved || !same_value(saved->*field, row.line->*field)) return Sign::typed;
  if (platform::now_ms() - row.card.saved_at_ms > saved_sign_ms) return Sign::none;
  const DraftLine* before = line_in(row.card.before_save, row);
  return before && same_value(before->*field, row.line->*field) ? Sign::none : Sign::saved;
}

const char* words_of(Sign sign) {
  if (sign == Sign::typed) return tr("Ще не збережено", "Not saved yet");
  return sign == Sign::saved ? tr("Збережено", "Saved") : "";
}

void draw_sign(const Rect& r, Sign sign) {
  const Rect mark{r.right() - 13, r.y + 2, 12, 12};
  if (sign == Sign::typed) canvas()->AddCircleFilled({mark.x + 7, mark.y + 5}, 3, tone(Tone::warning).strong, 16);
  if (sign == Sign::saved) draw_icon(mark, icon::check, tone(Tone::good).strong, 12);
  if (sign == Sign::failed) draw_icon(mark, icon::circle_alert, tone(Tone::bad).strong, 12);
}

class Cell {  // a gridcell around what is drawn
 public:
  explicit Cell(const Rect& r, int column) {
    Node n = node(id_of("cell") ^ static_cast<Id>(column * 7919), Role::gridcell, r, "");
    n.column_index = column;
    mirror::open(std::move(n));
  }
  ~Cell() { mirror::close(); }
  Cell(const Cell&) = delete;
  Cell& operator=(const Cell&) = delete;
};

}  // namespace

void text_cell(const Rect& r, int column, std::string_view value, Face face, Align align, Tone t, bool soft) {
  Cell cell(r, column);
  const ImU32 ink = t != Tone::neutral ? tone(t).strong : soft ? colors().text_soft : colors().text;
  text_at(r.inset(8, 0), value, face, ink, align);
}

void number_cell(const Rect& r, const std::string& value) {
  Cell cell(r, 1);
  text_at({r.x + 2, r.y, r.w - 4, r.h}, value, Face::small, colors().text_soft, Align::center);
}

namespace {

// Beside the cell: what is wrong with it at once while it has the focus, else when it is pointed at.
void tell(const FieldResult& field, std::string_view error, std::string_view help) {
  Use use;
  use.hovered = !field.focused && field.rect.contains(ImGui::GetIO().MousePos) && !platform::by_touch();
  hint(use, field.rect, error.empty() ? help : error, field.focused && !error.empty());
}

void take_product(RowContext& row, const ProductSummary& product) {
  OrderCard& card = row.card;
  DraftLine& line = row.line ? *row.line : card.draft.add_line();
  choose_product(line, product, card.draft);
  reprice(card, line);
  const std::int64_t key = line.key;
  touched(card);
  sheet.focus(key, SheetColumn::quantity);
}

}  // namespace

void product_cell(RowContext& row, const Rect& r) {
  Cell cell(r, 2);
  const DraftLine* line = row.line;
  if (!row.reason.empty() && line) {
    const float spare = r.w - 16 - text_width(line->name, Face::body) - text_width(line->sku, Face::small) - 12;
    const float sku = line->sku.empty() || spare < 0 ? 0 : text_width(line->sku, Face::small) + 12;
    text_at({r.x + 8, r.y, r.w - 16 - sku, r.h}, line->name, Face::body, colors().text, Align::left, true);
    if (sku > 0)
      text_at({r.right() - 8 - sku, r.y, sku, r.h}, line->sku, Face::small, colors().text_soft, Align::right, true);
    return;
  }
  const std::string name = in_line(tr("Товар", "Product"), row.index) + "###product";
  const Id id = id_of(name);
  const std::string shown = line ? line->name : std::string();
  const bool remove = sheet.before(SheetColumn::product, id, shown);
  PickerOptions o;
  o.field.bare = true;
  o.field.label_hidden = true;
  o.field.icon = line ? nullptr : icon::plus;
  o.field.placeholder = tr("Додати: назва, артикул або штрихкод", "Add: name, article or barcode");
  const std::string error = line ? error_at(row, "product_id", false) : std::string();
  const Sign sign = line ? sign_of(row, &DraftLine::product_id, !error.empty()) : Sign::none;
  take_pasted_lines(row.card, id);
  o.field.error = error;
  o.field.help = words_of(sign);
  const PickerResult result = picker_at(
      r.inset(1, 1), name, shown,
      [&card = row.card](const std::string& text, PickerReply reply) { find_products(card, text, std::move(reply)); },
      o);
  sheet.after(result.field);
  draw_sign(result.field.rect, sign);
  if (!error.empty()) tell(result.field, error, {});
  if (line && !line->sku.empty() && !result.field.focused &&
      r.w - text_width(line->name, Face::body) > text_width(line->sku, Face::small) + 40)
    draw_text({r.x, r.y, r.w - 10, r.h}, line->sku, Face::small, colors().text_soft, Align::right);
  if (remove) return remove_line(row.card, row.key());
  if (result.picked)
    if (const ProductSummary* product = found_product(result.picked->id)) take_product(row, *product);
}

namespace {

template <class F>
std::string reprinted(const std::string& text) {
  const auto value = parse_typed<F>(text);
  return value ? typed_text(*value) : text;
}

// What a cell of typed text is.
struct Typed {
  int number;
  SheetColumn column;
  std::string name;
  const char* key;
  const char* wire;  // its name in a refusal's path
  std::string DraftLine::*value;
  std::string (*print)(const std::string&);
};

// True when it was changed in this frame.
bool typed_cell(RowContext& row, const Rect& r, const Typed& t, FieldOptions o) {
  Cell cell(r, t.number);
  std::string& value = row.line->*t.value;
  o.bare = !is_phone();
  o.align_right = true;
  o.select_all = true;
  o.label_hidden = true;
  if (!o.input_mode) o.input_mode = "decimal";
  const std::string full = t.name + "###" + t.key;
  const Id id = id_of(full);
  const bool remove = sheet.before(t.column, id, value);
  const std::string error = error_at(row, t.wire, mirror::focused() == id);
  const Sign sign = sign_of(row, t.value, !error.empty());
  std::string help = words_of(sign);
  if (!o.help.empty()) help += (help.empty() ? "" : " · ") + std::string(o.help);
  o.error = error;
  o.help = help;
  const FieldResult field = field_at(r.inset(1, 1), full, value, o);
  bool changed = field.changed;
  if (sheet.after(field) && value != sheet.original()) {
    value = sheet.original();
    changed = true;
  }
  if (field.left && t.print) value = t.print(value);
  draw_sign(field.rect, sign);
  tell(field, o.error, o.help);
  if (remove) {
    remove_line(row.card, row.key());
    return false;
  }
  return changed;
}

}  // namespace

void quantity_cell(RowContext& row, const Rect& r) {
  DraftLine& line = *row.line;
  if (!row.reason.empty()) return text_cell(r, 3, line.quantity);
  const Typed cell{.number = 3,
                   .column = SheetColumn::quantity,
                   .name = in_line(tr("Кількість", "Quantity"), row.index),
                   .key = "quantity",
                   .wire = "quantity",
                   .value = &DraftLine::quantity,
                   .print = reprinted<Quantity>};
  if (typed_cell(row, r, cell, {})) {
    reprice(row.card, line);
    touched(row.card);
  }
}

namespace {

// A short word that opens a menu of others; quiet until pointed at. The chosen index, or −1.
int word_cell(const Rect& r, SheetColumn column, const std::string& label, const std::string& value,
              const std::vector<std::string>& choices, Sign sign) {
  const Id id = id_of(label);
  sheet.before(column, id, value);
  const Rect box = r.inset(1, 1);
  const Use use = use_item(id, box);
  draw_field_box(box, use, false, false, true);
  draw_text({box.x + 7, box.y, box.w - 14, box.h}, value, Face::body, colors().text_soft);
  if (use.hovered || use.focused)
    draw_icon({box.right() - 16, box.y, 14, box.h}, icon::chevron_down, colors().text_soft, 12);
  draw_sign(box, sign);
  Node n = node(id, Role::select, box, visible(label));
  n.value = value;
  n.focusable = true;
  n.reason = words_of(sign);
  n.expanded = popover_open(id);
  n.popup = "menu";
  mirror::add(std::move(n));
  if (use.pressed) toggle_popover(id);
  if (!popover_open(id)) return -1;
  int chosen = -1;
  Popover menu(id, box, 170, visible(label));
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (menu_item(choices[i], {.checked = choices[i] == value})) chosen = static_cast<int>(i);
  return chosen;
}

}  // namespace

void unit_cell(RowContext& row, const Rect& r) {
  DraftLine& line = *row.line;
  const Product* product = row.reason.empty() ? known_product(line.product_id) : nullptr;
  if (!product || product->units.empty())
    return text_cell(r, 4, line.unit, Face::body, Align::left, Tone::neutral, true);
  Cell cell(r, 4);
  std::vector<std::string> names{product->unit};
  for (const ProductUnit& unit : product->units) names.push_back(unit.unit);
  const int index = word_cell(r, SheetColumn::unit, in_line(tr("Одиниця", "Unit"), row.index) + "###unit", line.unit,
                              names, sign_of(row, &DraftLine::unit, false));
  if (index < 0) return;
  choose_unit(line, names[static_cast<std::size_t>(index)],
              index == 0 ? Quantity::whole(1) : product->units[static_cast<std::size_t>(index - 1)].factor);
  reprice(row.card, line);
  touched(row.card);
}

void price_cell(RowContext& row, const Rect& r) {
  DraftLine& line = *row.line;
  const std::string why =
      line.price_agreed ? tr("Ціну введено вручну", "The price was typed by hand") : line.price_reason;
  if (!row.reason.empty()) {
    text_cell(r, 5, line.price);
    Use use;
    use.hovered = r.contains(ImGui::GetIO().MousePos) && !platform::by_touch();
    return hint(use, r, why);
  }
  FieldOptions o;
  o.skip_enter = true;
  o.help = why;
  if (line.price_agreed && text_width(line.price, Face::body) < r.w - 32)
    draw_icon({r.x + 4, r.y, 12, r.h}, icon::pencil, colors().text_faint, 12);
  const Typed cell{.number = 5,
                   .column = SheetColumn::price,
                   .name = in_line(tr("Ціна", "Price"), row.index),
                   .key = "price",
                   .wire = "price",
                   .value = &DraftLine::price,
                   .print = reprinted<UnitPrice>};
  const bool changed = typed_cell(row, r, cell, o);
  if (changed) {
    line.price_agreed = !line.price.empty();
    touched(row.card);
  } else if (line.price.empty() && mirror::focused() != id_of("###price")) {  // an emptied price is the list's again
    restore_price(row.card, line);
  }
}

void discount_cell(RowContext& row, const Rect& r) {
  DraftLine& line = *row.line;
  if (!row.reason.empty()) return text_cell(r, 6, line.discount, Face::body, Align::right, Tone::neutral, true);
  FieldOptions o;
  o.skip_enter = true;
  o.input_mode = "text";
  o.placeholder = "–";
  const Typed cell{.number = 6,
                   .column = SheetColumn::discount,
                   .name = in_line(tr("Знижка, %", "Discount, %"), row.index),
                   .key = "discount",
                   .wire = "discounts",
                   .value = &DraftLine::discount,
                   .print = nullptr};
  if (typed_cell(row, r, cell, o)) touched(row.card);
}

namespace {

std::string tax_word(const std::string& code) {
  for (const TaxCode& row : shipped_tax_codes())
    if (row.code == code)
      return row.rate.is_taxed() ? print_number(row.rate.percent, language()) + "\u00A0%"
                                 : std::string(language() == Language::uk ? row.uk : row.en);
  return code;
}

}  // namespace

void tax_cell(RowContext& row, const Rect& r) {
  DraftLine& line = *row.line;
  if (!row.reason.empty()) return text_cell(r, 7, tax_word(line.tax), Face::body, Align::left, Tone::neutral, true);
  Cell cell(r, 7);
  std::vector<std::string> names;
  for (const TaxCode& code : shipped_tax_codes()) names.push_back(tax_word(std::string(code.code)));
  const int index = word_cell(r, SheetColumn::tax, in_line(tr("ПДВ", "VAT"), row.index) + "###tax", tax_word(line.tax),
                              names, sign_of(row, &DraftLine::tax, false));
  if (index < 0) return;
  line.tax = line.product_tax = std::string(shipped_tax_codes()[static_cast<std::size_t>(index)].code);
  touched(row.card);
}

namespace {

struct StockWords {
  std::string text;
  Tone tone = Tone::neutral;
};

StockWords stock_words(const RowContext& row) {
  const DraftLine& line = *row.line;
  if (line.kind == ProductKind::service && row.card.state() == OrderState::draft)
    return {tr("послуга", "service"), Tone::neutral};
  if (row.card.state() != OrderState::draft && line.id) {
    for (const OrderLine& saved : row.card.saved()->lines) {
      if (saved.id != *line.id) continue;
      const bool good = saved.kind == ProductKind::good;
      const std::string of = " / " + quantity_text(saved.stock_quantity);
      if (saved.shipped >= saved.stock_quantity)
        return {good ? tr("відвантажено", "shipped") : tr("виконано", "performed"), Tone::good};
      if (saved.shipped.is_positive())
        return {std::string(good ? tr("відв. ", "shp. ") : tr("вик. ", "perf. ")) + quantity_text(saved.shipped) + of,
                Tone::accent};
      if (!good) return {tr("не виконано", "not performed"), Tone::neutral};
      if (row.card.state() == OrderState::cancelled) return {"–", Tone::neutral};
      return {std::string(tr("рез. ", "res. ")) + quantity_text(saved.reserved) + of,
              saved.reserved >= saved.stock_quantity ? Tone::info : Tone::warning};
    }
  }
  const auto free = free_stock(row.card, line);
  if (!free) return {"", Tone::neutral};
  if (!free->is_positive()) return {tr("немає", "none"), Tone::bad};
  const auto typed = parse_typed<Quantity>(line.quantity);
  const bool enough = !typed || static_cast<int128>(typed->units) * line.factor.units <=
                                    static_cast<int128>(free->units) * Quantity::one;
  return {std::string(tr("вільно ", "free ")) + quantity_text(*free), enough ? Tone::good : Tone::warning};
}

}  // namespace

void stock_cell(RowContext& row, const Rect& r) {
  const StockWords words = stock_words(row);
  Cell cell(r, 9);
  const bool worry = words.tone == Tone::bad || words.tone == Tone::warning;
  if (worry) draw_icon({r.x + 8, r.y, 14, r.h}, icon::triangle_alert, tone(words.tone).strong, 14);
  const float left = worry ? 26.f : 8.f;
  text_at({r.x + left, r.y, r.w - left - 4, r.h}, words.text, Face::small,
          words.tone == Tone::neutral ? colors().text_soft : tone(words.tone).strong);
}

namespace {

void warehouse_items(RowContext& row) {
  const auto& warehouses = references().warehouses.value();
  if (!warehouses || warehouses->items.size() < 2 || row.line->kind != ProductKind::good) return;
  menu_separator();
  menu_title(tr("Склад рядка", "Warehouse of the line"));
  const auto choose = [&](std::optional<WarehouseId> id, const std::string& name) {
    if (!menu_item(name, {.checked = row.line->warehouse_id == id})) return;
    row.line->warehouse_id = id;
    touched(row.card);
  };
  choose(std::nullopt, tr("Як у замовленні", "As in the order"));
  for (const Warehouse& w : warehouses->items)
    if (!w.archived) choose(w.id, w.name);
}

}  // namespace

void menu_cell(RowContext& row, const Rect& r) {
  Cell cell(r, 10);
  const std::string name = in_line(tr("Дії", "Actions"), row.index) + "###menu";
  const Id id = button_id(name);
  ButtonOptions o{.kind = ButtonKind::ghost};
  o.expanded = popover_open(id);
  o.popup = "menu";
  if (icon_button_at(r.inset(2, std::max(2.f, (r.h - 48) / 2)), name, icon::ellipsis, o)) toggle_popover(id);
  if (!popover_open(id)) return;
  bool copy = false, remove = false;
  {
    Popover menu(id, r, 260, visible(name));
    copy = menu_item(tr("Скопіювати рядок", "Copy the line"), {.icon = icon::copy, .shortcut = "F9"});
    remove =
        menu_item(tr("Видалити рядок", "Remove the line"), {.icon = icon::trash_2, .shortcut = "Del", .danger = true});
    warehouse_items(row);
  }
  if (copy) copy_line(row.card, row.key());
  if (remove) remove_line(row.card, row.key());
}

Sheet& open_sheet() {
  return sheet;
}

}  // namespace kram::screens
