// Goods and services, their categories, price lists, and what of them lies in the warehouses.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/api/page.hpp"

namespace kram {

enum class ProductKind : std::uint8_t { good, service };
constexpr auto enum_names(ProductKind) {
  return std::array{EnumName<ProductKind>{ProductKind::good, "good"},
                    EnumName<ProductKind>{ProductKind::service, "service"}};
}

struct Category {
  CategoryId id;
  std::int32_t version = 1;
  std::string name;
  std::string description;
  bool archived = false;
  static constexpr auto fields() {
    using T = Category;
    return std::tuple(field("id", &T::id), field("version", &T::version), editable("name", &T::name).required(),
                      editable("description", &T::description).length(1000), editable("archived", &T::archived));
  }
};

/// A further unit: 1 unit = factor stock units ("box" of 12 pieces).
struct ProductUnit {
  std::string unit;
  Quantity factor;
  static constexpr auto fields() {
    return std::tuple(editable("unit", &ProductUnit::unit).required().length(1, 20),
                      editable("factor", &ProductUnit::factor).required().positive());
  }
};

struct Barcode {
  std::string code;
  std::string unit;  // empty: the stock unit
  static constexpr auto fields() {
    return std::tuple(editable("code", &Barcode::code).required().length(4, 60),
                      editable("unit", &Barcode::unit).length(20));
  }
};

struct StockLevel {
  WarehouseId warehouse_id;
  Quantity on_hand;
  Quantity reserved;
  Quantity available;
  static constexpr auto fields() {
    using T = StockLevel;
    return std::tuple(field("warehouse_id", &T::warehouse_id), field("on_hand", &T::on_hand),
                      field("reserved", &T::reserved), field("available", &T::available));
  }
};

struct Product {
  ProductId id;
  std::int32_t version = 1;
  ProductKind kind = ProductKind::good;
  std::string sku;
  std::string name;
  std::string unit = "шт";
  std::string tax = "vat20";  // code of a tax rate, such as those of shipped_tax_codes()
  std::optional<CategoryId> category_id;
  std::optional<ProductId> parent_id;  // set on a variant
  std::string variant;                 // "42, чорний"
  std::vector<ProductUnit> units;
  std::vector<Barcode> barcodes;
  std::string description;
  std::string external_id;
  bool archived = false;
  std::optional<UnitPrice> price;  // in the default price list
  std::vector<StockLevel> stock;

