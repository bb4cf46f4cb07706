// The list: words, category and warehouse stand in the address. Nothing on stock is marked, not hidden.
#include "client-wasm/screens/products.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/product_card.hpp"
#include "client-wasm/screens/product_form.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

api::KeyPages<ProductSummary> pages;
TableState table;
SearchWords typed;
int last_frame = -2;

struct Place {
  std::string search;
  std::optional<CategoryId> category;
  std::optional<WarehouseId> warehouse;
  bool archived = false;

  bool is_filtered() const { return !search.empty() || category || warehouse || archived; }
  std::vector<std::pair<std::string, std::string>> parameters() const {
    return {{"search", search},
            {"category_id", category ? to_text(*category) : ""},
            {"warehouse_id", warehouse ? to_text(*warehouse) : ""},
            {"archived", archived ? "true" : ""}};
  }
};

Place place_of(const Route& route) {
  Place place;
  place.search = parameter_text(route, "search");
  place.category = parameter_id<CategoryId>(route, "category_id");
  place.warehouse = parameter_id<WarehouseId>(route, "warehouse_id");
  place.archived = route.parameter("archived") == "true";
  return place;
}

std::vector<TableColumn> columns() {
  return {
      {.key = "name", .title = tr("Назва", "Name"), .width = 240, .grow = 3, .phone = Slot::lead, .fixed = true},
      {.key = "sku", .title = tr("Артикул", "Article"), .width = 150, .phone = Slot::under},
      {.key = "price", .title = tr("Ціна, ₴", "Price, ₴"), .width = 104, .align = Align::right, .phone = Slot::right},
      {.key = "available",
       .title = tr("Вільно", "Free"),
       .width = 96,
       .align = Align::right,
       .phone = Slot::right_under},
      {.key = "reserved", .title = tr("У резерві", "Reserved"), .width = 96, .align = Align::right},
      {.key = "on_hand", .title = tr("На складі", "On hand"), .width = 96, .align = Align::right},
      {.key = "unit", .title = tr("Од.", "Unit"), .width = 72},
      {.key = "reason", .title = tr("Звідки ціна", "Why this price"), .width = 190, .grow = 1}};
}

void draw_row(const ProductSummary& p, TableRow& row) {
  const std::string place = "#/products/" + to_text(p.id);
  const bool good = p.kind == ProductKind::good;
  row.id(p.id.value, place);
  row.link(p.archived ? p.name + tr(" · в архіві", " · archived") : p.name, place);
  row.text(p.sku);
  if (p.price)
    row.price(*p.price);
  else
    row.soft(tr("без ціни", "no price"));
  if (!good) {
    row.soft(tr("послуга", "service"));
    row.empty();
    row.empty();
  } else {
    if (p.available.is_positive())
      row.quantity(p.available);
    else
      row.toned(p.on_hand.is_positive() ? tr("зайнято", "taken") : tr("немає", "none"),
                free_tone(p.available, p.reserved));
    if (p.reserved.is_zero())
      row.empty();
    else
      row.quantity(p.reserved);
    row.quantity(p.on_hand);
  }
  row.soft(p.unit);
  row.soft(p.price_reason);
}

void no_products_yet() {
  PageBody page("empty", 720);
  if (empty_state(
          icon::package, tr("Товарів і послуг ще немає", "No goods or services yet"),
          tr("Додайте перший товар або послугу, тоді прийміть надходження.", "Add the first, then receive goods."),
          api::may("edit_products") ? tr("Новий товар", "New product") : ""))
    platform::go("/products/new");
}

void rows(Place& place, bool& changed) {
  pages.want("/products", place.parameters());
  if (list_failed(pages)) return;
  if (pages.empty()) {
    if (!place.is_filtered()) return no_products_yet();
    if (nothing_found()) place = Place(), changed = true;
    return;
  }
  TableOptions options;
  options.selectable = true;
  options.known_rows = pages.complete() ? pages.rows() : -1;
  const KeptTable keeps("products", table);
  const TableResult seen = data_table(
      tr("Товари", "Products"), columns(), table, pages.rows(),
      [](std::int64_t i, TableRow& row) {
        const ProductSummary* p = pages.row(i);
        if (!p) return row.skeleton();
        draw_row(*p, row);
      },
      options);
  pages.show(seen.first, seen.last);
}

void filters(Place& place, bool& changed) {
  const float width = is_phone() ? (flow_width() - space_2) / 2 : 190;
  const auto categories = category_choices(tr("Усі категорії", "All categories"), place.category);
  if (select_value(tr("Категорія", "Category"), place.category, categories, {.label_hidden = true, .width = width}))
    changed = true;
  std::vector<std::pair<std::optional<WarehouseId>, std::string>> warehouses{
      {std::nullopt, tr("Усі склади", "All warehouses")}};
  if (const auto& all = references().warehouses.value())
    for (const Warehouse& w : all->items) warehouses.emplace_back(w.id, w.name);
  if (warehouses.size() > 2 || place.warehouse)
    if (select_value(tr("Склад", "Warehouse"), place.warehouse, warehouses, {.label_hidden = true, .width = width}))
      changed = true;
}

void new_buttons(const std::string& reason) {
  const char* good = tr("Новий товар", "New product");
  const char* service = tr("Нова послуга", "New service");
  const ButtonOptions look{.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"};
  const ButtonOptions second{.reason = reason};
  push_right(button_width(good, look) + button_width(service, second) + space_2);
  if (button(service, second)) platform::go("/products/new?kind=service");
  const bool pressed = button(good, look);
  if (pressed || (shortcut("N") && reason.empty())) platform::go("/products/new");
}

}  // namespace

api::Loaded<Page<Category>>& product_categories() {
  static api::Loaded<Page<Category>> categories;
  categories.want("/categories?archived=true&limit=200");
  return categories;
}

std::vector<std::pair<std::optional<CategoryId>, std::string>> category_choices(
    const char* none, const std::optional<CategoryId>& chosen) {
  std::vector<std::pair<std::optional<CategoryId>, std::string>> names{{std::nullopt, none}};
  if (const auto& all = product_categories().value())
    for (const Category& c : all->items)
      if (!c.archived || c.id == chosen)
        names.emplace_back(c.id, c.archived ? c.name + tr(" · в архіві", " · archived") : c.name);
  return names;
}

ui::Tone free_tone(Quantity available, Quantity reserved) {
  if (available.is_positive()) return Tone::neutral;
  return reserved.is_positive() ? Tone::warning : Tone::bad;
}

void draw_products(const Route& route) {
  const std::string part = route.part(1);
  if (part == "new")
    return draw_product_form(part, route.parameter("kind") == "service", parameter_id<ProductId>(route, "parent"));
  if (route.part(2) == "edit") return draw_product_form(part, false, std::nullopt);
  if (!part.empty()) return draw_product_card(part);
  set_page_title(tr("Товари", "Products"));
  references();
  if (entered(last_frame) && table.offset < 1) pages.refresh();
  Place place = place_of(route);
  bool changed = false;
  list_head([&] {
    Row row;
    if (search_words(typed, place.search, tr("Пошук товарів", "Search products"),
                     tr("Назва, артикул або штрихкод", "Name, article or barcode"), search_width()))
      changed = true;
    filters(place, changed);
    if (button(tr("З архівом", "With archived"), {.icon = icon::inbox, .pressed = place.archived}))
      place.archived = !place.archived, changed = true;
    new_buttons(unless("edit_products"));
  });
  rows(place, changed);
  if (changed) platform::go("/products" + api::query(place.parameters()), true);
}

}  // namespace kram::screens
