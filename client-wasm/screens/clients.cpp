// The list: words and the archive switch stand in the address, rows come page by page.
#include "client-wasm/screens/clients.hpp"

#include "client-wasm/screens/client_card.hpp"
#include "client-wasm/screens/client_form.hpp"
#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

struct PartyList {
  api::KeyPages<PartySummary> pages;
  TableState table;
  SearchWords words;
  int last_frame = -2;
};
PartyList lists[2];

PartyList& list_of(PartyRole role) {
  return lists[role == PartyRole::client ? 0 : 1];
}

const char* title_of(PartyRole role) {
  return role == PartyRole::client ? tr("Клієнти", "Clients") : tr("Постачальники", "Suppliers");
}
const char* new_words(PartyRole role) {
  return role == PartyRole::client ? tr("Новий клієнт", "New client") : tr("Новий постачальник", "New supplier");
}

std::vector<TableColumn> columns(PartyRole role) {
  const std::string to_pay(role == PartyRole::client ? text(language(), TextKey::figure_to_pay)
                                                     : tr("До сплати нами", "To be paid by us"));
  std::vector<TableColumn> list = {
      {.key = "name", .title = tr("Назва", "Name"), .width = 220, .grow = 3, .phone = Slot::lead, .fixed = true},
      {.key = "phone", .title = tr("Телефон", "Phone"), .width = 176, .phone = Slot::under}};
  if (role == PartyRole::client)
    list.push_back({.key = "to_pay", .title = to_pay, .width = 176, .align = Align::right, .phone = Slot::right});
  list.push_back({.key = "balance",
                  .title = std::string(text(language(), TextKey::figure_balance)),
                  .width = 214,
                  .align = Align::right,
                  .phone = Slot::right_under});
  if (role == PartyRole::client)
    list.push_back({.key = "overdue",
                    .title = std::string(text(language(), TextKey::figure_overdue)),
                    .width = 126,
                    .align = Align::right});
  list.push_back({.key = "city", .title = tr("Місто", "City"), .width = 120, .grow = 1});
  list.push_back({.key = "edrpou", .title = tr("Код", "Code"), .width = 112});
  return list;
}

void draw_row(PartyRole role, const PartySummary& party, TableRow& row) {
  const std::string place = std::string("#") + party_path(role) + "/" + to_text(party.id);
  row.id(party.id.value, place);
  row.link(party.archived ? party.name + tr(" · в архіві", " · archived") : party.name, place);
  row.text(phone_words(party.phone));
  if (role == PartyRole::client) row.money(party.remaining_to_pay);
  row.toned(balance_words(role, party.balance, ""), balance_tone(party.balance));
  if (role == PartyRole::client) {
    if (party.overdue.is_positive())
      row.money(party.overdue, Tone::bad);
    else
      row.empty();
  }
  row.text(party.city);
  row.soft(party.edrpou);
}

std::string place_of(PartyRole role, const std::string& search, bool archived) {
  return std::string(party_path(role)) + api::query({{"search", search}, {"archived", archived ? "true" : ""}});
}

void no_parties_yet(PartyRole role) {
  PageBody page("empty", 720);
  const bool may = api::may("edit_clients");
  const bool pressed = role == PartyRole::client
                           ? empty_state(icon::users, tr("Клієнтів ще немає", "No clients yet"),
                                         tr("Тут стоятимуть усі, хто у вас купує: телефони, борги, замовлення.",
                                            "All who buy from you stand here: phones, debts, orders."),
                                         may ? new_words(role) : "")
                           : empty_state(icon::building_2, tr("Постачальників ще немає", "No suppliers yet"),
                                         tr("Додайте тих, у кого купуєте: їх вказують у надходженнях.",
                                            "Add those you buy from: receipts name them."),
                                         may ? new_words(role) : "");
  if (pressed) platform::go(std::string(party_path(role)) + "/new");
}

void rows_of(PartyRole role, const std::string& search, bool archived) {
  PartyList& list = list_of(role);
  list.pages.want(party_path(role), {{"search", search}, {"archived", archived ? "true" : ""}});
  if (list_failed(list.pages)) return;
  if (list.pages.empty()) {
    if (search.empty() && !archived) return no_parties_yet(role);
    if (nothing_found()) platform::go(party_path(role), true);
    return;
  }
  TableOptions options;
  options.selectable = true;
  options.known_rows = list.pages.complete() ? list.pages.rows() : -1;
  const KeptTable keeps(role == PartyRole::client ? "clients" : "suppliers", list.table);
  const TableResult seen = data_table(
      title_of(role), columns(role), list.table, list.pages.rows(),
      [&list, role](std::int64_t i, TableRow& row) {
        const PartySummary* party = list.pages.row(i);
        if (!party) return row.skeleton();
        draw_row(role, *party, row);
      },
      options);
  list.pages.show(seen.first, seen.last);
}

void list_screen(PartyRole role, const Route& route) {
  PartyList& list = list_of(role);
  set_page_title(title_of(role));
  if (entered(list.last_frame) && list.table.offset < 1) list.pages.refresh();
  std::string search = parameter_text(route, "search");
  bool archived = route.parameter("archived") == "true";
  bool changed = false;
  const std::string reason = unless("edit_clients");
  list_head([&] {
    Row row;
    if (search_words(list.words, search,
                     role == PartyRole::client ? tr("Пошук клієнтів", "Search clients")
                                               : tr("Пошук постачальників", "Search suppliers"),
                     tr("Назва, телефон або код", "Name, phone or code"), search_width()))
      changed = true;
    if (button(tr("З архівом", "With archived"), {.icon = icon::inbox, .pressed = archived}))
      archived = !archived, changed = true;
    const ButtonOptions look{.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"};
    push_right(button_width(new_words(role), look));
    const bool wanted = button(new_words(role), look) || (shortcut("N") && reason.empty());
    if (wanted) platform::go(std::string(party_path(role)) + "/new");
  });
  rows_of(role, search, archived);
  if (changed) platform::go(place_of(role, search, archived), true);
}

}  // namespace

void draw_parties(PartyRole role, const Route& route) {
  Key scope(party_path(role));
  const std::string part = route.part(1);
  if (part.empty()) return list_screen(role, route);
  if (part == "new" || route.part(2) == "edit") return draw_client_form(role, part);
  draw_client_card(role, part);
}

void draw_clients(const Route& route) {
  draw_parties(PartyRole::client, route);
}

}  // namespace kram::screens
