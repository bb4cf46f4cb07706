// The palette asks three lists at once and shows what has come from all of them: orders first, then clients, then
// goods.
#include <memory>

#include "client-wasm/api_client.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/screens/screens.hpp"
#include "shared/api/product.hpp"

namespace kram::screens {

namespace {

using Items = std::vector<ui::PickerItem>;

/// Answers of the lists that were asked; the palette hears once, when the last is there.
struct Gathering {
  Items parts[3];
  int waiting = 0;
  ui::PickerReply reply;
};

ui::PickerItem item_of(const OrderSummary& o) {
  return {.id = "/orders/" + to_text(o.id),
          .title = "№ " + o.number + (o.client_name.empty() ? "" : " · " + o.client_name),
          .detail = date_text(o.ordered_on) + " · " + word_of(o.state),
          .right = money_text(o.total, o.currency)};
}
ui::PickerItem item_of(const PartySummary& p) {
  std::string detail = phone_words(p.phone);
  if (!p.city.empty()) detail += (detail.empty() ? "" : " · ") + p.city;
  return {.id = "/clients/" + to_text(p.id),
          .title = p.name,
          .detail = detail,
          .right = tr("клієнт", "client"),
          .dim = p.archived};
}
ui::PickerItem item_of(const ProductSummary& p) {
  std::string right = p.price ? price_text(*p.price) + "\u00A0₴" : std::string();
  if (p.kind == ProductKind::good)
    right += (right.empty() ? "" : " · ") + std::string(tr("вільно ", "free ")) + quantity_text(p.available);
  return {.id = "/products/" + to_text(p.id), .title = p.name, .detail = p.sku, .right = right, .dim = p.archived};
}

template <class Row>
void ask(const std::shared_ptr<Gathering>& all, int place, const char* list, const char* permission,
         const std::string& text) {
  if (!api::may(permission)) return;
  ++all->waiting;
  api::get(list + api::query({{"search", text}, {"limit", "5"}}), [all, place](const api::Answer& answer) {
    if (answer.ok())
      if (const auto page = answer_from_json<Page<Row>>(answer.body))
        for (const Row& row : page->items) all->parts[place].push_back(item_of(row));
    if (--all->waiting > 0) return;
    Items items;
    for (const Items& part : all->parts) items.insert(items.end(), part.begin(), part.end());
    all->reply(std::move(items));
  });
}

}  // namespace

void search_everything(const std::string& text, ui::PickerReply reply) {
  if (text.find_first_not_of(' ') == std::string::npos) return reply({});
  const auto all = std::make_shared<Gathering>();
  all->reply = std::move(reply);
  ask<OrderSummary>(all, 0, "/orders", "see_orders", text);
  ask<PartySummary>(all, 1, "/clients", "see_clients", text);
  ask<ProductSummary>(all, 2, "/products", "see_products", text);
  if (all->waiting == 0) all->reply({});
}

}  // namespace kram::screens
