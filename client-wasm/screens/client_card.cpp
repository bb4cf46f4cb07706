// Know him in three seconds: who, how to call, who owes whom, what he ordered last, and the next order one press away.
#include "client-wasm/screens/client_card.hpp"

#include <algorithm>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

struct CardState {
  api::Loaded<Party> party;
  api::Loaded<Page<OrderSummary>> orders;
  api::Loaded<Page<Receipt>> receipts;
  TableState table;
  DialogState forget, remove;
  bool running = false;
  int last_frame = -2;
};
CardState states[2];

CardState& state_of(PartyRole role) {
  return states[role == PartyRole::client ? 0 : 1];
}

std::string record_path(PartyRole role, const Party& party) {
  return std::string(party_path(role)) + "/" + to_text(party.id);
}

// A draft that somebody left unfinished is never overwritten: it is shown instead.
bool waits_for_order = false;
void start_order(const Party& party) {
  OrderCard& card = order_card("new");
  if (!card.ready) {
    waits_for_order = true;  // the company's defaults are on their way
    return platform::request_frame();
  }
  waits_for_order = false;
  if (card.draft.lines.empty()) {
    card.draft.client_id = party.id;
    card.draft.client_name = party.name;
    card.draft.client_phone = party.phones.empty() ? "" : party.phones.front();
    touched(card);
  } else if (!card.draft.client_id || *card.draft.client_id != party.id) {
    toast(tr("Відкрито вашу незавершену чернетку: збережіть її, тоді почніть нову.",
             "Your unfinished draft is open: save it, then start another."),
          Tone::info);
  }
  platform::go("/orders/new");
}

void send_archived(PartyRole role, bool archived) {
  CardState& state = state_of(role);
  if (state.running || !state.party.value()) return;
  state.running = true;
  Json body;
  body["archived"] = archived;
  api::patch(record_path(role, *state.party.value()), std::move(body), state.party.version(),
             [role, archived](const api::Answer& answer) {
               CardState& state = state_of(role);
               state.running = false;
               if (!answer.ok()) {
                 if (answer.problem->code == "version_stale") state.party.refresh();
                 return toast(answer.problem->text, Tone::bad);
               }
               if (auto row = answer_from_json<Party>(answer.body)) state.party.take(std::move(*row), answer.etag);
               toast(archived ? tr("Перенесено в архів", "Moved to the archive")
                              : tr("Повернуто з архіву", "Taken out of the archive"),
                     Tone::good, [role, archived] { send_archived(role, !archived); });
             });
}

void send_anonymise() {
  CardState& state = state_of(PartyRole::client);
  state.running = true;
  api::post(record_path(PartyRole::client, *state.party.value()) + "/anonymise", Json::object(),
            [](const api::Answer& answer) {
              CardState& state = state_of(PartyRole::client);
              state.running = false;
              if (!answer.ok()) return toast(answer.problem->text, Tone::bad);
              if (auto row = answer_from_json<Party>(answer.body)) state.party.take(std::move(*row), answer.etag);
              toast(tr("Особисті дані стерто", "Personal data are erased"));
            });
}

void send_delete() {
  CardState& state = state_of(PartyRole::client);
  state.running = true;
  api::send({.method = "DELETE",
             .path = record_path(PartyRole::client, *state.party.value()),
             .version = state.party.version()},
            [](const api::Answer& answer) {
              state_of(PartyRole::client).running = false;
              if (!answer.ok()) return toast(answer.problem->text, Tone::bad);
              toast(tr("Клієнта видалено", "The client is deleted"));
              state_of(PartyRole::client).party.forget();
              platform::go("/clients", true);
            });
}

