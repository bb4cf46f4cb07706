#include "server/cli/demo_catalogue.hpp"

#include <algorithm>
#include <map>

#include "server/cli/demo_company.hpp"
#include "server/cli/demo_goods.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/domain/barcode.hpp"

namespace kram::demo {
namespace {

using namespace endpoint;

/// What later steps refer to.
struct Made {
  std::map<std::string_view, CategoryId> categories;
  std::map<std::string_view, ProductId> products;
  std::vector<PartyId> suppliers;
  PriceListId wholesale;
  WarehouseId main_warehouse, second_warehouse;
};

/// 482000 is Ukraine and a maker that never was; then a running number and the control digit.
std::string barcode_of(std::size_t number) {
  std::string code = "482000" + std::to_string(100000 + number);
  for (char control = '0'; control <= '9'; ++control)
    if (check_gtin(code + control).ok()) return code + control;
  return code;
}

UnitPrice price_of(std::string_view text) {
  return parse_fixed<UnitPrice>(text).value();
}

/// A price less so many percent, in whole kopiykas.
UnitPrice less(UnitPrice price, std::int64_t percent) {
  const std::int64_t kopiyka = UnitPrice::one / 100;
  return UnitPrice::of_units(static_cast<std::int64_t>(
      divide_rounded(int128{price.units} * (100 - percent), int128{100} * kopiyka) * kopiyka));
}

Verdict make_categories(Context& context, Made& made) {
  for (const auto& item : goods()) {
    if (made.categories.count(item.category) > 0) continue;
    Category category;
    category.name = item.category;
    KRAM_TRY(row, ask<create_category>(context, category));
    made.categories[item.category] = row.id;
  }
  return Done{};
}

Product product_of(const Goods& item, std::size_t number, const Made& made) {
  Product product;
  product.kind = item.cost.empty() ? ProductKind::service : ProductKind::good;
  product.sku = item.sku;
  product.name = item.name;
  product.variant = item.variant;
  product.unit = item.unit;
  product.category_id = made.categories.at(item.category);
  if (!item.parent_sku.empty()) product.parent_id = made.products.at(item.parent_sku);
  if (!item.price.empty()) product.price = price_of(item.price);
  if (item.pack_factor > 0) product.units = {{std::string(item.pack_unit), Quantity::whole(item.pack_factor)}};
  if (product.kind == ProductKind::good && product.price) product.barcodes = {{barcode_of(number), ""}};
  return product;
}

Verdict make_products(Context& context, Made& made) {
  std::size_t number = 0;
  for (const auto& item : goods()) {
    KRAM_TRY(row, ask<create_product>(context, product_of(item, ++number, made)));
    made.products[item.sku] = row.id;
  }
  return Done{};
}

Verdict add_price(Context& context, PriceListId list, ProductId product, int from, UnitPrice price) {
  PriceRuleRow rule;
  rule.product_id = product;
  rule.from_quantity = Quantity::whole(from);
  rule.price = price;
  KRAM_TRY(row, ask<create_price_rule>(context, rule, {list.value}));
  static_cast<void>(row);
  return Done{};
}

/// The wholesale list is the retail one less 8 %, and cheaper still from a pack and from ten packs on.
Verdict make_prices(Context& context, Made& made) {
  KRAM_TRY(lists, ask<list_price_lists>(context, ListQuery{}));
  if (lists.items.empty()) return Refusal(ErrorCode::unknown_reference, "/price_list_id");
  const PriceListRow retail = lists.items.front();
  PriceListRow wholesale;
  wholesale.name = "Опт";
  wholesale.currency = retail.currency;
  wholesale.vat_included = retail.vat_included;
  wholesale.base_id = retail.id;
  wholesale.percent = -Percent::whole(8);
  KRAM_TRY(list, ask<create_price_list>(context, wholesale));
  made.wholesale = list.id;
  for (const auto& item : goods()) {
    if (!item.quantity_breaks) continue;
    const auto product = made.products.at(item.sku);
    const auto price = price_of(item.price);
    KRAM_CHECK(add_price(context, retail.id, product, item.pack_factor, less(price, 5)));
    KRAM_CHECK(add_price(context, list.id, product, item.pack_factor, less(price, 12)));
    KRAM_CHECK(add_price(context, list.id, product, item.pack_factor * 10, less(price, 17)));
  }
  return Done{};
}

Address address_of(std::string_view city, std::string_view street) {
  Address address;
  address.label = "Основна";
  address.city = city;
  address.street = street;
  return address;
}

Party party_of(const Person& person) {
  Party party;
  party.name = person.name;
  party.phones = {std::string(person.phone)};
  if (!person.email.empty()) party.emails = {std::string(person.email)};
  party.addresses = {address_of(person.city, person.street)};
  return party;
}

Party party_of(const Firm& firm) {
  Party party = party_of(Person{firm.name, firm.phone, firm.city, firm.street, firm.email});
  constexpr std::size_t company_digits = 8;
  party.kind = firm.code.size() == company_digits ? PartyKind::organisation : PartyKind::person;
  party.edrpou = firm.code;
  if (!firm.contact.empty()) party.contacts = {{std::string(firm.contact), std::string(firm.position), "", ""}};
  return party;
}

Verdict make_parties(Context& context, Made& made) {
  for (const auto& person : people()) KRAM_CHECK(ask<create_client>(context, party_of(person)));
  for (const auto& firm : firms()) {
    Party party = party_of(firm);
    party.price_list_id = made.wholesale;
    KRAM_CHECK(ask<create_client>(context, party));
  }
  for (const auto& firm : suppliers()) {
    KRAM_TRY(row, ask<create_supplier>(context, party_of(firm)));
    made.suppliers.push_back(row.id);
  }
  return Done{};
}

Verdict find_warehouses(Context& context, Made& made) {
  KRAM_TRY(found, ask<list_warehouses>(context, ListQuery{}));
  KRAM_TRY(workspace, ask<get_workspace>(context, Nothing{}));
  if (!workspace.default_warehouse_id) return ErrorCode::warehouse_required;
  made.main_warehouse = *workspace.default_warehouse_id;
  for (const auto& warehouse : found.items)
    if (warehouse.id != made.main_warehouse) made.second_warehouse = warehouse.id;
  if (made.second_warehouse) return Done{};
  Warehouse second;
  second.name = "Магазин";
  KRAM_TRY(row, ask<create_warehouse>(context, second));
  made.second_warehouse = row.id;
  return Done{};
}

ReceiptLine line_of(ProductId product, int quantity, UnitPrice cost) {
  ReceiptLine line;
  line.product_id = product;
  line.quantity = Quantity::whole(quantity);
  line.unit_cost = cost;
  return line;
}

/// What lay in a warehouse on the day when the books were opened.
Verdict make_opening(Context& context, const Made& made, WarehouseId warehouse, int Goods::*quantity) {
  constexpr int opened_days_ago = 60;
  Receipt receipt;
  receipt.kind = ReceiptKind::opening;
  receipt.warehouse_id = warehouse;
  receipt.received_on = context.today() - opened_days_ago;
  receipt.note = "Початкові залишки";
  for (const auto& item : goods())
    if (item.*quantity > 0)
      receipt.lines.push_back(line_of(made.products.at(item.sku), item.*quantity, price_of(item.cost)));
  KRAM_CHECK(ask<create_receipt>(context, receipt));
  return Done{};
}

/// Each supplier has delivered its category once since, a little dearer, so that lots of two prices lie there.
Verdict make_purchases(Context& context, const Made& made) {
  constexpr std::string_view delivered[] = {"Метизи",    "Фарби та лаки", "Електроінструмент", "Будівельні суміші",
                                            "Електрика", "Сантехніка"};
  for (std::size_t i = 0; i < made.suppliers.size(); ++i) {
    Receipt receipt;
    receipt.warehouse_id = made.main_warehouse;
    receipt.supplier_id = made.suppliers[i];
    receipt.received_on = context.today() - static_cast<int>(30 - 4 * i);
    receipt.supplier_document = "ВН-" + std::to_string(1041 + 37 * i);
    for (const auto& item : goods())
      if (item.category == delivered[i] && item.in_main > 0)
        receipt.lines.push_back(
            line_of(made.products.at(item.sku), std::max(1, item.in_main / 4), less(price_of(item.cost), -4)));
    KRAM_CHECK(ask<create_receipt>(context, receipt));
  }
  return Done{};
}

}  // namespace

Verdict make_catalogue(Context& context) {
  Made made;
  KRAM_CHECK(make_categories(context, made));
  KRAM_CHECK(make_products(context, made));
  KRAM_CHECK(make_prices(context, made));
  KRAM_CHECK(make_parties(context, made));
  KRAM_CHECK(find_warehouses(context, made));
  KRAM_CHECK(make_opening(context, made, made.main_warehouse, &Goods::in_main));
  KRAM_CHECK(make_opening(context, made, made.second_warehouse, &Goods::in_second));
  return make_purchases(context, made);
}

}  // namespace kram::demo
