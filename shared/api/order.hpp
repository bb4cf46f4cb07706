// A sales order on the wire: what is asked for, what it became, and what happened to it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/api/order_cost.hpp"
#include "shared/api/page.hpp"
#include "shared/api/party.hpp"
#include "shared/api/product.hpp"
#include "shared/domain/obligation.hpp"
#include "shared/domain/order.hpp"
#include "shared/domain/pricing.hpp"

namespace kram {

/// A line as a seller enters it. Without a price the price list gives it; an agreed price stays whatever changes.
struct OrderLineInput {
  std::optional<OrderLineId> id;  // an existing line of this order; absent: a new one
  ProductId product_id;
  Quantity quantity;               // in `unit`
  std::string unit;                // empty: the stock unit
  std::optional<UnitPrice> price;  // per `unit`
  std::optional<std::string> tax;
  std::optional<WarehouseId> warehouse_id;
  std::vector<Discount> discounts;
  std::string note;
  static constexpr auto fields() {
    using T = OrderLineInput;
    return std::tuple(editable("id", &T::id), editable("product_id", &T::product_id).required(),
                      editable("quantity", &T::quantity).required().positive(), editable("unit", &T::unit).length(20),
                      editable("price", &T::price).not_negative(), editable("tax", &T::tax).length(10),
                      editable("warehouse_id", &T::warehouse_id), editable("discounts", &T::discounts).items(5),
                      editable("note", &T::note).length(1000));
  }
};

/// An order as it is entered or, before confirmation, changed as a whole.
struct OrderInput {
  std::optional<PartyId> client_id;
  std::optional<LegalEntityId> legal_entity_id;
  std::optional<PriceListId> price_list_id;
  std::optional<WarehouseId> warehouse_id;
  std::optional<UserId> responsible_id;
  std::optional<PriceMode> price_mode;
  std::optional<VatRounding> vat_rounding;
  std::vector<OrderLineInput> lines;
  std::vector<Discount> discounts;
  std::optional<Date> ordered_on;
  std::optional<Date> promised_on;
  std::optional<Date> payment_due_on;
  std::string delivery_address;
  std::string note;
  std::string external_id;
  std::string source;
  bool confirm = false;  // create and confirm in one request
  std::optional<OnShortage> on_shortage;
  static constexpr auto fields() {
    using T = OrderInput;
    return std::tuple(editable("client_id", &T::client_id), editable("legal_entity_id", &T::legal_entity_id),
                      editable("price_list_id", &T::price_list_id), editable("warehouse_id", &T::warehouse_id),
                      editable("responsible_id", &T::responsible_id), editable("price_mode", &T::price_mode),
                      editable("vat_rounding", &T::vat_rounding), editable("lines", &T::lines).items(1000),
                      editable("discounts", &T::discounts).items(5), editable("ordered_on", &T::ordered_on),
                      editable("promised_on", &T::promised_on), editable("payment_due_on", &T::payment_due_on),
                      editable("delivery_address", &T::delivery_address).length(500).multiline(),
                      editable("note", &T::note).length(4000).multiline(),
                      on_create("external_id", &T::external_id).length(100),
                      on_create("source", &T::source).length(100), on_create("confirm", &T::confirm),
                      on_create("on_shortage", &T::on_shortage));
  }
};

struct OrderLine {
  OrderLineId id;
  std::int32_t no = 0;
  ProductId product_id;
  ProductKind kind = ProductKind::good;
  std::string sku;
  std::string name;
  std::string unit;
  Quantity factor = Quantity::whole(1);  // stock units in one `unit`
  Quantity quantity;                     // in `unit`
  Quantity stock_quantity;               // in stock units: the only truth of stock
  UnitPrice price;
  std::string price_reason;
  bool price_agreed = false;  // typed in, not from a list
  std::string tax;
  std::vector<Discount> discounts;
  Money amount;             // quantity × price
  Money discount;           // the line's own
  Money document_discount;  // its share of the order's
  Money net;
  std::optional<Money> vat;
  Money gross;
  std::optional<WarehouseId> warehouse_id;
  Quantity reserved;  // stock units
  Quantity shipped;   // or performed
  std::optional<Money> cost;
  std::string note;
  static constexpr auto fields() {
    using T = OrderLine;
    return std::tuple(
        field("id", &T::id), field("no", &T::no), field("product_id", &T::product_id), field("kind", &T::kind),
        field("sku", &T::sku), field("name", &T::name), field("unit", &T::unit), field("factor", &T::factor),
        field("quantity", &T::quantity), field("stock_quantity", &T::stock_quantity), field("price", &T::price),
        field("price_reason", &T::price_reason), field("price_agreed", &T::price_agreed), field("tax", &T::tax),
        field("discounts", &T::discounts), field("amount", &T::amount), field("discount", &T::discount),
        field("document_discount", &T::document_discount), field("net", &T::net), field("vat", &T::vat),
        field("gross", &T::gross), field("warehouse_id", &T::warehouse_id), field("reserved", &T::reserved),
        field("shipped", &T::shipped), field("cost", &T::cost).read(Read::cost), field("note", &T::note));
  }
};

struct PaymentPlanRow {
  Date due_on;
  Money amount;
  Money covered;
  static constexpr auto fields() {
    using T = PaymentPlanRow;
    return std::tuple(field("due_on", &T::due_on), field("amount", &T::amount), field("covered", &T::covered));
  }
};

struct OrderPayment {
  PaymentId id;
  std::int64_t number = 0;
  AccountId account_id;
  std::string account_name;
  Money amount;
  Money allocated;  // onto this order; the rest is the client's advance
  Date paid_on;
  Instant recorded_at;
  std::string note;
  static constexpr auto fields() {
    using T = OrderPayment;
    return std::tuple(field("id", &T::id), field("number", &T::number), field("account_id", &T::account_id),
                      field("account_name", &T::account_name), field("amount", &T::amount),
                      field("allocated", &T::allocated), field("paid_on", &T::paid_on),
                      field("recorded_at", &T::recorded_at), field("note", &T::note));
  }
};

struct ShipmentLine {
  OrderLineId line_id;
  WarehouseId warehouse_id;
  Quantity quantity;
  std::optional<Money> cost;
  static constexpr auto fields() {
    using T = ShipmentLine;
    return std::tuple(field("line_id", &T::line_id), field("warehouse_id", &T::warehouse_id),
                      field("quantity", &T::quantity), field("cost", &T::cost).read(Read::cost));
  }
};

enum class ShipmentKind : std::uint8_t { goods, services };
constexpr auto enum_names(ShipmentKind) {
  return std::array{EnumName<ShipmentKind>{ShipmentKind::goods, "goods"},
                    EnumName<ShipmentKind>{ShipmentKind::services, "services"}};
}

struct Shipment {
  ShipmentId id;
  std::int64_t number = 0;
  ShipmentKind kind = ShipmentKind::goods;
  Date shipped_on;
  Instant recorded_at;
  Money gross;
  std::vector<ShipmentLine> lines;
  static constexpr auto fields() {
    using T = Shipment;
    return std::tuple(field("id", &T::id), field("number", &T::number), field("kind", &T::kind),
                      field("shipped_on", &T::shipped_on), field("recorded_at", &T::recorded_at),
                      field("gross", &T::gross), field("lines", &T::lines));
  }
};

/// Who owes what to whom, until when and why (requirements 4.0, 2). Only what is still open is listed.
struct Obligation {
  ObligationId id;
  OrderId order_id;
  std::string order_number;
  Debtor debtor = Debtor::us;
  ObligationSubject subject = ObligationSubject::good;
  ObligationState state = ObligationState::expected;
  std::optional<ProductId> product_id;
  std::string name;
  Quantity quantity;  // open, for goods and services
  Money amount;       // open
  std::optional<Date> due_on;
  static constexpr auto fields() {
    using T = Obligation;
    return std::tuple(field("id", &T::id), field("order_id", &T::order_id), field("order_number", &T::order_number),
                      field("debtor", &T::debtor), field("subject", &T::subject), field("state", &T::state),
                      field("product_id", &T::product_id), field("name", &T::name), field("quantity", &T::quantity),
                      field("amount", &T::amount), field("due_on", &T::due_on));
  }
};

/// One thing that happened: kind "created", "confirmed", "shipped", "paid", … with its details.
struct OrderEvent {
  EventId id;
  std::string kind;
  Json details;
  std::string author;
  Instant recorded_at;
  static constexpr auto fields() {
    using T = OrderEvent;
    return std::tuple(field("id", &T::id), field("kind", &T::kind), field("details", &T::details),
                      field("author", &T::author), field("recorded_at", &T::recorded_at));
  }
};

struct Order {
  OrderId id;
  std::string number;
  std::int32_t version = 1;
  OrderState state = OrderState::draft;
  SupplyState supply = SupplyState::none;
  FulfilmentState fulfilment = FulfilmentState::none;
  PaymentState payment = PaymentState::unpaid;
  std::optional<PartyId> client_id;
  std::string client_name;
  std::string client_phone;
  LegalEntityId legal_entity_id;
  std::string currency;
  std::optional<PriceListId> price_list_id;
  std::optional<WarehouseId> warehouse_id;
  std::optional<UserId> responsible_id;
  std::string responsible_name;
  PriceMode price_mode = PriceMode::no_vat;
  VatRounding vat_rounding = VatRounding::per_line;
  std::vector<Discount> discounts;
  Date ordered_on;
  std::optional<Date> promised_on;
  std::optional<Date> payment_due_on;
  std::optional<Date> completed_on;
  std::string delivery_address;
  std::string note;
  std::string external_id;
  std::string source;
  std::string cancel_reason;
  Money amount;
  Money discount;
  Money net;
  std::optional<Money> vat;
  Money total;
  Money paid;
  Money remaining_to_pay;
  std::optional<Money> cost;    // of the goods that left
  std::optional<Money> profit;  // so far: see DealProfit
  Instant created_at;
  std::vector<OrderLine> lines;
  std::vector<PaymentPlanRow> plan;
  std::vector<OrderPayment> payments;
  std::vector<Shipment> shipments;
  std::vector<Obligation> obligations;
  std::vector<OrderCost> costs;
  static constexpr auto fields() {
    using T = Order;
    return std::tuple(
        field("id", &T::id), field("number", &T::number), field("version", &T::version), field("state", &T::state),
        field("supply", &T::supply), field("fulfilment", &T::fulfilment), field("payment", &T::payment),
        field("client_id", &T::client_id), field("client_name", &T::client_name),
        field("client_phone", &T::client_phone), field("legal_entity_id", &T::legal_entity_id),
        field("currency", &T::currency), field("price_list_id", &T::price_list_id),
        field("warehouse_id", &T::warehouse_id), field("responsible_id", &T::responsible_id),
        field("responsible_name", &T::responsible_name), field("price_mode", &T::price_mode),
        field("vat_rounding", &T::vat_rounding), field("discounts", &T::discounts), field("ordered_on", &T::ordered_on),
        field("promised_on", &T::promised_on), field("payment_due_on", &T::payment_due_on),
        field("completed_on", &T::completed_on), field("delivery_address", &T::delivery_address),
        field("note", &T::note), field("external_id", &T::external_id), field("source", &T::source),
        field("cancel_reason", &T::cancel_reason), field("amount", &T::amount), field("discount", &T::discount),
        field("net", &T::net), field("vat", &T::vat), field("total", &T::total), field("paid", &T::paid),
        field("remaining_to_pay", &T::remaining_to_pay), field("cost", &T::cost).read(Read::cost),
        field("profit", &T::profit).read(Read::cost), field("created_at", &T::created_at), field("lines", &T::lines),
        field("plan", &T::plan), field("payments", &T::payments), field("shipments", &T::shipments),
        field("obligations", &T::obligations), field("costs", &T::costs).read(Read::cost));
  }
};

/// A row of the order list and a card of the board.
struct OrderSummary {
  OrderId id;
  std::string number;
  std::int32_t version = 1;
  OrderState state = OrderState::draft;
  SupplyState supply = SupplyState::none;
  FulfilmentState fulfilment = FulfilmentState::none;
  PaymentState payment = PaymentState::unpaid;
  std::optional<PartyId> client_id;
  std::string client_name;
  std::string client_phone;
  std::string currency;
  Money total;
  Money paid;
  std::string responsible_name;
  Date ordered_on;
  std::optional<Date> promised_on;
  std::optional<Date> payment_due_on;
  bool overdue = false;
  std::string external_id;
  Instant created_at;
  static constexpr auto fields() {
    using T = OrderSummary;
    return std::tuple(
        field("id", &T::id), field("number", &T::number), field("version", &T::version), field("state", &T::state),
        field("supply", &T::supply), field("fulfilment", &T::fulfilment), field("payment", &T::payment),
        field("client_id", &T::client_id), field("client_name", &T::client_name),
        field("client_phone", &T::client_phone), field("currency", &T::currency), field("total", &T::total),
        field("paid", &T::paid), field("responsible_name", &T::responsible_name), field("ordered_on", &T::ordered_on),
        field("promised_on", &T::promised_on), field("payment_due_on", &T::payment_due_on),
        field("overdue", &T::overdue), field("external_id", &T::external_id), field("created_at", &T::created_at));
  }
};

enum class OrderSort : std::uint8_t { newest, oldest, date, promised, total, client };
constexpr auto enum_names(OrderSort) {
  using N = EnumName<OrderSort>;
  return std::array{N{OrderSort::newest, "newest"},     N{OrderSort::oldest, "oldest"}, N{OrderSort::date, "date"},
                    N{OrderSort::promised, "promised"}, N{OrderSort::total, "total"},   N{OrderSort::client, "client"}};
}

struct OrderQuery {
  std::string search;  // number, client's name or phone: 3 characters or more
  std::vector<OrderState> states;
  std::optional<PaymentState> payment;
  std::optional<FulfilmentState> fulfilment;
  std::optional<PartyId> client_id;
  std::optional<UserId> responsible_id;
  std::optional<Date> from;
  std::optional<Date> to;
  std::optional<bool> overdue;
  std::optional<std::string> external_id;
  OrderSort sort = OrderSort::newest;
  bool descending = true;
  std::optional<std::string> cursor;
  std::int32_t limit = 50;
  static constexpr auto fields() {
    using T = OrderQuery;
    return std::tuple(editable("search", &T::search), editable("states", &T::states).items(10),
                      editable("payment", &T::payment), editable("fulfilment", &T::fulfilment),
                      editable("client_id", &T::client_id), editable("responsible_id", &T::responsible_id),
                      editable("from", &T::from), editable("to", &T::to), editable("overdue", &T::overdue),
                      editable("external_id", &T::external_id).length(100), editable("sort", &T::sort),
                      editable("descending", &T::descending), editable("cursor", &T::cursor).length(500),
                      editable("limit", &T::limit).positive());
  }
};

struct BoardColumn {
  OrderState state = OrderState::draft;
  std::int64_t count = 0;
  Money total;
  std::vector<OrderSummary> orders;  // the newest 50
  static constexpr auto fields() {
    using T = BoardColumn;
    return std::tuple(field("state", &T::state), field("count", &T::count), field("total", &T::total),
                      field("orders", &T::orders));
  }
};

struct ConfirmInput {
  std::optional<OnShortage> on_shortage;  // absent: the workspace's setting
  std::optional<Date> confirmed_on;
  static constexpr auto fields() {
    return std::tuple(on_create("on_shortage", &ConfirmInput::on_shortage),
                      on_create("confirmed_on", &ConfirmInput::confirmed_on));
  }
};

struct ShipLineInput {
  OrderLineId line_id;
  Quantity quantity;  // stock units
  std::optional<WarehouseId> warehouse_id;
  static constexpr auto fields() {
    using T = ShipLineInput;
    return std::tuple(on_create("line_id", &T::line_id).required(),
                      on_create("quantity", &T::quantity).required().positive(),
                      on_create("warehouse_id", &T::warehouse_id));
  }
};

/// Ships goods or records services as performed. Without lines: all that is left.
struct ShipInput {
  std::vector<ShipLineInput> lines;
  std::optional<Date> shipped_on;
  static constexpr auto fields() {
    return std::tuple(on_create("lines", &ShipInput::lines).items(1000),
                      on_create("shipped_on", &ShipInput::shipped_on));
  }
};

/// Money onto an account for this order. Without an amount: all that is left to pay.
struct PayInput {
  std::optional<AccountId> account_id;
  std::optional<Money> amount;
  std::optional<Date> paid_on;
  std::string note;
  static constexpr auto fields() {
    using T = PayInput;
    return std::tuple(on_create("account_id", &T::account_id).required(), on_create("amount", &T::amount).positive(),
                      on_create("paid_on", &T::paid_on), on_create("note", &T::note));
  }
};

struct CompleteInput {
  std::optional<Date> completed_on;
  static constexpr auto fields() { return std::tuple(on_create("completed_on", &CompleteInput::completed_on)); }
};

struct CancelInput {
  std::string reason;
  static constexpr auto fields() { return std::tuple(on_create("reason", &CancelInput::reason)); }
};

}  // namespace kram
