#include "server/operations/order_draft.hpp"

#include <algorithm>

#include "server/storage/text_search.hpp"

namespace kram {
namespace {

using storage::EntryProduct;
using storage::OrderEntry;

Refusal unknown(const std::string& path) {
  return Refusal(ErrorCode::unknown_reference, path);
}
Refusal archived(const std::string& path, const std::string& name) {
  return Refusal(ErrorCode::reference_archived, path, {{"name", name}});
}

Verdict check_client(const OrderInput& input, const OrderEntry& entry, const Order* before) {
  if (!input.client_id) return Done{};
  if (!entry.client || !entry.client->is_client) return unknown("/client_id");
  const bool kept = before && before->client_id == input.client_id;
  if (entry.client->archived && !kept) return archived("/client_id", entry.client->name);
  return Done{};
}

Verdict check_warehouse(const std::optional<WarehouseId>& id, const OrderEntry& entry, const std::string& path) {
  if (!id) return Done{};
  for (const auto& warehouse : entry.warehouses)
    if (warehouse.id == *id) return warehouse.archived ? Verdict(archived(path, warehouse.name)) : Verdict(Done{});
  return unknown(path);
}

Verdict check_references(const OrderInput& input, const OrderEntry& entry, const Order* before) {
  KRAM_CHECK(check_client(input, entry, before));
  if (!entry.legal_entity)
    return input.legal_entity_id ? unknown("/legal_entity_id") : Refusal(ErrorCode::required, "/legal_entity_id");
  if (entry.legal_entity->archived && !(before && before->legal_entity_id == entry.legal_entity->id))
    return archived("/legal_entity_id", entry.legal_entity->name);
  if (input.price_list_id && !entry.price_list) return unknown("/price_list_id");
  if (entry.price_list && entry.price_list->archived && !(before && before->price_list_id == entry.price_list->id))
    return archived("/price_list_id", entry.price_list->name);
  if (!before || before->warehouse_id != input.warehouse_id)
    KRAM_CHECK(check_warehouse(input.warehouse_id, entry, "/warehouse_id"));
  if (input.responsible_id && !entry.responsible) return unknown("/responsible_id");
  return Done{};
}

Result<PriceMode> price_mode_of(const OrderInput& input, const OrderEntry& entry) {
  const bool pays_vat = entry.legal_entity->pays_vat;
  if (input.price_mode) {
    if (!pays_vat && *input.price_mode != PriceMode::no_vat) return Refusal(ErrorCode::tax_not_allowed, "/price_mode");
    return *input.price_mode;
  }
  if (!pays_vat) return PriceMode::no_vat;
  return entry.price_list && !entry.price_list->vat_included ? PriceMode::vat_on_top : PriceMode::vat_included;
}

/// Stock units in one of the line's unit; 0 when the product has no such unit.
Quantity factor_of(const EntryProduct& product, const std::string& unit) {
  if (unit.empty() || unit == product.unit) return Quantity::whole(1);
  for (const auto& other : product.units)
    if (other.unit == unit) return other.factor;
  return {};
}
std::string units_of(const EntryProduct& product) {
  std::string all = product.unit;
  for (const auto& other : product.units) all += ", " + other.unit;
  return all;
}

/// quantity × factor, exact to a thousandth of the stock unit.
Result<Quantity> stock_quantity_of(Quantity quantity, Quantity factor) {
  const int128 exact = int128{quantity.units} * factor.units;
  if (exact % Quantity::one != 0) return Refusal(ErrorCode::too_many_decimals, "/quantity", {{"limit", "3"}});
  if (exact / Quantity::one > Quantity::limit) return Refusal(ErrorCode::out_of_range, "/quantity");
  return Quantity::of_units(static_cast<std::int64_t>(exact / Quantity::one));
}

/// A price per one unit as a price per another; beyond the limit it stays just beyond, for the caller to refuse.
UnitPrice scaled(UnitPrice price, Quantity by, Quantity from) {
  const int128 exact = divide_rounded(int128{price.units} * by.units, from.units);
  return UnitPrice::of_units(static_cast<std::int64_t>(std::min<int128>(exact, UnitPrice::limit + 1)));
}

/// The price per the line's unit: typed, kept, or the list's.
Verdict price_line(const OrderLineInput& input, const OrderEntry& entry, const OrderLine* kept, Date on,
                   OrderLine& line) {
  if (input.price && !(kept && kept->price == *input.price)) {
    line.price = *input.price;
    line.price_agreed = true;
    line.price_reason = describe(PriceReason{PriceReasonKind::typed, {}, {}, {}, {}, {}, {}}, entry.language);
    return Done{};
  }
  if (kept) {
    line.price = scaled(kept->price, line.factor, kept->factor);
    if (!line.price.within_limit()) return Refusal(ErrorCode::out_of_range, "/price");
    line.price_agreed = kept->price_agreed;
    line.price_reason = kept->price_reason;
    return Done{};
  }
  const auto found = entry.price_list ? resolve_price({line.product_id, {}, line.stock_quantity, on},
                                                      entry.price_list->id, entry.price_lists)
                                      : std::nullopt;
  if (!found) return Refusal(ErrorCode::required, "/price");
  line.price = scaled(found->price, line.factor, Quantity::whole(1));
  if (!line.price.within_limit()) return Refusal(ErrorCode::out_of_range, "/price");
  line.price_reason = describe(found->reason, entry.language);
  return Done{};
}

/// The line's tax code: given, kept, or the product's; nothing but «none» where no VAT is charged.
Result<std::string> tax_of_line(const OrderLineInput& input, const OrderEntry& entry, const EntryProduct& product,
                                const OrderLine* kept, PriceMode mode, bool same_mode) {
  const std::string none = "none";
  std::string code = input.tax ? *input.tax : kept && same_mode ? kept->tax : product.tax;
  const auto rate = entry.taxes.find(code);
  if (rate == entry.taxes.end()) return Refusal(input.tax ? ErrorCode::unknown_reference : ErrorCode::required, "/tax");
  if (mode != PriceMode::no_vat || !rate->second.is_taxed())
    return mode == PriceMode::no_vat && !input.tax ? none : code;
  if (input.tax) return Refusal(ErrorCode::tax_not_allowed, "/tax");
  return none;
}

struct LineWork {
  const OrderInput& input;
  const OrderEntry& entry;
  const Order* before;
  PriceMode mode;
  Date on;
  std::size_t next_id = 0;
};

const EntryProduct* find_product(const OrderEntry& entry, ProductId id) {
  for (const auto& product : entry.products)
    if (product.id == id) return &product;
  return nullptr;
}
const OrderLine* find_line(const Order* order, OrderLineId id) {
  if (order)
    for (const auto& line : order->lines)
      if (line.id == id) return &line;
  return nullptr;
}

Result<OrderLine> draft_line(const OrderLineInput& input, LineWork& work, int no) {
  OrderLine line;
  const OrderLine* stored = input.id ? find_line(work.before, *input.id) : nullptr;
  if (input.id && !stored) return unknown("/id");
  const EntryProduct* product = find_product(work.entry, input.product_id);
  if (!product) return unknown("/product_id");
  const OrderLine* kept = stored && stored->product_id == input.product_id ? stored : nullptr;
  if (product->archived && !kept) return archived("/product_id", product->name);
  line.id.value = stored ? stored->id.value : work.entry.line_ids.at(work.next_id++);
  line.no = no;
  line.product_id = product->id;
  line.kind = product->kind;
  line.sku = kept ? kept->sku : product->sku;
  line.name = kept ? kept->name : product->name;
  line.quantity = input.quantity;
  line.unit = input.unit.empty() ? product->unit : input.unit;
  line.factor = factor_of(*product, line.unit);
  if (!line.factor.is_positive()) return Refusal(ErrorCode::unknown_value, "/unit", {{"allowed", units_of(*product)}});
  KRAM_TRY(stock_quantity, stock_quantity_of(input.quantity, line.factor));
  line.stock_quantity = stock_quantity;
  KRAM_CHECK(price_line(input, work.entry, kept, work.on, line));
  const bool same_mode = work.before && work.before->price_mode == work.mode;
  KRAM_TRY(tax, tax_of_line(input, work.entry, *product, kept, work.mode, same_mode));
  line.tax = tax;
  if (!kept || kept->warehouse_id != input.warehouse_id)
    KRAM_CHECK(check_warehouse(input.warehouse_id, work.entry, "/warehouse_id"));
  line.warehouse_id = line.kind == ProductKind::good ? input.warehouse_id : std::nullopt;
  line.discounts = input.discounts;
  line.note = input.note;
  return line;
}

void take_amounts(const DocumentAmounts& sums, Order& order) {
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    OrderLine& line = order.lines[i];
    const LineAmounts& amounts = sums.lines[i];
    line.amount = amounts.amount;
    line.discount = amounts.discount;
    line.document_discount = amounts.document_discount;
    line.net = amounts.net;
    line.vat = amounts.vat;
    line.gross = amounts.gross;
  }
  order.amount = sums.amount;
  order.discount = sums.discount + sums.document_discount;
  order.net = sums.net;
  order.vat = sums.vat;
  order.total = sums.gross;
}

Verdict price_draft(const OrderEntry& entry, Draft& draft) {
  Order& order = draft.order;
  std::vector<LineTerms> terms;
  for (const auto& line : order.lines) {
    draft.line_taxes.push_back(entry.taxes.at(line.tax));
    terms.push_back({line.quantity, line.price, line.discounts, draft.line_taxes.back()});
  }
  KRAM_TRY(sums, price_document({order.price_mode, order.vat_rounding, order.discounts}, terms));
  if (!sums.gross.within_limit() || !sums.amount.within_limit()) return Refusal(ErrorCode::amount_too_large, "/lines");
  take_amounts(sums, order);
  return Done{};
}

/// What an edit can't change.
Order start_order(const OrderEntry& entry, const Order* before) {
  if (before) {
    Order order = *before;
    order.lines.clear();
    return order;
  }
  Order order;
  order.id = entry.order_id;
  order.number = entry.number;
  return order;
}

void take_head(const OrderInput& input, const OrderEntry& entry, Order& order) {
  order.client_id = input.client_id;
  order.client_name = entry.client ? entry.client->name : std::string();
  order.client_phone = entry.client ? entry.client->phone : std::string();
  order.legal_entity_id = entry.legal_entity->id;
  order.price_list_id = entry.price_list ? std::optional(entry.price_list->id) : std::nullopt;
  order.currency = entry.price_list ? entry.price_list->currency : entry.base_currency;
  order.warehouse_id = input.warehouse_id;
  order.responsible_id = input.responsible_id;
  order.responsible_name = entry.responsible ? entry.responsible->name : std::string();
  order.vat_rounding = input.vat_rounding.value_or(VatRounding::per_line);
  order.discounts = input.discounts;
  order.promised_on = input.promised_on;
  order.payment_due_on = input.payment_due_on;
  order.delivery_address = input.delivery_address;
  order.note = input.note;
  order.external_id = input.external_id;
  order.source = input.source;
}

}  // namespace