void more_actions(PartyRole role, const Party& party) {
  CardState& state = state_of(role);
  const Rect at = cursor();
  const Id menu = menu_button(tr("Ще дії", "More actions"), icon::ellipsis);
  if (!popover_open(menu)) return;
  const std::string reason = unless("edit_clients");
  Popover p(menu, {at.x, at.y, metrics().control, metrics().control}, 280, tr("Ще дії", "More actions"));
  if (menu_item(party.archived ? tr("Повернути з архіву", "Take out of the archive") : tr("В архів", "Archive"),
                {.icon = icon::inbox,
                 .reason = party.anonymised ? tr("Особисті дані стерто назавжди", "Personal data are erased for good")
                                            : reason}))
    send_archived(role, !party.archived);
  if (role == PartyRole::supplier) return;
  menu_separator();
  if (menu_item(tr("Стерти особисті дані…", "Erase personal data…"),
                {.icon = icon::user_round,
                 .reason = party.anonymised ? tr("Уже стерто", "Erased already") : reason,
                 .danger = true}))
    open_dialog(state.forget);
  const bool has_orders = state.orders.value() && !state.orders.value()->items.empty();
  if (menu_item(tr("Видалити…", "Delete…"), {.icon = icon::trash_2,
                                             .reason = has_orders ? tr("Є замовлення: можна лише в архів",
                                                                       "There are orders: it can only be archived")
                                                                  : reason,
                                             .danger = true}))
    open_dialog(state.remove);
}

std::string under_title(const Party& party) {
  std::string words(label(language(), "party_kind", party.kind));
  if (!party.edrpou.empty())
    words +=
        (party.edrpou.size() == 10 ? tr(" · РНОКПП ", " · RNOKPP ") : tr(" · ЄДРПОУ ", " · EDRPOU ")) + party.edrpou;
  if (party.archived && !party.anonymised) words += tr(" · в архіві", " · archived");
  return words;
}

