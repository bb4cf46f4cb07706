#include "server/storage/order_rows.hpp"

namespace kram::storage {

std::string order_row(const Order& o, const std::string& search) {
  std::string out;
  JsonObjectText(out)
      .number("id", o.id.value)
      .text("number", o.number)
      .text("state", enum_name(o.state))
      .text("supply", enum_name(o.supply))
      .text("fulfilment", enum_name(o.fulfilment))
      .text("payment", enum_name(o.payment))
      .id("client_id", o.client_id)
      .text("client_name", o.client_name)
      .text("client_phone", o.client_phone)
      .id("legal_entity_id", o.legal_entity_id)
      .text("currency", o.currency)
      .id("price_list_id", o.price_list_id)
      .id("warehouse_id", o.warehouse_id)
      .id("responsible_id", o.responsible_id)
      .text("price_mode", enum_name(o.price_mode))
      .text("vat_rounding", enum_name(o.vat_rounding))
      .raw("discounts", json_text(o.discounts))
      .date("ordered_on", o.ordered_on)
      .date("promised_on", o.promised_on)
      .date("payment_due_on", o.payment_due_on)
      .text("delivery_address", o.delivery_address)
      .text("note", o.note)
      .text("external_id", o.external_id)
      .text("source", o.source)
      .units("amount", o.amount)
      .units("discount", o.discount)
      .units("net", o.net)
      .units("vat", o.vat)
      .units("total", o.total)
      .text("search", search);
  return out;
}

std::string line_rows(const Order& order, const std::vector<TaxRate>& taxes) {
  KRAM_PROMISE(taxes.size() == order.lines.size());
  auto tax = taxes.begin();
  return json_array_text(order.lines, [&](std::string& out, const OrderLine& l) {
    JsonObjectText(out)
        .id("id", l.id)
        .number("no", l.no)
        .id("product_id", l.product_id)
        .text("kind", enum_name(l.kind))
        .text("sku", l.sku)
        .text("name", l.name)
        .text("unit", l.unit)
        .units("factor", l.factor)
        .units("quantity", l.quantity)
        .units("stock_quantity", l.stock_quantity)
        .units("price", l.price)
        .text("price_reason", l.price_reason)
        .flag("price_agreed", l.price_agreed)
        .text("tax", l.tax)
        .text("tax_kind", enum_name(tax->kind))
        .units("tax_percent", tax->percent)
        .raw("discounts", json_text(l.discounts))
        .units("amount", l.amount)
        .units("discount", l.discount)
        .units("document_discount", l.document_discount)
        .units("net", l.net)
        .units("vat", l.vat)
        .units("gross", l.gross)
        .id("warehouse_id", l.warehouse_id)
        .units("reserved", l.reserved)
        .text("note", l.note);
    ++tax;
  });
}

std::string obligation_rows(const std::vector<Owed>& owed, const std::vector<std::int64_t>& ids) {
  std::size_t i = 0;
  return json_array_text(owed, [&](std::string& out, const Owed& o) {
    JsonObjectText row(out);
    if (i < ids.size()) row.number("id", ids[i]);
    ++i;
    row.number("line_id", o.line_id.value)
        .text("debtor", enum_name(o.debtor))
        .text("subject", enum_name(o.subject))
        .text("state", enum_name(o.state))
        .id("product_id", o.product_id)
        .units("quantity", o.quantity)
        .units("amount", o.amount)
        .date("due_on", o.due_on);
  });
}

std::string plan_rows(const Order& order) {
  int no = 0;
  return json_array_text(order.plan, [&](std::string& out, const PaymentPlanRow& p) {
    JsonObjectText(out)
        .number("no", ++no)
        .date("due_on", p.due_on)
        .units("amount", p.amount)
        .units("covered", p.covered);
  });
}

std::string need_rows(const std::vector<Need>& needs) {
  return json_array_text(needs, [](std::string& out, const Need& n) {
    JsonObjectText(out).id("line_id", n.line_id).id("product_id", n.product_id).units("quantity", n.quantity);
  });
}

}  // namespace kram::storage