  static constexpr auto fields() {
    using T = Product;
    return std::tuple(field("id", &T::id), field("version", &T::version), on_create("kind", &T::kind),
                      editable("sku", &T::sku).length(60), editable("name", &T::name).required(),
                      on_create("unit", &T::unit).length(1, 20), editable("tax", &T::tax).length(10),
                      editable("category_id", &T::category_id), on_create("parent_id", &T::parent_id),
                      editable("variant", &T::variant), editable("units", &T::units).items(20),
                      editable("barcodes", &T::barcodes).items(50),
                      editable("description", &T::description).length(4000).multiline(),
                      on_create("external_id", &T::external_id).length(100), editable("archived", &T::archived),
                      editable("price", &T::price).not_negative().derived(), field("stock", &T::stock).derived());
  }
};

/// One row of the product picker and list: the price for this client with the reason, and what is free.
struct ProductSummary {
  ProductId id;
  ProductKind kind = ProductKind::good;
  std::string sku;
  std::string name;
  std::string unit;
  std::string tax;
  std::optional<CategoryId> category_id;
  std::optional<ProductId> parent_id;  // set on a variant
  std::string variant;                 // how it differs from its parent; the name holds it too
  bool archived = false;
  std::optional<UnitPrice> price;
  std::string price_reason;
  Quantity on_hand;
  Quantity reserved;
  Quantity available;
  std::string external_id;
  static constexpr auto fields() {
    using T = ProductSummary;
    return std::tuple(field("id", &T::id), field("kind", &T::kind), field("sku", &T::sku), field("name", &T::name),
                      field("unit", &T::unit), field("tax", &T::tax), field("category_id", &T::category_id),
                      field("parent_id", &T::parent_id), field("variant", &T::variant), field("archived", &T::archived),
                      field("price", &T::price), field("price_reason", &T::price_reason), field("on_hand", &T::on_hand),
                      field("reserved", &T::reserved), field("available", &T::available),
                      field("external_id", &T::external_id));
  }
};

struct ProductQuery {
  std::string search;  // name, article or barcode
  std::optional<std::string> cursor;
  std::int32_t limit = 50;
  bool archived = false;
  std::optional<CategoryId> category_id;
  std::optional<ProductId> parent;  // only its variants
  std::optional<PriceListId> price_list_id;
  std::optional<PartyId> client_id;
  std::optional<WarehouseId> warehouse_id;
  static constexpr auto fields() {
    using T = ProductQuery;
    return std::tuple(editable("search", &T::search), editable("cursor", &T::cursor).length(500),
                      editable("limit", &T::limit).positive(), editable("archived", &T::archived),
                      editable("category_id", &T::category_id), editable("parent", &T::parent),
                      editable("price_list_id", &T::price_list_id), editable("client_id", &T::client_id),
                      editable("warehouse_id", &T::warehouse_id));
  }
};

struct PriceListRow {
  PriceListId id;
  std::int32_t version = 1;
  std::string name;
  std::string currency = "UAH";
  bool vat_included = true;
  std::optional<PriceListId> base_id;  // a list may stand on another …
  std::optional<Percent> percent;      // … times (100 + percent) %
  bool archived = false;
  static constexpr auto fields() {
    using T = PriceListRow;
    return std::tuple(field("id", &T::id), field("version", &T::version), editable("name", &T::name).required(),
                      on_create("currency", &T::currency).length(3, 3), on_create("vat_included", &T::vat_included),
                      on_create("base_id", &T::base_id), editable("percent", &T::percent),
                      editable("archived", &T::archived));
  }
};

/// A price of one product from a quantity upwards, in a list, between two dates.
struct PriceRuleRow {
  PriceRuleId id;
  PriceListId price_list_id;
  ProductId product_id;
  Quantity from_quantity;
  UnitPrice price;
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;
  std::string product_name;
  static constexpr auto fields() {
    using T = PriceRuleRow;
    return std::tuple(field("id", &T::id), field("price_list_id", &T::price_list_id),
                      on_create("product_id", &T::product_id).required(),
                      on_create("from_quantity", &T::from_quantity).not_negative(),
                      on_create("price", &T::price).required().not_negative(), on_create("valid_from", &T::valid_from),
                      on_create("valid_to", &T::valid_to), field("product_name", &T::product_name).derived());
  }
};

struct ReceiptLine {
  ProductId product_id;
  std::optional<PlaceId> place_id;
  Quantity quantity;
  UnitPrice unit_cost;
  Money cost;  // quantity × unit cost, rounded once: the lot's total
  std::string product_name;
  static constexpr auto fields() {
    using T = ReceiptLine;
    return std::tuple(on_create("product_id", &T::product_id).required(), on_create("place_id", &T::place_id),
                      on_create("quantity", &T::quantity).required().positive(),
                      on_create("unit_cost", &T::unit_cost).required().not_negative().read(Read::cost),
                      field("cost", &T::cost).read(Read::cost), field("product_name", &T::product_name).derived());
  }
};

enum class ReceiptKind : std::uint8_t { opening, purchase };
constexpr auto enum_names(ReceiptKind) {
  return std::array{EnumName<ReceiptKind>{ReceiptKind::opening, "opening"},
                    EnumName<ReceiptKind>{ReceiptKind::purchase, "purchase"}};
}

/// Goods that came in: makes one cost layer (lot) per line.
struct Receipt {
  ReceiptId id;
  std::int64_t number = 0;
  ReceiptKind kind = ReceiptKind::purchase;
  std::optional<LegalEntityId> legal_entity_id;
  std::optional<WarehouseId> warehouse_id;
  std::optional<PartyId> supplier_id;
  std::optional<Date> received_on;
  std::string supplier_document;
  std::string external_id;
  std::string note;
  Money cost;
  std::string supplier_name;
  std::string warehouse_name;
  Instant recorded_at;
  std::vector<ReceiptLine> lines;
  static constexpr auto fields() {
    using T = Receipt;
    return std::tuple(
        field("id", &T::id), field("number", &T::number), on_create("kind", &T::kind),
        on_create("legal_entity_id", &T::legal_entity_id), on_create("warehouse_id", &T::warehouse_id),
        on_create("supplier_id", &T::supplier_id), on_create("received_on", &T::received_on),
        on_create("supplier_document", &T::supplier_document), on_create("external_id", &T::external_id).length(100),
        on_create("note", &T::note).length(1000).multiline(), field("cost", &T::cost).read(Read::cost),
        field("supplier_name", &T::supplier_name).derived(), field("warehouse_name", &T::warehouse_name).derived(),
        field("recorded_at", &T::recorded_at), on_create("lines", &T::lines).required().items(500));
  }
};

}  // namespace kram