std::string order_search_text(const std::string& number, const std::string& client_name, const std::string& digits) {
  return storage::search_column({number, client_name, digits});
}

Result<Draft> draft_order(const OrderInput& input, const OrderEntry& entry, const Order* before) {
  KRAM_CHECK(check_references(input, entry, before));
  Draft draft{start_order(entry, before), {}, {}};
  Order& order = draft.order;
  take_head(input, entry, order);
  if (order.currency != entry.base_currency)
    return Refusal(ErrorCode::currency_mismatch, "/price_list_id",
                   {{"expected", entry.base_currency}, {"given", order.currency}});
  KRAM_TRY(mode, price_mode_of(input, entry));
  order.price_mode = mode;
  order.ordered_on = input.ordered_on.value();
  LineWork work{input, entry, before, mode, order.ordered_on};
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    const std::string path = "/lines/" + std::to_string(i);
    auto line = draft_line(input.lines[i], work, static_cast<int>(i) + 1);
    if (!line) return line.refusal().under(path);
    if (find_line(&order, line->id)) return Refusal(ErrorCode::duplicate_key, path + "/id", {{"field", "id"}});
    order.lines.push_back(std::move(*line));
  }
  KRAM_CHECK(price_draft(entry, draft));
  draft.search = order_search_text(order.number, order.client_name, entry.client ? entry.client->phone_digits : "");
  return draft;
}

