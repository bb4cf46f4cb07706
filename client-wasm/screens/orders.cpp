// The address decides what is shown; what is typed or pressed changes the address. Going back finds the same rows.
#include "client-wasm/screens/orders.hpp"

#include <imgui.h>

#include <map>

#include "client-wasm/key_pages.hpp"
#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/orders_filter.hpp"
#include "client-wasm/screens/orders_place.hpp"
#include "client-wasm/widgets/board.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/data_table.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

api::KeyPages<OrderSummary> pages;
api::Loaded<Rows<BoardColumn>> board_rows;
TableState table;
std::map<std::int64_t, std::pair<Money, Money>> chosen;  // total and paid of the selected rows
int last_frame = -2;

std::vector<TableColumn> columns() {
  return {
      {.key = "newest", .title = "№", .width = 72, .sortable = true, .phone = Slot::lead, .fixed = true, .whole = true},
      {.key = "date", .title = tr("Дата", "Date"), .width = 104, .sortable = true, .whole = true},
      {.key = "client",
       .title = tr("Клієнт", "Client"),
       .width = 176,
       .grow = 3,
       .sortable = true,
       .phone = Slot::under},
      {.key = "total",
       .title = tr("Сума, ₴", "Sum, ₴"),
       .width = 100,
       .align = Align::right,
       .sortable = true,
       .phone = Slot::right},
      {.key = "paid", .title = tr("Сплачено, ₴", "Paid, ₴"), .width = 104, .align = Align::right},
      {.key = "state", .title = tr("Стан", "State"), .width = 150, .phone = Slot::right_under},
      {.key = "supply", .title = tr("Запас", "Stock"), .width = 206},
      {.key = "promised", .title = tr("Строк", "Due"), .width = 124, .sortable = true, .whole = true},
      {.key = "owner", .title = tr("Веде", "Owner"), .width = 100, .grow = 1}};
}

void due_cell(const OrderSummary& o, TableRow& row) {
  const std::string date = date_text(o.promised_on ? o.promised_on : o.payment_due_on);
  if (!o.overdue) return row.text(date);
  row.badge(date.empty() ? tr("прострочено", "overdue") : date, Tone::bad, icon::clock);
}

void draw_row(const OrderSummary& o, TableRow& row) {
  row.id(o.id.value, "#/orders/" + to_text(o.id));
  row.link("№ " + o.number, "#/orders/" + to_text(o.id));
  row.date(o.ordered_on);
  const std::string client = o.client_name.empty() ? tr("без клієнта", "no client") : o.client_name;
  if (is_phone())
    row.text(date_text(o.ordered_on) + " · " + client);
  else if (o.client_name.empty())
    row.soft(client);
  else
    row.text(client);
  row.money(o.total);
  row.money(o.paid,
            o.payment == PaymentState::paid || o.payment == PaymentState::overpaid ? Tone::good : Tone::neutral);
  row.badge(word_of(o.state), tone_of(o.state), icon_of(o.state));
  const bool open = o.state != OrderState::draft && o.state != OrderState::cancelled;
  if (open)
    row.toned(supply_words(o.supply, o.fulfilment), supply_tone(o.supply, o.fulfilment));
  else
    row.empty();
  due_cell(o, row);
  row.text(o.responsible_name);
}

void read_sort(const OrderQuery& q) {
  table.sort = q.sort == OrderSort::oldest ? "newest" : std::string(enum_name(q.sort));
  table.descending = q.sort == OrderSort::oldest ? !q.descending : q.descending;
}

bool take_sort(OrdersPlace& place) {
  const auto sort = enum_value<OrderSort>(table.sort);
  place.query.sort = sort.value_or(OrderSort::newest);
  place.query.descending = sort ? table.descending : true;
  return true;
}

// Back from elsewhere, the rows stand as they were sorted last, unless the address names an order itself.
bool sort_again(const Route& route, OrdersPlace& place) {
  { const KeptTable keeps("orders", table); }
  if (place.board || !route.parameter("sort").empty() || !route.parameter("descending").empty()) return false;
  if (table.sort.empty() || (table.sort == "newest" && table.descending)) return false;
  return take_sort(place);
}

void totals(TableRow& row) {
  Money total, paid;
  for (const auto& [id, sums] : chosen) {
    total += sums.first;
    paid += sums.second;
  }
  row.text(tr("Вибрано", "Selected"));
  row.strong(std::to_string(table.selected.size()));
  row.empty();
  row.money(total);
  row.money(paid);
}

// Sums of the selected are kept by id, since their pages may be let go.
void keep_chosen(const OrderSummary& o) {
  if (table.selected.count(o.id.value)) chosen[o.id.value] = {o.total, o.paid};
}
void drop_unchosen() {
  for (auto it = chosen.begin(); it != chosen.end();) it = table.selected.count(it->first) ? ++it : chosen.erase(it);
}

void nothing_here(OrdersPlace& place, bool& changed) {
  PageBody page("orders-empty", 720);
  if (is_filtered(place)) {
    if (!empty_state(icon::search, tr("Нічого не знайдено", "Nothing found"),
                     tr("Спробуйте інші слова або зніміть фільтри.", "Try other words or take the filters off."),
                     tr("Скинути фільтри", "Reset the filters")))
      return;
    place.query = OrderQuery();
    changed = true;
  } else if (empty_state(icon::shopping_cart, tr("Замовлень ще немає", "No orders yet"),
                         tr("Тут стоятимуть усі продажі: від чернетки до завершення.",
                            "All sales stand here, from draft to completion."),
                         api::may("edit_orders") ? tr("Створити перше замовлення", "Enter the first order") : "")) {
    platform::go("/orders/new");
  }
}

void failed(const api::Problem& problem, bool& again) {
  PageBody page("orders-failed", 720);
  again = notice(Tone::bad, problem.text, tr(words::retry));
}

