// Sums are counted by the rules that the server posts by.
#include "client-wasm/screens/receipt_lines.hpp"

#include <algorithm>

#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/pasted_rows.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/pricing.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

constexpr float line_height_gap = 4;
constexpr const char* paste_owner = "receipt";

std::map<std::string, ProductSummary> found_products_by_id;

// Only goods are received.
void search_goods(const std::string& text, std::function<void(std::vector<ProductSummary>)> done) {
  const auto& warehouse = receipt_draft().receipt.warehouse_id;
  api::get("/products" +
               api::query({{"search", text}, {"limit", "20"}, {"warehouse_id", warehouse ? to_text(*warehouse) : ""}}),
           [done = std::move(done)](const api::Answer& answer) {
             std::vector<ProductSummary> goods;
             if (answer.ok())
               if (auto read = answer_from_json<Page<ProductSummary>>(answer.body))
                 for (const ProductSummary& p : read->items)
                   if (p.kind == ProductKind::good) goods.push_back(p);
             done(std::move(goods));
           });
}

void find_goods(const std::string& text, PickerReply reply) {
  search_goods(text, [reply = std::move(reply)](std::vector<ProductSummary> goods) {
    std::vector<PickerItem> items;
    for (const ProductSummary& p : goods) {
      found_products_by_id[to_text(p.id)] = p;
      items.push_back(
          {.id = to_text(p.id),
           .title = p.name,
           .detail = p.sku.empty() ? "" : std::string(tr("арт. ", "art. ")) + p.sku,
           .right = std::string(tr("на складі ", "on hand ")) + quantity_text(p.on_hand) + "\u00A0" + p.unit,
           .dim = p.archived});
    }
    reply(std::move(items));
  });
}

const Warehouse* chosen_warehouse() {
  if (const auto& all = references().warehouses.value(); all && receipt_draft().receipt.warehouse_id)
    for (const Warehouse& w : all->items)
      if (w.id == *receipt_draft().receipt.warehouse_id) return &w;
  return nullptr;
}

std::string line_path(std::size_t i, const char* field) {
  return "/lines/" + std::to_string(i) + "/" + field;
}

struct Cells {
  Rect product, place, quantity, cost, total, copy, remove;
};
// A phone gives the product a line of its own.
Cells cells_of(const Rect& r, bool places) {
  Cells c;
  const float h = metrics().control, cross = h, pad = space_2;
  if (is_phone() || r.w < 620) {
    c.product = {r.x, r.y, r.w - 2 * cross - pad, h};
    c.copy = {r.right() - 2 * cross, r.y, cross, h};
    c.remove = {r.right() - cross, r.y, cross, h};
    const float y = r.y + h + line_height_gap, third = (r.w - 2 * pad) / 3;
    c.quantity = {r.x, y, third, h};
    c.cost = {r.x + third + pad, y, third, h};
    c.total = {r.x + 2 * (third + pad), y, third, h};
    return c;
  }
  const float total = 128, cost = 128, quantity = 128, place = places ? 130.f : 0.f;
  float x = r.right() - cross;
  c.remove = {x, r.y, cross, h};
  x -= cross, c.copy = {x, r.y, cross, h};
  x -= pad + total, c.total = {x, r.y, total, h};
  x -= pad + cost, c.cost = {x, r.y, cost, h};
  x -= pad + quantity, c.quantity = {x, r.y, quantity, h};
  if (places) x -= pad + place, c.place = {x, r.y, place, h};
  c.product = {r.x, r.y, x - pad - r.x, h};
  return c;
}
float cells_height() {
  return is_phone() || flow_width() < 620 ? 2 * metrics().control + line_height_gap : metrics().control;
}

void cell_hint(const FieldResult& field, const std::string& told) {
  if (told.empty()) return;
  Use use;
  use.hovered = field.rect.contains(ImGui::GetIO().MousePos) && !platform::by_touch();
  hint(use, field.rect, told, field.focused);
}

void place_cell(const Rect& r, ReceiptLine& line, const Warehouse& warehouse) {
  std::vector<std::pair<std::optional<PlaceId>, std::string>> names;
  for (const Place& p : warehouse.places)
    if (!p.archived) names.emplace_back(p.id, p.name);
  if (!line.place_id && !names.empty()) line.place_id = names.front().first;
  Flow flow(r, 0);
  select_value(tr("Місце", "Place"), line.place_id, names, {.label_hidden = true, .skip_enter = true});
}

