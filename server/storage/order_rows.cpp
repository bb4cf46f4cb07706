#include "server/storage/order_rows.hpp"

namespace kram::storage {

Json order_row(const Order& o, const std::string& search) {
  Json row = Json::object();
  row["id"] = o.id.value;
  row["number"] = o.number;
  row["version"] = o.version;
  row["state"] = enum_name(o.state);
  row["supply"] = enum_name(o.supply);
  row["fulfilment"] = enum_name(o.fulfilment);
  row["payment"] = enum_name(o.payment);
  row["client_id"] = id_or_null(o.client_id);
  row["client_name"] = o.client_name;
  row["client_phone"] = o.client_phone;
  row["legal_entity_id"] = o.legal_entity_id.value;
  row["currency"] = o.currency;
  row["price_list_id"] = id_or_null(o.price_list_id);
  row["warehouse_id"] = id_or_null(o.warehouse_id);
  row["responsible_id"] = id_or_null(o.responsible_id);
  row["price_mode"] = enum_name(o.price_mode);
  row["vat_rounding"] = enum_name(o.vat_rounding);
  row["discounts"] = json_detail::encode(o.discounts, Reader{});
  row["ordered_on"] = to_text(o.ordered_on);
  row["promised_on"] = date_or_null(o.promised_on);
  row["payment_due_on"] = date_or_null(o.payment_due_on);
  row["delivery_address"] = o.delivery_address;
  row["note"] = o.note;
  row["external_id"] = o.external_id;
  row["source"] = o.source;
  row["amount"] = o.amount.units;
  row["discount"] = o.discount.units;
  row["net"] = o.net.units;
  row["vat"] = units_or_null(o.vat);
  row["total"] = o.total.units;
  row["search"] = search;
  return row;
}

Json line_rows(const Order& order, const std::vector<TaxRate>& taxes) {
  KRAM_PROMISE(taxes.size() == order.lines.size());
  Json rows = Json::array();
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const OrderLine& l = order.lines[i];
    Json row = Json::object();
    row["id"] = l.id.value;
    row["no"] = l.no;
    row["product_id"] = l.product_id.value;
    row["kind"] = enum_name(l.kind);
    row["sku"] = l.sku;
    row["name"] = l.name;
    row["unit"] = l.unit;
    row["factor"] = l.factor.units;
    row["quantity"] = l.quantity.units;
    row["stock_quantity"] = l.stock_quantity.units;
    row["price"] = l.price.units;
    row["price_reason"] = l.price_reason;
    row["price_agreed"] = l.price_agreed;
    row["tax"] = l.tax;
    row["tax_kind"] = enum_name(taxes[i].kind);
    row["tax_percent"] = taxes[i].percent.units;
    row["discounts"] = json_detail::encode(l.discounts, Reader{});
    row["amount"] = l.amount.units;
    row["discount"] = l.discount.units;
    row["document_discount"] = l.document_discount.units;
    row["net"] = l.net.units;
    row["vat"] = units_or_null(l.vat);
    row["gross"] = l.gross.units;
    row["warehouse_id"] = id_or_null(l.warehouse_id);
    row["reserved"] = l.reserved.units;
    row["note"] = l.note;
    rows.push_back(std::move(row));
  }
  return rows;
}

Json obligation_rows(const std::vector<Owed>& owed, const std::vector<std::int64_t>& ids) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < owed.size(); ++i) {
    const Owed& o = owed[i];
    Json row = Json::object();
    row["id"] = i < ids.size() ? Json(ids[i]) : Json(nullptr);
    row["line_id"] = o.line_id.value;
    row["debtor"] = enum_name(o.debtor);
    row["subject"] = enum_name(o.subject);
    row["state"] = enum_name(o.state);
    row["product_id"] = o.product_id ? Json(o.product_id.value) : Json(nullptr);
    row["quantity"] = o.quantity.units;
    row["amount"] = o.amount.units;
    row["due_on"] = date_or_null(o.due_on);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json plan_rows(const Order& order) {
  Json rows = Json::array();
  int no = 0;
  for (const auto& p : order.plan)
    rows.push_back(Json{{"no", ++no}, {"due_on", to_text(p.due_on)}, {"amount", p.amount.units},
                        {"covered", p.covered.units}});
  return rows;
}

Json need_rows(const std::vector<Need>& needs) {
  Json rows = Json::array();
  for (const auto& n : needs)
    rows.push_back(Json{{"line_id", n.line_id.value}, {"product_id", n.product_id.value}, {"quantity", n.quantity.units}});
  return rows;
}

}  // namespace kram::storage
