// What it is, what of it is free and where, and for how much each list sells it.
#include "client-wasm/screens/product_card.hpp"

#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/price_rules.hpp"
#include "client-wasm/screens/product_variants.hpp"
#include "client-wasm/screens/products.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/tax.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

api::Loaded<Product> record;
std::map<std::int64_t, api::Loaded<Page<PriceRuleRow>>> rules;  // by price list, of this product's name
TableState stock_table, price_table;
PriceAsk price_ask;
bool running = false;
int last_frame = -2;
std::string last_part;

void refresh_rules() {
  for (auto& [id, loaded] : rules) loaded.refresh();
  record.refresh();
}

std::string warehouse_name(WarehouseId id) {
  if (const auto& all = references().warehouses.value())
    for (const Warehouse& w : all->items)
      if (w.id == id) return w.name;
  return "№ " + to_text(id);
}

void send_archived(bool archived) {
  if (running || !record.value()) return;
  running = true;
  Json body;
  body["archived"] = archived;
  api::patch("/products/" + to_text(record.value()->id), std::move(body), record.version(),
             [archived](const api::Answer& answer) {
               running = false;
               if (!answer.ok()) {
                 if (answer.problem->code == "version_stale") record.refresh();
                 return toast(answer.problem->text, Tone::bad);
               }
               if (auto row = answer_from_json<Product>(answer.body)) record.take(std::move(*row), answer.etag);
               toast(archived ? tr("Перенесено в архів", "Moved to the archive")
                              : tr("Повернуто з архіву", "Taken out of the archive"),
                     Tone::good, [archived] { send_archived(!archived); });
             });
}

std::string whole_name(const Product& p) {
  return p.variant.empty() ? p.name : p.name + ", " + p.variant;
}

void head(const Product& p) {
  std::string under(label(language(), "product_kind", p.kind));
  if (!p.sku.empty()) under += tr(" · арт. ", " · art. ") + p.sku;
  if (p.archived) under += tr(" · в архіві", " · archived");
  const std::string reason = unless("edit_products");
  page_header(whole_name(p), under, [&] {
    if (button(tr("Змінити", "Edit"), {.kind = ButtonKind::primary, .icon = icon::pencil, .reason = reason}))
      platform::go("/products/" + to_text(p.id) + "/edit");
    const Rect at = cursor();
    const Id menu = menu_button(tr("Ще дії", "More actions"), icon::ellipsis);
    if (!popover_open(menu)) return;
    Popover open(menu, {at.x, at.y, metrics().control, metrics().control}, 260, tr("Ще дії", "More actions"));
    if (menu_item(p.archived ? tr("Повернути з архіву", "Take out of the archive") : tr("В архів", "Archive"),
                  {.icon = icon::inbox, .reason = reason}))
      send_archived(!p.archived);
  });
}

// A product that is sold by its variants costs what they cost.
std::string price_words(const Product& p, const std::optional<VariantSums>& variants) {
  if (p.price) return price_text(*p.price) + "\u00A0₴";
  if (!variants || !variants->least) return tr("без ціни", "no price");
  const char* from = *variants->least < *variants->most ? tr("від ", "from ") : "";
  return from + price_text(*variants->least) + "\u00A0₴";
}

void stock_figures(const Product& p) {
  Quantity on_hand, reserved, available;
  for (const StockLevel& level : p.stock)
    on_hand += level.on_hand, reserved += level.reserved, available += level.available;
  const auto variants = sums_of_variants(p);
  if (variants) on_hand += variants->on_hand, reserved += variants->reserved, available += variants->available;
  const std::string price = price_words(p, variants);
  const auto with_unit = [&p](Quantity q) { return quantity_text(q) + "\u00A0" + p.unit; };
  if (p.kind == ProductKind::service) {
    Columns c({1, 3}, space_4, 200);
    figure(tr("Ціна", "Price"), price);
    return;
  }
  Columns c({1, 1, 1, 1}, space_4, 170);
  figure(tr("Ціна", "Price"), price);
  c.next();
  figure(tr("Вільно", "Free"), with_unit(available), "", free_tone(available, reserved));
  c.next();
  figure(tr("У резерві", "Reserved"), with_unit(reserved));
  c.next();
  figure(tr("На складі", "On hand"), with_unit(on_hand));
}

void stock_panel(const Product& p) {
  if (p.kind == ProductKind::service || (p.stock.empty() && sums_of_variants(p))) return;
  Card panel("stock", tr("Залишки за складами", "Stock by warehouse"));
  if (p.stock.empty()) {
    soft_text(tr("На складах ще не було. Залишок з’явиться після надходження.",
                 "Never was on stock. It comes with a receipt."),
              Face::body);
    if (api::may("receive_stock")) link(tr("Прийняти надходження", "Receive goods"), "#/receipts/new");
    return;
  }
  const std::vector<TableColumn> columns = {
      {.key = "warehouse",
       .title = tr("Склад", "Warehouse"),
       .width = 150,
       .grow = 2,
       .phone = Slot::lead,
       .fixed = true},
      {.key = "on_hand",
       .title = tr("На складі", "On hand"),
       .width = 96,
       .align = Align::right,
       .phone = Slot::right_under},
      {.key = "reserved", .title = tr("У резерві", "Reserved"), .width = 96, .align = Align::right},
      {.key = "available", .title = tr("Вільно", "Free"), .width = 96, .align = Align::right, .phone = Slot::right}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Залишки", "Stock"), columns, stock_table, static_cast<std::int64_t>(p.stock.size()),
      [&p](std::int64_t i, TableRow& row) {
        const StockLevel& level = p.stock[static_cast<std::size_t>(i)];
        row.id(level.warehouse_id.value);
        row.text(warehouse_name(level.warehouse_id));
        row.quantity(level.on_hand);
        row.quantity(level.reserved);
        row.quantity(level.available);
      },
      options);
}

