// Changing an order before anything has left: a draft, or a confirmed one, whose reservation then follows its lines.
#include "server/operations/business_date.hpp"
#include "server/operations/order_books.hpp"
#include "server/operations/order_draft.hpp"
#include "server/operations/row_version.hpp"
#include "server/storage/payment_repository.hpp"
#include "server/storage/shipment_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/api/order_progress.hpp"

namespace kram {
namespace {

/// The stored order with the patch laid over. What depends on the seller or the client is asked anew when they change.
Result<OrderInput> patched_input(const Order& before, const Json& patch) {
  OrderInput input = input_of(before);
  KRAM_CHECK(patch_from_json(patch, input));
  if (input.legal_entity_id != before.legal_entity_id && !patch.contains("price_mode")) input.price_mode.reset();
  if (input.client_id != before.client_id && !patch.contains("price_list_id")) input.price_list_id.reset();
  if (!input.ordered_on) input.ordered_on = before.ordered_on;
  return input;
}

void tell(Json& changes, const std::string& path, const Json& from, const Json& to) {
  if (from != to) changes.push_back(Json{{"path", path}, {"from", from}, {"to", to}});
}

/// What changed, for the history: the order's own fields, and of lines what decides their sum.
Json changes_between(const Order& before, const Order& after) {
  Json changes = Json::array();
  const Json from = to_json(before), to = to_json(after);
  for (const char* name :
       {"client_id", "legal_entity_id", "price_list_id", "warehouse_id", "responsible_id", "price_mode", "vat_rounding",
        "discounts", "ordered_on", "promised_on", "payment_due_on", "delivery_address", "note", "total"})
    tell(changes, std::string("/") + name, from.at(name), to.at(name));
  const auto line_of = [](const Json& order, const Json& id) {
    for (const auto& line : order.at("lines"))
      if (line.at("id") == id) return line;
    return Json(nullptr);
  };
  for (const auto& line : to.at("lines")) {
    const Json old = line_of(from, line.at("id"));
    const std::string path = "/lines/" + line.at("id").get<std::string>();
    if (old.is_null()) {
      tell(changes, path, nullptr,
           Json{{"name", line.at("name")}, {"quantity", line.at("quantity")}, {"price", line.at("price")}});
      continue;
    }
    for (const char* name : {"product_id", "unit", "quantity", "price", "tax", "discounts", "warehouse_id", "note"})
      tell(changes, path + "/" + name, old.at(name), line.at(name));
  }
  for (const auto& line : from.at("lines"))
    if (line_of(to, line.at("id")).is_null())
      tell(changes, "/lines/" + line.at("id").get<std::string>(),
           Json{{"name", line.at("name")}, {"quantity", line.at("quantity")}, {"price", line.at("price")}}, nullptr);
  return changes;
}

std::vector<ProductId> products_of(const Order& before, const storage::EntryQuery& query) {
  auto products = goods_of(before);
  products.insert(products.end(), query.products.begin(), query.products.end());
  return products;
}

/// Gives back what the order holds, in `places` and as deltas.
void release(const std::vector<storage::Reservation>& held, std::vector<PlaceStock>& places,
             std::vector<storage::StockDelta>& deltas) {
  for (const auto& row : held) {
    add_delta(deltas, {row.warehouse_id, row.place_id, row.product_id, {}, -row.quantity});
    for (auto& place : places)
      if (place.place_id == row.place_id && place.product_id == row.product_id) place.level.reserved -= row.quantity;
  }
}

struct Edited {
  std::vector<storage::Reservation> reservations;
  std::vector<storage::Need> needs;
  std::vector<storage::StockDelta> stock;
};

/// The reservation of a confirmed order follows its new lines.
Result<Edited> follow_lines(Context& context, Order& order, const std::vector<ProductId>& products,
                            OnShortage on_shortage) {
  Edited edited;
  KRAM_CHECK(order.client_id && !order.lines.empty()
                 ? Verdict(Done{})
                 : Verdict(order.lines.empty() ? ErrorCode::order_has_no_lines : ErrorCode::client_required));
  const auto held = storage::find_reservations(context.db, context.workspace(), order.id);
  auto places = storage::find_stock(context.db, context.workspace(), products);
  release(held, places, edited.stock);
  KRAM_TRY(reserving, reserve_lines(order, places, on_shortage));
  for (const auto& take : reserving.takes)
    add_delta(edited.stock, {take.warehouse_id, take.place_id, take.product_id, {}, take.quantity});
  edited.reservations = add_to_reservations({}, reserving.takes);
  edited.needs = std::move(reserving.needs);
  plan_payment(order);
  return edited;
}

/// Money that came is booked on its client and legal entity: the order keeps both.
Verdict check_payer(const Order& before, const OrderInput& input) {
  if (before.payments.empty()) return Done{};
  if (input.client_id != before.client_id) return Refusal(ErrorCode::field_not_writable, "/client_id");
  if (input.legal_entity_id != before.legal_entity_id)
    return Refusal(ErrorCode::field_not_writable, "/legal_entity_id");
  return Done{};
}

Result<Order> edit(Context& context, std::int64_t id, const Json& patch, const std::optional<std::int32_t>& version) {
  KRAM_TRY(before, take_order(context, id));
  KRAM_CHECK(check_version(version, before.version));
  KRAM_CHECK(order_allows(progress_of(before), OrderAction::edit));
  KRAM_TRY(input, patched_input(before, patch));
  KRAM_CHECK(check_payer(before, input));
  if (input.ordered_on != before.ordered_on) KRAM_CHECK(business_date_of(context, input.ordered_on, "/ordered_on"));
  const auto query = entry_query(input);
  const bool confirmed = before.state == OrderState::confirmed;
  const auto products = products_of(before, query);
  if (confirmed) storage::lock_stock(context.db, context.workspace(), products);
  const auto entry = storage::load_order_entry(context.db, context.workspace(), query);
  KRAM_TRY(draft, draft_order(input, entry, &before));
  Order& order = draft.order;
  const bool reallocated = allocate_payments(order);
  Edited edited;
  if (confirmed) {
    KRAM_TRY(followed, follow_lines(context, order, products, entry.on_shortage));
    edited = std::move(followed);
  }
  const auto owed = derive(order);
  storage::rewrite_order(context.db, context.workspace(), order, draft.search, draft.line_taxes);
  if (reallocated) storage::reallocate(context.db, context.workspace(), order);
  storage::save_order(context.db, context.workspace(),
                      {order,
                       owed,
                       {},
                       {},
                       edited.reservations,
                       edited.needs,
                       edited.stock,
                       {"edited", Json{{"changes", changes_between(before, order)}}},
                       context.actor.name,
                       context.now});
  return reread(context, order.id);
}

}  // namespace

template <>
Result<Order> handle(Context& context, const Call<endpoint::edit_order>& call) {
  return edit(context, call.ids.at(0), call.patch, call.version);
}

}  // namespace kram
