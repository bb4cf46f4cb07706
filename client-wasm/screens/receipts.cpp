// The list and the posted receipt, which is for reading only.
#include "client-wasm/screens/receipts.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/receipt_form.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::KeyPages<Receipt> pages;
api::Loaded<Receipt> record;
TableState table, line_table;
SearchWords typed;
int last_frame = -2;

std::vector<TableColumn> columns() {
  std::vector<TableColumn> list = {
      {.key = "number", .title = "№", .width = 92, .phone = Slot::lead, .fixed = true, .whole = true},
      {.key = "date", .title = tr("Дата", "Date"), .width = 108, .phone = Slot::under, .whole = true},
      {.key = "supplier", .title = tr("Постачальник", "Supplier"), .width = 200, .grow = 2, .phone = Slot::right_under},
      {.key = "warehouse", .title = tr("Склад", "Warehouse"), .width = 150, .grow = 1},
      {.key = "lines", .title = tr("Рядків", "Lines"), .width = 80, .align = Align::right}};
  if (api::may("see_cost"))
    list.push_back({.key = "cost",
                    .title = tr("Собівартість, ₴", "Cost, ₴"),
                    .width = 140,
                    .align = Align::right,
                    .phone = Slot::right});
  list.push_back({.key = "document", .title = tr("Документ постачальника", "Supplier’s document"), .width = 210});
  return list;
}

std::string supplier_words(const Receipt& r) {
  if (!r.supplier_name.empty()) return r.supplier_name;
  return std::string(label(language(), "receipt_kind", r.kind));
}

void draw_row(const Receipt& r, TableRow& row) {
  const std::string place = "#/receipts/" + to_text(r.id);
  row.id(r.id.value, place);
  row.link("№ " + std::to_string(r.number), place);
  row.date(r.received_on);
  row.text(supplier_words(r));
  row.text(r.warehouse_name);
  row.text(std::to_string(r.lines.size()));
  if (api::may("see_cost")) row.money(r.cost);
  row.soft(r.supplier_document);
}

void rows(std::string& search, bool& changed) {
  pages.want("/receipts", {{"search", search}});
  if (list_failed(pages)) return;
  if (pages.empty()) {
    if (!search.empty()) {
      if (nothing_found()) search.clear(), changed = true;
      return;
    }
    PageBody page("empty", 720);
    if (empty_state(icon::package_open, tr("Надходжень ще немає", "No receipts yet"),
                    tr("Надходження кладе товар на склад і дає йому собівартість. Почніть із залишків, які вже є.",
                       "A receipt puts goods on stock and gives them their cost. Begin with the stock that you have."),
                    api::may("receive_stock") ? tr("Нове надходження", "New receipt") : ""))
      platform::go("/receipts/new");
    return;
  }
  TableOptions options;
  options.known_rows = pages.complete() ? pages.rows() : -1;
  const KeptTable keeps("receipts", table);
  const TableResult seen = data_table(
      tr("Надходження", "Receipts"), columns(), table, pages.rows(),
      [](std::int64_t i, TableRow& row) {
        const Receipt* r = pages.row(i);
        if (!r) return row.skeleton();
        draw_row(*r, row);
      },
      options);
  pages.show(seen.first, seen.last);
}

