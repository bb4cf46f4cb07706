// A chip says what it narrows to; pressed again it opens its choices. The rest stands behind «Фільтри».
#include "client-wasm/screens/orders_filter.hpp"

#include <algorithm>

#include "client-wasm/screens/found_items.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/date_field.hpp"
#include "client-wasm/widgets/picker.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

bool more_open = false;
std::string typed_words;
std::string shown_words;  // what the address says: another one came by Back or a link
double typed_ms = 0;
bool words_wait = false;

std::string states_words(const std::vector<OrderState>& states) {
  std::string words;
  for (const OrderState state : states) words += (words.empty() ? "" : ", ") + word_of(state);
  return words;
}

// A button that opens a menu of choices. Calls `items` inside the open menu.
template <class Items>
void chip(const char* name, const std::string& value, Items items) {
  Key scope(name);
  const std::string label = std::string(name) + (value.empty() ? "" : ": " + value) + "###chip";
  const Id id = button_id(label);
  ButtonOptions o;
  o.trailing_icon = icon::chevron_down;
  o.expanded = popover_open(id);
  o.popup = "menu";
  if (!value.empty()) o.pressed = true;
  const Rect at = cursor();
  o.width = std::min(button_width(label, o), 320.f);
  if (button(label, o)) toggle_popover(id);
  if (!popover_open(id)) return;
  Popover menu(id, {at.x, at.y, o.width, metrics().control}, 260, name);
  items();
}

template <class E>
void single_chip(const char* name, std::optional<E>& value, bool& changed) {
  chip(name, value ? word_of(*value) : "", [&] {
    if (menu_item(tr("Будь-яке", "Any"), {.checked = !value})) value.reset(), changed = true;
    for (const auto& row : enum_names(E{}))
      if (menu_item(word_of(row.value), {.checked = value == row.value})) value = row.value, changed = true;
  });
}

void states_chip(OrdersPlace& place, bool& changed) {
  auto& states = place.query.states;
  chip(tr("Стан", "State"), states_words(states), [&] {
    if (menu_item(tr("Усі", "All"), {.checked = states.empty()})) states.clear(), changed = true;
    for (const auto& row : enum_names(OrderState{})) {
      const auto at = std::find(states.begin(), states.end(), row.value);
      if (!menu_item(word_of(row.value), {.icon = icon_of(row.value), .checked = at != states.end()})) continue;
      if (at != states.end())
        states.erase(at);
      else
        states.push_back(row.value);
      changed = true;
    }
  });
}

void overdue_chip(OrdersPlace& place, bool& changed) {
  const bool on = place.query.overdue.value_or(false);
  if (!button(tr("Прострочені", "Overdue"), {.icon = icon::clock, .pressed = on})) return;
  place.query.overdue = on ? std::nullopt : std::optional(true);
  changed = true;
}

// The words wait a moment, so that each key doesn't ask the server and fill the history.
bool words_field(OrdersPlace& place, float width) {
  if (place.query.search != shown_words) {
    shown_words = typed_words = place.query.search;
    words_wait = false;
  }
  const char* label = tr("Пошук замовлень", "Search orders");
  if (shortcut("Slash")) mirror::request_focus(id_of(label));
  FieldOptions o;
  o.keys = "/";
  o.placeholder = tr("Номер, клієнт або телефон", "Number, client or phone");
  o.width = width;
  if (search_field(label, typed_words, o).changed) {
    words_wait = true;
    typed_ms = platform::now_ms();
  }
  if (!words_wait) return false;
  const double waited = platform::now_ms() - typed_ms;
  if (waited < 250) {
    platform::request_frame_in(static_cast<int>(250 - waited) + 5);
    return false;
  }
  words_wait = false;
  if (typed_words == place.query.search) return false;
  place.query.search = shown_words = typed_words;
  return true;
}