// What is asked of a line in this frame.
struct LineAsks {
  bool current = false, copy = false, remove = false;
};

LineAsks line_buttons(const Cells& c, const ReceiptLine& line, bool typing) {
  const std::string copy = std::string(tr("Скопіювати ", "Copy ")) + line.product_name;
  const std::string remove = std::string(tr("Прибрати ", "Remove ")) + line.product_name;
  const ButtonOptions copy_look{.kind = ButtonKind::ghost, .shortcut = "F9"};
  LineAsks asks;
  asks.copy = icon_button_at(c.copy, copy, icon::copy, copy_look);
  asks.remove = icon_button_at(c.remove, remove, icon::x);
  const Id focused = mirror::focused();
  asks.current =
      typing || focused == button_id(copy) || focused == button_id(remove) || focused == id_of(tr("Місце", "Place"));
  return asks;
}

LineAsks line_row(std::size_t i, const Warehouse* warehouse, bool places) {
  ReceiptLine& line = receipt_draft().receipt.lines[i];
  Key scope(line.product_id.value * 1000 + static_cast<std::int64_t>(i));
  const Cells c = cells_of(place(0, cells_height()), places);
  const std::string refused = receipt_draft().wrong.at(line_path(i, "product_id"));
  link_at(c.product, line.product_name, "#/products/" + to_text(line.product_id), Face::body);
  if (!refused.empty())
    text_at({c.product.x, c.product.bottom() - 16, c.product.w, 16}, refused, Face::small, tone(Tone::bad).strong);
  if (places && warehouse && c.place.w > 0) place_cell(c.place, line, *warehouse);
  std::string told = receipt_draft().wrong.at(line_path(i, "quantity"));
  if (told.empty() && line.quantity.is_negative()) told = error_template(ErrorCode::must_be_positive, language());
  const std::string quantity_name = std::string(tr("Кількість: ", "Quantity: ")) + line.product_name;
  const std::string unit =
      receipt_draft().units.count(line.product_id.value) ? receipt_draft().units[line.product_id.value] : std::string();
  if (receipt_draft().focus == i) {
    receipt_draft().focus.reset();
    mirror::request_focus(id_of(quantity_name));
  }
  FieldOptions o{.error = told, .suffix = unit};
  const FieldResult quantity = fixed_at(c.quantity, quantity_name, line.quantity, o);
  receipt_draft().wrong.settle(line_path(i, "quantity"), quantity.changed);
  cell_hint(quantity, told);
  const std::string cost_told = receipt_draft().wrong.at(line_path(i, "unit_cost"));
  const std::string cost_name = std::string(tr("Ціна: ", "Unit cost: ")) + line.product_name;
  const FieldResult cost = fixed_at(c.cost, cost_name, line.unit_cost, {.error = cost_told, .suffix = "₴"});
  receipt_draft().wrong.settle(line_path(i, "unit_cost"), cost.changed);
  cell_hint(cost, cost_told);
  const auto sum = cost_of(line);
  text_at(c.total, sum ? money_text(*sum, "") : tr("завелика", "too large"), Face::body_bold,
          sum ? colors().text : tone(Tone::bad).strong, Align::right, true);
  return line_buttons(c, line, quantity.focused || cost.focused);
}

void add_line(const std::string& id) {
  const auto found = found_products_by_id.find(id);
  if (found == found_products_by_id.end()) return;
  ReceiptLine line;
  line.product_id = found->second.id;
  line.product_name = found->second.name;
  line.quantity = Quantity::whole(1);
  receipt_draft().units[line.product_id.value] = found->second.unit;
  receipt_draft().receipt.lines.push_back(std::move(line));
  receipt_draft().focus = receipt_draft().receipt.lines.size() - 1;
  platform::request_frame();
}