// Every list that prices this product, with its breaks.
std::vector<std::pair<std::string, PriceRuleRow>> known_prices(const Product& p, bool& complete) {
  std::vector<std::pair<std::string, PriceRuleRow>> found;
  const auto& lists = references().price_lists.value();
  complete = lists.has_value();
  if (!lists) return found;
  for (const PriceListRow& list : lists->items) {
    auto& loaded = rules[list.id.value];
    loaded.want("/price-lists/" + to_text(list.id) + "/rules" + api::query({{"search", p.name}, {"limit", "200"}}));
    if (!loaded.value()) {
      complete = complete && loaded.problem().has_value();
      continue;
    }
    for (const PriceRuleRow& rule : loaded.value()->items)
      if (rule.product_id == p.id) found.emplace_back(list.name, rule);
  }
  return found;
}

void prices_panel(const Product& p) {
  const std::string reason = unless("edit_prices");
  Card panel("prices", tr("Ціни в прайсах", "Prices in lists"), [&] {
    if (button(tr("Ціна", "Price"), {.icon = icon::plus, .reason = reason}))
      ask_price(price_ask, std::nullopt, p.id, p.name);
  });
  bool complete = false;
  const auto list = known_prices(p, complete);
  if (list.empty()) {
    if (!complete) return skeleton(2, 24);
    return soft_text(tr("У жодному прайсі ціни ще немає", "No list has a price yet"), Face::body);
  }
  const std::vector<TableColumn> columns = {
      {.key = "list", .title = tr("Прайс", "Price list"), .width = 140, .grow = 2, .phone = Slot::lead, .fixed = true},
      {.key = "break", .title = tr("Кількість", "Quantity"), .width = 132, .phone = Slot::under},
      {.key = "price", .title = tr("Ціна, ₴", "Price, ₴"), .width = 100, .align = Align::right, .phone = Slot::right},
      {.key = "dates", .title = tr("Діє", "Valid"), .width = 130, .grow = 1},
      {.key = "remove", .title = "", .width = 48, .phone = Slot::right_under}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Ціни", "Prices"), columns, price_table, static_cast<std::int64_t>(list.size()),
      [&](std::int64_t i, TableRow& row) {
        const auto& [name, rule] = list[static_cast<std::size_t>(i)];
        row.id(rule.id.value);
        row.text(name);
        row.soft(break_words(rule, p.unit));
        row.price(rule.price);
        row.soft(dates_words(rule));
        if (!reason.empty()) return row.empty();
        row.custom([&rule = rule](const Rect& r) {
          const std::string words = std::string(tr("Прибрати ціну ", "Remove the price ")) + price_text(rule.price);
          if (icon_button_in(r, words, icon::x)) remove_price(rule, refresh_rules);
        });
      },
      options);
}

void facts_panel(const Product& p) {
  std::vector<Fact> list;
  list.push_back({.label = tr("Одиниця", "Unit"), .value = p.unit});
  for (const ProductUnit& unit : p.units)
    list.push_back({.label = "1 " + unit.unit, .value = quantity_text(unit.factor) + "\u00A0" + p.unit});
  list.push_back({.label = tr("ПДВ", "VAT"), .value = tax_words(p.tax)});
  if (p.category_id)
    if (const auto& all = product_categories().value())
      for (const Category& c : all->items)
        if (c.id == *p.category_id)
          list.push_back({.label = tr("Категорія", "Category"),
                          .value = c.name,
                          .href = "#/products?category_id=" + to_text(c.id)});
  if (!p.variant.empty()) list.push_back({.label = tr("Варіант", "Variant"), .value = p.variant});
  for (const Barcode& code : p.barcodes)
    list.push_back({.label = tr("Штрихкод", "Barcode") + (code.unit.empty() ? std::string() : " · " + code.unit),
                    .value = code.code,
                    .copyable = true});
  if (!p.external_id.empty())
    list.push_back({.label = tr("Зовнішній номер", "External id"), .value = p.external_id, .copyable = true});
  Card panel("facts", tr("Відомості", "Facts"));
  facts(list);
  if (p.description.empty()) return;
  separator();
  paragraph(p.description);
}

}  // namespace

api::Loaded<Product>& product_record() {
  return record;
}

std::string tax_words(const std::string& code) {
  for (const TaxCode& tax : shipped_tax_codes())
    if (tax.code == code) return std::string(language() == Language::uk ? tax.uk : tax.en);
  return code;
}

void draw_product_card(const std::string& part) {
  references();
  const bool again = entered(last_frame);
  record.want("/products/" + part);
  if (again && record.value() && !record.loading()) refresh_rules();
  if (again || part != last_part) refresh_variants();
  last_part = part;
  set_page_title(tr("Товар", "Product"));
  if (record_waiting(record, "/products", tr("Такого товару немає", "There is no such product"),
                     tr("До списку товарів", "To the list of products")))
    return;
  const Product p = *record.value();
  set_page_title(whole_name(p));
  {
    PageBody page("product" + part, 1240);
    parent_of_variant(p);
    head(p);
    stock_figures(p);
    Columns c({1.7f, 1}, space_4, 320);
    variants_panel(p);
    stock_panel(p);
    prices_panel(p);
    c.next();
    facts_panel(p);
  }
  if (price_dialog(price_ask)) refresh_rules();
}

}  // namespace kram::screens