void client_filter(OrdersPlace& place, bool& changed) {
  static api::Loaded<Party> client;
  if (place.query.client_id) client.want("/clients/" + to_text(*place.query.client_id));
  std::string shown;
  if (place.query.client_id) shown = client.value() ? client.value()->name : "№ " + to_text(*place.query.client_id);
  const auto find = [](const std::string& text, PickerReply reply) {
    const auto item_of = +[](const PartySummary& p) {
      return PickerItem{.id = to_text(p.id), .title = p.name, .detail = p.phone, .right = p.city, .dim = p.archived};
    };
    find_items<PartySummary>("/clients", text, item_of, std::move(reply));
  };
  const PickerResult result =
      picker(tr("Клієнт", "Client"), shown, find, {.field = {.placeholder = tr("Усі", "All"), .icon = icon::user}});
  if (result.picked)
    if (const auto id = parse_id(result.picked->id)) place.query.client_id = PartyId{*id}, changed = true;
  if (result.cleared) place.query.client_id.reset(), changed = true;
}

void more_filters(OrdersPlace& place, bool& changed) {
  Columns c({1.4f, 1, 0.8f, 0.8f}, space_3, 130);
  client_filter(place, changed);
  c.next();
  std::vector<std::pair<std::optional<UserId>, std::string>> people{{std::nullopt, tr("Усі", "All")}};
  if (const auto& users = references().users.value())
    for (const User& user : users->items) people.emplace_back(user.id, user.name);
  if (select_value(tr("Відповідальна особа", "Responsible"), place.query.responsible_id, people)) changed = true;
  c.next();
  if (date_field(tr("Від дати", "From"), place.query.from).changed) changed = true;
  c.next();
  if (date_field(tr("До дати", "To"), place.query.to).changed) changed = true;
}

int hidden_filters(const OrderQuery& q) {
  return (q.client_id ? 1 : 0) + (q.responsible_id ? 1 : 0) + (q.from || q.to ? 1 : 0) +
         (q.fulfilment && metrics().roomy ? 1 : 0);
}

}  // namespace

bool orders_filter(OrdersPlace& place) {
  bool changed = false;
  Key scope("orders-filter");
  const bool phone = is_phone();
  {
    Row row;
    if (words_field(place, phone ? std::max(120.f, flow_width() - 60)
                                 : std::min(300.f, flow_width() * (is_filtered(place) ? 0.2f : 0.27f))))
      changed = true;
    const int hidden = hidden_filters(place.query);
    if (phone) {
      ButtonOptions o{.kind = ButtonKind::ghost};
      o.pressed = more_open || is_filtered(place);
      if (icon_button(tr("Фільтри", "Filters"), icon::sliders_horizontal, o)) more_open = !more_open;
    } else {
      states_chip(place, changed);
      single_chip(tr("Оплата", "Payment"), place.query.payment, changed);
      if (!metrics().roomy) single_chip(tr("Відвантаження", "Shipping"), place.query.fulfilment, changed);
      overdue_chip(place, changed);
      ButtonOptions o{.icon = icon::sliders_horizontal};
      o.expanded = more_open;
      if (hidden > 0) o.pressed = true;
      const std::string name =
          std::string(tr("Фільтри", "Filters")) + (hidden > 0 ? " · " + std::to_string(hidden) : "") + "###more";
      if (button(name, o)) more_open = !more_open;
    }
    if (is_filtered(place) && !phone && ghost_button(tr("Скинути", "Reset"), icon::x)) {
      place.query = OrderQuery();
      changed = true;
    }
  }
  if (!more_open) return changed;
  if (metrics().roomy || phone) {
    Row row;
    if (phone) states_chip(place, changed);
    if (phone) single_chip(tr("Оплата", "Payment"), place.query.payment, changed);
    single_chip(tr("Відвантаження", "Shipping"), place.query.fulfilment, changed);
    if (phone) overdue_chip(place, changed);
    if (phone && is_filtered(place) && ghost_button(tr("Скинути", "Reset"), icon::x))
      place.query = OrderQuery(), changed = true;
  }
  more_filters(place, changed);
  return changed;
}

}  // namespace kram::screens
