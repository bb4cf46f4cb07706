#include "client-wasm/screens/product_variants.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/products.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::Loaded<Product> parent;
api::Loaded<Page<ProductSummary>> variants;
TableState table;

// The list's names hold the parent's: beside it, only the difference is read.
std::string difference(const ProductSummary& variant, const Product& product) {
  const bool told = !variant.variant.empty() && variant.name == product.name + ", " + variant.variant;
  return told ? variant.variant : variant.name;
}

std::vector<TableColumn> columns(bool good) {
  std::vector<TableColumn> list = {
      {.key = "variant",
       .title = tr("Варіант", "Variant"),
       .width = 150,
       .grow = 2,
       .phone = Slot::lead,
       .fixed = true},
      {.key = "sku", .title = tr("Артикул", "Article"), .width = 120, .grow = 1, .phone = Slot::under},
      {.key = "price", .title = tr("Ціна, ₴", "Price, ₴"), .width = 96, .align = Align::right, .phone = Slot::right}};
  if (!good) return list;
  list.push_back({.key = "available",
                  .title = tr("Вільно", "Free"),
                  .width = 84,
                  .align = Align::right,
                  .phone = Slot::right_under});
  list.push_back({.key = "on_hand", .title = tr("На складі", "On hand"), .width = 96, .align = Align::right});
  return list;
}

void draw_row(const ProductSummary& p, const Product& product, TableRow& row) {
  const std::string place = "#/products/" + to_text(p.id);
  row.id(p.id.value, place);
  row.link(difference(p, product) + (p.archived ? tr(" · в архіві", " · archived") : ""), place);
  row.text(p.sku);
  if (p.price)
    row.price(*p.price);
  else
    row.soft(tr("без ціни", "no price"));
  if (p.kind == ProductKind::service) return;
  if (p.available.is_positive())
    row.quantity(p.available);
  else
    row.toned(p.on_hand.is_positive() ? tr("зайнято", "taken") : tr("немає", "none"),
              free_tone(p.available, p.reserved));
  row.quantity(p.on_hand);
}

void rows(const Product& product) {
  if (!variants.value()) {
    if (!variants.problem())
      skeleton(2, 24);
    else if (notice(Tone::bad, variants.problem()->text, tr(words::retry)))
      variants.refresh();
    return;
  }
  const auto& list = variants.value()->items;
  if (list.empty())
    return paragraph(tr("Варіантів немає. Розмір, колір чи фасування додають варіантом: зі своїм артикулом і залишком.",
                        "No variants. A size, colour or packing is added as one: with its own article and stock."),
                     true);
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Варіанти", "Variants"), columns(product.kind == ProductKind::good), table,
      static_cast<std::int64_t>(list.size()),
      [&](std::int64_t i, TableRow& row) { draw_row(list[static_cast<std::size_t>(i)], product, row); }, options);
  if (variants.value()->next_cursor)
    link(tr("Показано перші 200. Усі товари з такою назвою", "The first 200 are shown. All products of this name"),
         "#/products" + api::query({{"search", product.name}}));
}

}  // namespace

void parent_of_variant(const Product& variant) {
  if (!variant.parent_id) return;
  const std::string where = "/products/" + to_text(*variant.parent_id);
  parent.want(where);
  Row row;
  soft_text(tr("Варіант товару", "Variant of"), Face::body);
  if (parent.value()) link(parent.value()->name, "#" + where);
}

void variants_panel(const Product& product) {
  if (product.parent_id) return;
  const std::string id = to_text(product.id);
  variants.want("/products" + api::query({{"parent", id}, {"archived", "true"}, {"limit", "200"}}));
  Card panel("variants", tr("Варіанти", "Variants"), [&] {
    const std::string reason =
        product.archived ? tr("Товар в архіві", "The product is archived") : unless("edit_products");
    if (button(tr("Додати варіант", "Add a variant"), {.icon = icon::plus, .reason = reason}))
      platform::go("/products/new?parent=" + id);
  });
  rows(product);
}

std::optional<VariantSums> sums_of_variants(const Product& product) {
  std::optional<VariantSums> sums;
  if (!variants.value()) return sums;
  for (const ProductSummary& p : variants.value()->items) {
    if (p.parent_id != product.id || p.archived) continue;
    if (!sums) sums.emplace();
    sums->on_hand += p.on_hand, sums->reserved += p.reserved, sums->available += p.available;
    if (p.price && (!sums->least || *p.price < *sums->least)) sums->least = p.price;
    if (p.price && (!sums->most || *sums->most < *p.price)) sums->most = p.price;
  }
  return sums;
}

void refresh_variants() {
  parent.refresh();
  variants.refresh();
}

}  // namespace kram::screens