bool table_view(OrdersPlace& place) {
  bool changed = false, again = false;
  pages.want("/orders", orders_parameters(place));
  if (pages.problem()) {
    failed(*pages.problem(), again);
    if (again) pages.refresh();
    return false;
  }
  if (pages.empty()) {
    nothing_here(place, changed);
    return changed;
  }
  read_sort(place.query);
  const KeptTable keeps("orders", table);
  TableOptions options;
  options.selectable = true;
  options.known_rows = pages.complete() ? pages.rows() : -1;
  if (!table.selected.empty()) options.totals = totals;
  const TableResult result = data_table(
      tr("Замовлення", "Orders"), columns(), table, pages.rows(),
      [](std::int64_t index, TableRow& row) {
        const OrderSummary* o = pages.row(index);
        if (!o) return row.skeleton();
        draw_row(*o, row);
        keep_chosen(*o);
      },
      options);
  drop_unchosen();
  pages.show(result.first, result.last);
  return result.sorted && take_sort(place);
}

LaneCard card_of(const OrderSummary& o) {
  LaneCard card;
  card.key = to_text(o.id);
  card.title = "№ " + o.number;
  card.href = "#/orders/" + card.key;
  card.under = o.client_name.empty() ? tr("без клієнта", "no client") : o.client_name;
  card.right = money_text(o.total, o.currency);
  card.note = date_text(o.ordered_on);
  if (o.overdue)
    card.badge = tr("прострочено", "overdue"), card.badge_tone = Tone::bad;
  else if (o.state == OrderState::confirmed || o.state == OrderState::in_work)
    card.badge = o.payment == PaymentState::unpaid ? supply_words(o.supply, o.fulfilment) : word_of(o.payment),
    card.badge_tone = o.payment == PaymentState::unpaid ? supply_tone(o.supply, o.fulfilment) : tone_of(o.payment);
  if (card.badge.empty() && !o.responsible_name.empty()) card.note += " · " + o.responsible_name;
  return card;
}

bool board_view(OrdersPlace& place) {
  auto parameters = orders_parameters(place);
  board_rows.want("/orders/board" + api::query(parameters));
  if (board_rows.problem()) {
    bool again = false;
    failed(*board_rows.problem(), again);
    if (again) board_rows.refresh();
    return false;
  }
  if (!board_rows.value()) {
    PageBody page("orders-board", 0);
    skeleton(6, 44);
    return false;
  }
  std::vector<Lane> lanes;
  std::int64_t all = 0;
  for (const BoardColumn& column : board_rows.value()->items) {
    Lane lane{word_of(column.state), money_text(column.total, ""), tone_of(column.state), column.count, {}};
    for (const OrderSummary& o : column.orders) lane.cards.push_back(card_of(o));
    all += column.count;
    lanes.push_back(std::move(lane));
  }
  bool changed = false;
  if (all == 0) {
    nothing_here(place, changed);
    return changed;
  }
  if (const auto more = board(tr("Дошка замовлень", "Board of orders"), lanes)) {
    place.board = false;
    place.query.states = {board_rows.value()->items[*more].state};
    return true;
  }
  return false;
}

bool views_and_actions(OrdersPlace& place) {
  bool changed = false;
  const Rect r = ui::place(0, metrics().control);
  {
    Flow flow({r.x, r.y, r.w * 0.4f, r.h}, 0);
    Row row;
    int view = place.board ? 0 : 1;
    if (segments(tr("Вигляд", "View"), view, {tr("Дошка", "Board"), tr("Таблиця", "Table")})) {
      place.board = view == 0;
      changed = true;
    }
  }
  Flow flow({r.x + r.w * 0.4f, r.y, r.w * 0.6f, r.h}, 0);
  Row row(space_2, Align::right);
  const char* csv = tr("Завантажити те, що показано, як CSV", "Download what is shown as CSV");
  if (icon_button(csv, icon::download, {.kind = ButtonKind::secondary}))
    platform::download_url("/api/v1/orders.csv" + api::query(orders_parameters(place)), "orders.csv");
  const std::string reason = api::may("edit_orders") ? std::string() : forbidden_text();
  ButtonOptions fresh{.kind = ButtonKind::primary, .icon = icon::plus};
  fresh.reason = reason;
  if (!metrics().roomy) fresh.shortcut = "N";
  if (button(is_phone() ? tr("Нове", "New") : tr("Нове замовлення", "New order"), fresh)) platform::go("/orders/new");
  return changed;
}

bool head(OrdersPlace& place) {
  bool changed = false;
  const Rect at = cursor();
  const float pad = is_phone() ? 12 : metrics().page_pad;
  float used = 0;
  {
    Flow flow({at.x + pad, at.y + space_3, at.w - 2 * pad, 0}, space_3);
    if (views_and_actions(place)) changed = true;
    if (orders_filter(place)) changed = true;
    used = flow.used() + 2 * space_3;
  }
  ui::place(0, used);
  return changed;
}

}  // namespace

void draw_orders(const Route& route) {
  if (!route.part(1).empty()) return draw_order_card(route);
  set_page_title(tr("Замовлення", "Orders"));
  references();
  const int frame = ImGui::GetFrameCount();
  OrdersPlace place = orders_place(route);
  bool changed = false;
  if (frame - last_frame >
      1) {  // entered again: what others did meanwhile is shown, unless one stands deep in the list
    changed = sort_again(route, place);
    board_rows.refresh();
    if (table.offset < 1) pages.refresh();
  }
  last_frame = frame;
  if (head(place)) changed = true;
  if (place.board ? board_view(place) : table_view(place)) changed = true;
  if (changed) platform::go(orders_route(place), true);
}

}  // namespace kram::screens