void lines_heading(bool places) {
  if (is_phone() || flow_width() < 620 || receipt_draft().receipt.lines.empty()) return;
  Cells c = cells_of(place(0, 20), places);
  const auto word = [](Rect r, const char* text, Align align) {
    r.h = 20;
    text_at(r, text, Face::small, colors().text_soft, align);
  };
  word(c.product, tr("Товар", "Product"), Align::left);
  if (places) word(c.place, tr("Місце", "Place"), Align::left);
  word(c.quantity, tr("Кількість", "Quantity"), Align::right);
  word(c.cost, tr("Ціна за одиницю", "Unit cost"), Align::right);
  word(c.total, tr("Сума, ₴", "Cost, ₴"), Align::right);
}

void remove_line(std::size_t i) {
  const ReceiptLine line = receipt_draft().receipt.lines[i];
  receipt_draft().receipt.lines.erase(receipt_draft().receipt.lines.begin() + static_cast<std::ptrdiff_t>(i));
  toast(tr("Рядок прибрано", "The line is removed"), Tone::neutral, [line, i] {
    auto& lines = receipt_draft().receipt.lines;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(std::min(i, lines.size())), line);
  });
}

void copy_line(std::size_t i) {
  auto& lines = receipt_draft().receipt.lines;
  const ReceiptLine copy = lines[i];
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1, copy);
  receipt_draft().focus = i + 1;
  platform::request_frame();
}

void add_pasted(const std::vector<PastedRow>& rows) {
  auto& lines = receipt_draft().receipt.lines;
  const auto before = lines;
  for (const PastedRow& row : rows) {
    ReceiptLine line;
    line.product_id = row.product.id;
    line.product_name = row.product.name;
    if (const auto quantity = parse_typed<Quantity>(row.quantity)) line.quantity = *quantity;
    if (const auto cost = parse_typed<UnitPrice>(row.price)) line.unit_cost = *cost;
    receipt_draft().units[line.product_id.value] = row.product.unit;
    lines.push_back(std::move(line));
  }
  toast(std::string(tr("Додано рядків: ", "Lines added: ")) + std::to_string(rows.size()), Tone::good,
        [before] { receipt_draft().receipt.lines = before; });
}

void all_lines() {
  const Warehouse* warehouse = chosen_warehouse();
  const bool places = warehouse && std::count_if(warehouse->places.begin(), warehouse->places.end(),
                                                 [](const Place& p) { return !p.archived; }) > 1;
  lines_heading(places);
  std::optional<std::size_t> current, copied, gone;
  for (std::size_t i = 0; i < receipt_draft().receipt.lines.size(); ++i) {
    const LineAsks asks = line_row(i, warehouse, places);
    if (asks.current) current = i;
    if (asks.copy) copied = i;
    if (asks.remove) gone = i;
  }
  if (current && shortcut("F9", true)) copied = current;
  if (gone)
    remove_line(*gone);
  else if (copied)
    copy_line(*copied);
}

void adding_field() {
  PickerOptions o{.field = {.placeholder = tr("Додати: назва, артикул або штрихкод", "Add: name, article or barcode"),
                            .help = tr("Вставте з таблиці: артикул, кількість, ціна",
                                       "Paste from a sheet: article, quantity, cost"),
                            .icon = icon::plus,
                            .label_hidden = true}};
  o.clear_after = true;
  const char* name = tr("Додати товар", "Add a product");
  if (shortcut("Insert", true)) mirror::request_focus(id_of(name));
  take_pasted_rows(id_of(name), paste_owner);
  const PickerResult found = picker(name, "", find_goods, o);
  if (found.picked) add_line(found.picked->id);
}

}  // namespace

std::optional<Money> cost_of(const ReceiptLine& line) {
  const auto cost = line_amount(line.quantity, line.unit_cost);
  return cost ? std::optional(*cost) : std::nullopt;
}

void receipt_lines() {
  Card panel("lines", tr("Товари", "Goods"));
  const std::string told = receipt_draft().wrong.at("/lines");
  if (!told.empty()) notice(Tone::bad, told);
  all_lines();
  adding_field();
  separator();
  Money total;
  for (const ReceiptLine& line : receipt_draft().receipt.lines)
    if (const auto cost = cost_of(line)) total += *cost;
  facts({{.label = tr("Разом собівартість", "Total cost"),
          .value = money_text(total, "UAH"),
          .copyable = true,
          .strong = true}});
}

void receipt_paste() {
  pasted_rows_dialog(paste_owner, {.search = search_goods, .add = add_pasted});
}

}  // namespace kram::screens
