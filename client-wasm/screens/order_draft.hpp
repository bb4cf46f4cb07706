// An order as it is being typed: texts stay as typed, the shared code prices them at every key, and the whole is kept
// in the browser until the server has it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/company.hpp"
#include "shared/api/order.hpp"

namespace kram::screens {

/// One row of the sheet. Numbers are texts, so that nothing typed is ever lost or rewritten under the hands.
struct DraftLine {
  std::int64_t key = 0;  // of the row on the screen, unique within the draft
  std::optional<OrderLineId> id;
  ProductId product_id;  // none: nothing is chosen yet
  ProductKind kind = ProductKind::good;
  std::string sku, name;
  std::string product_text;  // typed into the product cell while nothing is chosen
  std::string unit;
  Quantity factor = Quantity::whole(1);  // stock units in one `unit`
  std::vector<ProductUnit> units;        // what else it may be counted in
  std::string stock_unit;
  std::string quantity, price, discount;
  std::optional<UnitPrice> list_price;  // per stock unit, by the price list
  bool price_agreed = false;            // typed by hand: stays whatever changes
  std::string price_reason;
  std::string tax, product_tax;
  std::optional<WarehouseId> warehouse_id;
  Quantity on_hand, available, reserved_by_all;
  std::string note;

  static constexpr auto fields() {
    using T = DraftLine;
    return std::tuple(
        field("key", &T::key), field("id", &T::id), field("product_id", &T::product_id), field("kind", &T::kind),
        field("sku", &T::sku), field("name", &T::name), field("product_text", &T::product_text),
        field("unit", &T::unit), field("factor", &T::factor), field("units", &T::units),
        field("stock_unit", &T::stock_unit), field("quantity", &T::quantity), field("price", &T::price),
        field("discount", &T::discount), field("list_price", &T::list_price), field("price_agreed", &T::price_agreed),
        field("price_reason", &T::price_reason), field("tax", &T::tax), field("product_tax", &T::product_tax),
        field("warehouse_id", &T::warehouse_id), field("on_hand", &T::on_hand), field("available", &T::available),
        field("reserved_by_all", &T::reserved_by_all), field("note", &T::note));
  }
  bool chosen() const { return product_id.value != 0; }
  bool blank() const { return !chosen() && product_text.empty(); }
};

struct OrderDraft {
  std::optional<OrderId> order_id;  // none: a new order
  std::int32_t version = 0;         // of the order that the typing stands on
  std::optional<PartyId> client_id;
  std::string client_name, client_phone;
  std::optional<LegalEntityId> legal_entity_id;
  std::optional<PriceListId> price_list_id;
  std::optional<WarehouseId> warehouse_id;
  std::optional<UserId> responsible_id;
  PriceMode price_mode = PriceMode::no_vat;
  VatRounding vat_rounding = VatRounding::per_line;
  std::vector<DraftLine> lines;
  std::string discount;  // of the whole order, as typed
  std::optional<Date> ordered_on, promised_on, payment_due_on;
  std::string delivery_address, note;
  std::int64_t last_key = 0;
  std::string
      attempt;  // "confirm:<key>": the request under way, so that a repeat after a lost answer makes no second order

  static constexpr auto fields() {
    using T = OrderDraft;
    return std::tuple(field("order_id", &T::order_id), field("version", &T::version), field("client_id", &T::client_id),
                      field("client_name", &T::client_name), field("client_phone", &T::client_phone),
                      field("legal_entity_id", &T::legal_entity_id), field("price_list_id", &T::price_list_id),
                      field("warehouse_id", &T::warehouse_id), field("responsible_id", &T::responsible_id),
                      field("price_mode", &T::price_mode), field("vat_rounding", &T::vat_rounding),
                      field("lines", &T::lines), field("discount", &T::discount), field("ordered_on", &T::ordered_on),
                      field("promised_on", &T::promised_on), field("payment_due_on", &T::payment_due_on),
                      field("delivery_address", &T::delivery_address), field("note", &T::note),
                      field("last_key", &T::last_key), field("attempt", &T::attempt));
  }
  DraftLine& add_line();
};

/// What the sheet shows beside the typed: one entry per draft line, empty where the line can't be priced yet.
struct DraftTotals {
  std::vector<std::optional<LineAmounts>> lines;
  std::optional<DocumentAmounts> whole;
  std::optional<Refusal> wrong;  // the first, with a path from the draft's root ("/lines/3/quantity")
};

/// Prices the draft by the shared rules: the same figures that the server will answer.
DraftTotals totals_of(const OrderDraft& draft);
/// The request that enters this draft, or the first thing that can't be sent.
Result<OrderInput> input_of(const OrderDraft& draft);
/// A draft that shows a saved order.
OrderDraft draft_of(const Order& order);
/// What the guards look at, for an order that is only typed so far or saved.
OrderProgress progress_of(const OrderDraft& draft, const DraftTotals& totals, const Order* saved);

/// "5", "5%", "250 ₴", "5% + 100": discounts one after another; a bare number means `bare`. Empty text: none.
Result<std::vector<Discount>> parse_discounts(std::string_view text, DiscountKind bare);
std::string discounts_text(const std::vector<Discount>& discounts, DiscountKind bare);

/// A number as it stands in a field: groups are parted by spaces in both languages, since a lone comma typed or kept
/// would be read as the decimal mark ("5,000" is five).
std::string typed_text(std::int64_t units, int scale, int min_digits);
template <class Unit>
std::string typed_text(Fixed<Unit> value) {
  return typed_text(value.units, Unit::scale, Unit::min_digits);
}

/// The price per unit of the line: list price × factor.
UnitPrice price_per_unit(UnitPrice per_stock_unit, Quantity factor);
/// Lays a chosen product into the line; what was typed by hand stays.
void choose_product(DraftLine& line, const ProductSummary& product, const OrderDraft& draft);
/// Counts the line in another of its product's units; the price per piece stays.
void choose_unit(DraftLine& line, const std::string& unit, Quantity factor);
/// Prices with or without VAT from now on: taxes of the lines follow.
void set_price_mode(OrderDraft& draft, PriceMode mode);
/// The tax code that a line of this draft takes from its product.
std::string line_tax(const std::string& product_tax, PriceMode mode);

// The draft in the browser's own storage: under "order-draft/new" or "order-draft/<id>".
std::string draft_key(std::optional<OrderId> id);
void keep_draft(const OrderDraft& draft);
std::optional<OrderDraft> kept_draft(std::optional<OrderId> id);
void forget_draft(std::optional<OrderId> id);
/// Two figures as typed that mean the same: the language, and so the decimal mark, may have changed since.
bool same_figure(const std::string& a, const std::string& b);
/// Whether sending the draft would change nothing.
bool same_content(const OrderDraft& a, const OrderDraft& b);

}  // namespace kram::screens