void card_head(PartyRole role, const Party& party) {
  page_header(party.name, under_title(party), [&] {
    const std::string reason = party.archived ? tr("Запис в архіві", "The record is archived") : unless("edit_orders");
    if (role == PartyRole::client) {
      const bool pressed = button(tr("Нове замовлення", "New order"),
                                  {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
      if (pressed || waits_for_order || (shortcut("N") && reason.empty())) start_order(party);
    }
    const std::string edit =
        party.anonymised ? tr("Особисті дані стерто", "Personal data are erased") : unless("edit_clients");
    const char* word = tr("Змінити", "Edit");  // on a phone three actions stand in one line
    if (is_phone() ? icon_button(word, icon::pencil, {.reason = edit})
                   : button(word, {.icon = icon::pencil, .reason = edit}))
      platform::go(record_path(role, party) + "/edit");
    more_actions(role, party);
  });
  if (party.anonymised)
    notice(Tone::neutral, tr("Особисті дані цього клієнта стерто. Замовлення й розрахунки збережено для обліку.",
                             "This client's personal data are erased. Orders and accounts are kept for the books."));
}

std::string entity_name(LegalEntityId id) {
  if (const auto& all = references().legal_entities.value())
    for (const LegalEntity& e : all->items)
      if (e.id == id) return e.name;
  return {};
}

void three_figures(PartyRole role, const Party& party) {
  std::vector<PartyFigures> list = party.figures;
  if (list.empty()) list.push_back({{}, api::me() ? api::me()->base_currency : "UAH", {}, {}, {}});
  const bool several = list.size() > 1;
  for (const PartyFigures& f : list) {
    Key scope(f.legal_entity_id.value);
    const std::string under = several ? entity_name(f.legal_entity_id) : "";
    const std::string orders = "#/orders?view=table&client_id=" + to_text(party.id);
    if (role == PartyRole::supplier) {
      figure(std::string(text(language(), TextKey::figure_balance)), balance_words(role, f.balance, f.currency), under,
             balance_tone(f.balance));
      continue;
    }
    Columns c({1, 1, 1}, space_4, 200);
    figure(std::string(text(language(), TextKey::figure_to_pay)), money_text(f.remaining_to_pay, f.currency), under,
           Tone::neutral, orders);
    c.next();
    figure(std::string(text(language(), TextKey::figure_balance)), balance_words(role, f.balance, f.currency), under,
           balance_tone(f.balance));
    c.next();
    figure(std::string(text(language(), TextKey::figure_overdue)), money_text(f.overdue, f.currency), under,
           f.overdue.is_positive() ? Tone::bad : Tone::neutral,
           f.overdue.is_positive() ? orders + "&overdue=true" : "");
  }
}

// An icon and a text that people copy, in one line.
Rect contact_line(const char* mark, const std::string& shown) {
  const Rect r = place(0, metrics().control);
  draw_icon({r.x, r.y, 24, r.h}, mark, colors().text_soft, metrics().icon);
  text_at({r.x + 34, r.y, r.w - 34, r.h}, shown, Face::body, colors().text, Align::left, true);
  return r;
}

void phone_line(const std::string& phone, std::size_t index) {
  Key scope(static_cast<std::int64_t>(index));
  const Doubt doubt = doubt_of_phone(phone);
  const std::string shown = phone_words(phone);
  const Rect r = contact_line(icon::phone, shown);
  const std::string name = std::string(tr("Копіювати ", "Copy ")) + shown;
  if (icon_button_at({r.x + 34 + text_width(shown) + 6, r.y, r.h, r.h}, name, icon::copy)) {
    platform::copy_text(shown);
    toast(tr("Номер скопійовано", "The number is copied"));
  }
  if (!doubt.text.empty()) toned_text(doubt.text, Tone::warning, Face::small);
}

void contacts_panel(const Party& party) {
  Card panel("contacts", tr("Контакти", "Contacts"));
  if (party.phones.empty() && party.emails.empty() && party.addresses.empty() && party.contacts.empty())
    soft_text(tr("Контактів ще немає", "No contacts yet"), Face::body);
  for (std::size_t i = 0; i < party.phones.size(); ++i) phone_line(party.phones[i], i);
  for (const std::string& email : party.emails) {
    Key scope(email);
    contact_line(icon::mail, email);
  }
  for (std::size_t i = 0; i < party.addresses.size(); ++i) {
    Key scope(static_cast<std::int64_t>(1000 + i));
    const Address& a = party.addresses[i];
    std::string words;
    for (const std::string* part : {&a.postal_code, &a.country, &a.region, &a.city, &a.street})
      if (!part->empty()) words += (words.empty() ? "" : ", ") + *part;
    if (!a.label.empty()) soft_text(a.label);
    copyable(words);
  }
  for (std::size_t i = 0; i < party.contacts.size(); ++i) {
    Key scope(static_cast<std::int64_t>(2000 + i));
    const ContactPerson& person = party.contacts[i];
    separator();
    text(person.name, Face::body_bold);
    if (!person.position.empty()) soft_text(person.position);
    if (!person.phone.empty()) copyable(phone_words(person.phone));
    if (!person.email.empty()) copyable(person.email);
  }
}

void facts_panel(const Party& party) {
  std::vector<Fact> list;
  const auto add = [&list](const char* name, const std::string& value, bool copy = false) {
    if (!value.empty()) list.push_back({.label = name, .value = value, .copyable = copy});
  };
  add(party.edrpou.size() == 10 ? tr("РНОКПП", "RNOKPP") : tr("ЄДРПОУ", "EDRPOU"), party.edrpou, true);
  add(tr("ІПН", "VAT number"), party.vat_number, true);
  if (party.price_list_id)
    if (const auto& all = references().price_lists.value())
      for (const PriceListRow& row : all->items)
        if (row.id == *party.price_list_id) add(tr("Прайс", "Price list"), row.name);
  if (party.manager_id)
    if (const auto& all = references().users.value())
      for (const User& user : all->items)
        if (user.id == *party.manager_id) add(tr("Відповідальна особа", "Responsible"), user.name);
  add(tr("Зовнішній номер", "External id"), party.external_id, true);
  add(tr("Додано", "Added"), moment_text(party.created_at));
  Card panel("facts", tr("Відомості", "Facts"));
  facts(list);
  for (const std::string& warning : party.warnings) toned_text(warning, Tone::warning, Face::small);
  if (party.note.empty()) return;
  separator();
  soft_text(tr("Примітка", "Note"));
  paragraph(party.note);
}

void latest_orders(CardState& state, const Party& party) {
  Card panel("orders", tr("Останні замовлення", "Latest orders"),
             [&] { link(tr("Усі замовлення", "All orders"), "#/orders?view=table&client_id=" + to_text(party.id)); });
  if (!state.orders.value()) return skeleton(4, 24);
  const auto& rows = state.orders.value()->items;
  if (rows.empty()) return soft_text(tr("Замовлень ще немає", "No orders yet"), Face::body);
  const std::vector<TableColumn> columns = {
      {.key = "number", .title = "№", .width = 72, .phone = Slot::lead, .fixed = true, .whole = true},
      {.key = "date", .title = tr("Дата", "Date"), .width = 112, .phone = Slot::under, .whole = true},
      {.key = "total",
       .title = tr("Сума, ₴", "Sum, ₴"),
       .width = 104,
       .grow = 1,
       .align = Align::right,
       .phone = Slot::right},
      {.key = "left", .title = tr("До сплати, ₴", "To pay, ₴"), .width = 104, .grow = 1, .align = Align::right},
      {.key = "state", .title = tr("Стан", "State"), .width = 160, .phone = Slot::right_under}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Останні замовлення", "Latest orders"), columns, state.table, static_cast<std::int64_t>(rows.size()),
      [&rows](std::int64_t i, TableRow& row) {
        const OrderSummary& o = rows[static_cast<std::size_t>(i)];
        const std::string place = "#/orders/" + to_text(o.id);
        row.id(o.id.value, place);
        row.link("№ " + o.number, place);
        row.date(o.ordered_on);
        row.money(o.total);
        if (o.state == OrderState::cancelled)
          row.empty();
        else
          row.money(o.total - o.paid);
        row.badge(word_of(o.state), tone_of(o.state), icon_of(o.state));
      },
      options);
}

void latest_receipts(CardState& state, const Party& party) {
  Card panel("receipts", tr("Останні надходження", "Latest receipts"));
  if (!state.receipts.value()) return skeleton(4, 24);
  bool any = false;
  for (const Receipt& r : state.receipts.value()->items) {
    if (!r.supplier_id || *r.supplier_id != party.id) continue;
    any = true;
    Key scope(r.id.value);
    facts({{.label = (r.received_on ? date_text(*r.received_on) : "") + " · " + r.warehouse_name,
            .value = "№ " + std::to_string(r.number) + (api::may("see_cost") ? " · " + money_text(r.cost, "") : ""),
            .href = "#/receipts/" + to_text(r.id)}});
  }
  if (!any) soft_text(tr("Надходжень ще немає", "No receipts yet"), Face::body);
}

void card_dialogs(PartyRole role) {
  CardState& state = state_of(role);
  if (confirm_dialog(state.forget, tr("Стерти особисті дані?", "Erase personal data?"),
                     tr("Ім’я, телефони, е-пошту, адреси, контактних осіб і примітку буде стерто назавжди: відновити "
                        "їх не зможе ніхто. "
                        "Замовлення, оплати й розрахунки лишаться з написом «Клієнт №…».",
                        "Name, phones, e-mail, addresses, contact persons and note are erased for good: nobody can "
                        "bring them back. "
                        "Orders, payments and accounts stay under “Client no. …”."),
                     tr("Стерти назавжди", "Erase for good")))
    send_anonymise();
  if (confirm_dialog(state.remove, tr("Видалити клієнта?", "Delete the client?"),
                     tr("Картку буде видалено назавжди. Це можливо, бо замовлень у клієнта немає.",
                        "The card is deleted for good. It is possible since the client has no orders."),
                     tr("Видалити", "Delete")))
    send_delete();
}

}  // namespace

api::Loaded<Party>& party_record(PartyRole role) {
  return state_of(role).party;
}

void draw_client_card(PartyRole role, const std::string& part) {
  CardState& state = state_of(role);
  const std::string path = std::string(party_path(role)) + "/" + part;
  const bool again = entered(state.last_frame);
  state.party.want(path);
  if (role == PartyRole::client) state.orders.want("/orders" + api::query({{"client_id", part}, {"limit", "10"}}));
  if (again && state.party.value() && !state.party.loading()) {
    state.party.refresh();
    state.orders.refresh();
  }
  references();
  const bool client = role == PartyRole::client;
  set_page_title(client ? tr("Клієнт", "Client") : tr("Постачальник", "Supplier"));
  if (record_waiting(state.party, party_path(role),
                     client ? tr("Такого клієнта немає", "There is no such client")
                            : tr("Такого постачальника немає", "There is no such supplier"),
                     client ? tr("До списку клієнтів", "To the list of clients")
                            : tr("До списку постачальників", "To the list of suppliers")))
    return;
  const Party party = *state.party.value();
  if (!client) state.receipts.want("/receipts" + api::query({{"search", party.name}, {"limit", "20"}}));
  set_page_title(party.name);
  {
    PageBody page(path, 1240);
    card_head(role, party);
    three_figures(role, party);
    Columns c({1.7f, 1}, space_4, 300);
    if (client)
      latest_orders(state, party);
    else
      latest_receipts(state, party);
    c.next();
    contacts_panel(party);
    facts_panel(party);
  }
  card_dialogs(role);
}

}  // namespace kram::screens