OrderInput input_of(const Order& order) {
  OrderInput input{};
  input.client_id = order.client_id;
  input.legal_entity_id = order.legal_entity_id;
  input.price_list_id = order.price_list_id;
  input.warehouse_id = order.warehouse_id;
  input.responsible_id = order.responsible_id;
  input.price_mode = order.price_mode;
  input.vat_rounding = order.vat_rounding;
  input.discounts = order.discounts;
  input.ordered_on = order.ordered_on;
  input.promised_on = order.promised_on;
  input.payment_due_on = order.payment_due_on;
  input.delivery_address = order.delivery_address;
  input.note = order.note;
  input.external_id = order.external_id;
  input.source = order.source;
  for (const auto& line : order.lines)
    input.lines.push_back({line.id, line.product_id, line.quantity, line.unit, std::nullopt, std::nullopt,
                           line.warehouse_id, line.discounts, line.note});
  return input;
}

storage::EntryQuery entry_query(const OrderInput& input) {
  storage::EntryQuery query;
  query.legal_entity_id = input.legal_entity_id;
  query.client_id = input.client_id;
  query.price_list_id = input.price_list_id;
  query.responsible_id = input.responsible_id;
  query.with_warehouses = input.warehouse_id.has_value();
  for (const auto& line : input.lines) {
    query.with_warehouses = query.with_warehouses || line.warehouse_id;
    query.products.push_back(line.product_id);
    query.line_ids += line.id ? 0 : 1;
  }
  std::sort(query.products.begin(), query.products.end());
  query.products.erase(std::unique(query.products.begin(), query.products.end()), query.products.end());
  return query;
}

}  // namespace kram