void list_screen(const Route& route) {
  set_page_title(tr("Надходження", "Receipts"));
  if (entered(last_frame) && table.offset < 1) pages.refresh();
  std::string search = parameter_text(route, "search");
  bool changed = false;
  list_head([&] {
    Row row;
    if (search_words(typed, search, tr("Пошук надходжень", "Search receipts"),
                     tr("Номер, постачальник або документ", "Number, supplier or document"), search_width()))
      changed = true;
    const std::string reason = unless("receive_stock");
    const char* words = tr("Нове надходження", "New receipt");
    const ButtonOptions look{.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"};
    push_right(button_width(words, look));
    const bool pressed = button(words, look);
    if (pressed || (shortcut("N") && reason.empty())) platform::go("/receipts/new");
  });
  rows(search, changed);
  if (changed) platform::go("/receipts" + api::query({{"search", search}}), true);
}

std::string entity_name(const std::optional<LegalEntityId>& id) {
  if (const auto& all = references().legal_entities.value(); all && id)
    for (const LegalEntity& e : all->items)
      if (e.id == *id) return e.name;
  return {};
}

std::string place_name(const Receipt& r, const std::optional<PlaceId>& id) {
  const auto& all = references().warehouses.value();
  if (!all || !id || !r.warehouse_id) return {};
  for (const Warehouse& w : all->items)
    if (w.id == *r.warehouse_id)
      for (const Place& p : w.places)
        if (p.id == *id) return p.name;
  return {};
}

void head_facts(const Receipt& r) {
  Card panel("facts", tr("Надходження", "Receipt"));
  std::vector<Fact> left, right;
  left.push_back({.label = tr("Вид", "Kind"), .value = std::string(label(language(), "receipt_kind", r.kind))});
  if (r.supplier_id)
    left.push_back({.label = tr("Постачальник", "Supplier"),
                    .value = r.supplier_name,
                    .href = "#/suppliers/" + to_text(*r.supplier_id)});
  left.push_back({.label = tr("Склад", "Warehouse"), .value = r.warehouse_name});
  if (const std::string name = entity_name(r.legal_entity_id); !name.empty())
    left.push_back({.label = tr("Юридична особа", "Legal entity"), .value = name});
  right.push_back({.label = tr("Дата", "Date"), .value = date_text(r.received_on)});
  if (!r.supplier_document.empty())
    right.push_back(
        {.label = tr("Документ постачальника", "Supplier’s document"), .value = r.supplier_document, .copyable = true});
  right.push_back({.label = tr("Проведено", "Posted"), .value = moment_text(r.recorded_at)});
  {
    Columns c({1, 1}, space_8, 280);
    facts(left);
    c.next();
    facts(right);
  }
  if (!r.note.empty()) paragraph(r.note);
}

void lines_panel(const Receipt& r) {
  const bool cost = api::may("see_cost");
  std::vector<TableColumn> list = {
      {.key = "product", .title = tr("Товар", "Product"), .width = 220, .grow = 3, .phone = Slot::lead, .fixed = true},
      {.key = "place", .title = tr("Місце", "Place"), .width = 110, .grow = 1},
      {.key = "quantity",
       .title = tr("Кількість", "Quantity"),
       .width = 104,
       .align = Align::right,
       .phone = Slot::right_under}};
  if (cost) {
    list.push_back({.key = "unit_cost",
                    .title = tr("Ціна, ₴", "Unit cost, ₴"),
                    .width = 110,
                    .align = Align::right,
                    .phone = Slot::under});
    list.push_back(
        {.key = "cost", .title = tr("Сума, ₴", "Cost, ₴"), .width = 124, .align = Align::right, .phone = Slot::right});
  }
  Card panel("lines", tr("Товари", "Goods"));
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  if (cost)
    options.totals = [&r](TableRow& row) {
      row.strong(tr("Разом", "Total"));
      row.empty();
      row.empty();
      row.empty();
      row.money(r.cost);
    };
  data_table(
      tr("Товари", "Goods"), list, line_table, static_cast<std::int64_t>(r.lines.size()),
      [&](std::int64_t i, TableRow& row) {
        const ReceiptLine& line = r.lines[static_cast<std::size_t>(i)];
        row.id(i + 1);
        row.link(line.product_name, "#/products/" + to_text(line.product_id));
        row.soft(place_name(r, line.place_id));
        row.quantity(line.quantity);
        if (!cost) return;
        row.price(line.unit_cost);
        row.money(line.cost);
      },
      options);
}

void posted_receipt(const std::string& part) {
  references();
  record.want("/receipts/" + part);
  set_page_title(tr("Надходження", "Receipt"));
  if (record_waiting(record, "/receipts", tr("Такого надходження немає", "There is no such receipt"),
                     tr("До списку надходжень", "To the list of receipts")))
    return;
  const Receipt r = *record.value();
  const std::string title = std::string(tr("Надходження № ", "Receipt no. ")) + std::to_string(r.number);
  set_page_title(title);
  PageBody page("receipt" + part, 1080);
  page_header(title, supplier_words(r), [&] { badge(tr("Проведено", "Posted"), Tone::good, icon::circle_check); });
  head_facts(r);
  lines_panel(r);
}

}  // namespace

void receipts_changed() {
  pages.refresh();
}

void draw_receipts(const Route& route) {
  const std::string part = route.part(1);
  if (part == "new") return draw_receipt_form();
  if (!part.empty()) return posted_receipt(part);
  list_screen(route);
}

}  // namespace kram::screens
