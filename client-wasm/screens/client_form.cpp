// The shared rules speak while one types: a doubt may stay, a mistake may not. A phone that another client has is shown
// before saving, with the way to that client.
#include "client-wasm/screens/client_form.hpp"

#include <algorithm>

#include "client-wasm/screens/client_card.hpp"
#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/record_form.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/phone.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

struct FormState {
  RecordForm<Party> form;
  std::string asked_phones;           // those whose owner was looked up
  std::optional<PartySummary> owner;  // another client that has one of them
  std::string mistake;                // the first that the shared rules found in this frame
  bool wants_focus = false;           // a new form: one types the name at once
};
FormState states[2];

FormState& state_of(PartyRole role) {
  return states[role == PartyRole::client ? 0 : 1];
}

std::string path_text(const char* list, std::size_t index, const char* field = "") {
  return std::string("/") + list + "/" + std::to_string(index) + (field[0] ? std::string("/") + field : "");
}

// A text with what the shared rules say of it: silent while it has the focus.
FieldResult judged(FormState& state, const char* label, std::string& value, const std::string& path, const Doubt& doubt,
                   FieldOptions o = {}) {
  const bool typing = mirror::focused() == id_of(label);
  if (!typing && doubt.mistake) o.error = doubt.text;
  if (!typing && !doubt.mistake && !doubt.text.empty()) o.help = doubt.text;
  if (doubt.mistake && state.mistake.empty()) state.mistake = std::string(visible(label)) + ": " + doubt.text;
  return form_text(state.form, label, value, path, o);
}

// "050 111 22 33, 067 444 55 66" pasted into one field becomes two phones.
void split_phones(std::vector<std::string>& phones, std::size_t at) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : phones[at] + ",") {
    if (c != ',' && c != ';' && c != '/') {
      part += c;
      continue;
    }
    if (check_phone(part).ok())
      parts.push_back(check_phone(part).print);
    else if (part.find_first_not_of(' ') != std::string::npos)
      return;
    part.clear();
  }
  if (parts.empty()) return;
  phones[at] = parts.front();
  phones.insert(phones.begin() + static_cast<std::ptrdiff_t>(at) + 1, parts.begin() + 1, parts.end());
}

void look_up_owner(PartyRole role, FormState& state) {
  if (role != PartyRole::client) return;
  std::string numbers, last;
  for (const std::string& phone : state.form.typed.phones)
    if (const PhoneCheck check = check_phone(phone); check.ok()) {
      const auto& had = state.form.base.phones;
      const bool own = std::any_of(had.begin(), had.end(),
                                   [&](const std::string& p) { return check_phone(p).normalized == check.normalized; });
      numbers += check.normalized + " ";
      if (!own) last = check.normalized;
    }
  if (numbers == state.asked_phones) return;
  state.asked_phones = numbers;
  state.owner.reset();
  if (last.empty()) return;
  api::get("/clients" + api::query({{"search", last}, {"limit", "3"}}),
           [numbers, id = state.form.base.id](const api::Answer& answer) {
             FormState& state = state_of(PartyRole::client);
             if (state.asked_phones != numbers || !answer.ok()) return;
             if (auto read = answer_from_json<Page<PartySummary>>(answer.body))
               for (const PartySummary& p : read->items)
                 if (!(p.id == id)) state.owner = p;
           });
}

// "Це він": the client that has the phone already, as found while typing or as the server refused.
void owner_notice(FormState& state) {
  std::string name, id;
  if (state.owner) name = state.owner->name, id = to_text(state.owner->id);
  const auto& problem = state.form.wrong.problem;
  if (problem && problem->code == "phone_taken" && problem->body.is_object() && problem->body.contains("params")) {
    const Json& params = problem->body["params"];
    if (params.contains("client_id") && params["client_id"].is_string()) id = params["client_id"].get<std::string>();
    if (params.contains("name") && params["name"].is_string()) name = params["name"].get<std::string>();
  }
  if (id.empty()) return;
  const std::string words =
      std::string(tr("Цей телефон уже має клієнт «", "This phone belongs to client “")) + name + tr("».", "”.");
  if (!notice(Tone::warning, words, tr("Це він: відкрити", "That’s the one: open"))) return;
  state.form.drop();
  platform::go("/clients/" + id);
}

// Rows that can be added and taken away; `draw` draws one and returns true when it is to go.
template <class Item>
void repeated(std::vector<Item>& items, const char* key, const char* add_words, std::size_t most,
              const std::function<bool(std::size_t)>& draw) {
  Key scope(key);
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Key row(static_cast<std::int64_t>(i));
    if (draw(i)) gone = i;
  }
  if (gone) items.erase(items.begin() + static_cast<std::ptrdiff_t>(*gone));
  if (items.size() < most && button(add_words, {.kind = ButtonKind::ghost, .icon = icon::plus})) items.emplace_back();
}

// A field with a cross beside it. True when the cross was pressed.
bool with_cross(const char* remove_words, const std::function<void(float)>& field) {
  Row row(space_1);
  const float side = metrics().control;
  field(width_left() - side - space_1);
  return icon_button(remove_words, icon::x);
}

void phones_part(FormState& state) {
  auto& phones = state.form.typed.phones;
  const std::string said = state.form.wrong.at("/phones");
  if (!said.empty()) notice(Tone::bad, said);
  repeated(phones, "phones", tr("Телефон", "Phone"), 10, [&](std::size_t i) {
    bool split = false;
    const std::string name = std::string(tr("Телефон", "Phone")) + (i > 0 ? " " + std::to_string(i + 1) : "");
    const bool gone = with_cross(tr("Прибрати телефон", "Remove the phone"), [&](float width) {
      FieldOptions o{.placeholder = "050 000 00 00", .icon = icon::phone, .input_mode = "tel", .label_hidden = true};
      o.width = width;
      split = judged(state, name.c_str(), phones[i], path_text("phones", i), doubt_of_phone(phones[i]), o).left;
    });
    if (split && !gone) split_phones(phones, i);
    return gone;
  });
}

void emails_part(FormState& state) {
  auto& emails = state.form.typed.emails;
  repeated(emails, "emails", tr("Е-пошта", "E-mail"), 10, [&](std::size_t i) {
    const std::string name = std::string(tr("Е-пошта", "E-mail")) + (i > 0 ? " " + std::to_string(i + 1) : "");
    return with_cross(tr("Прибрати е-пошту", "Remove the e-mail"), [&](float width) {
      FieldOptions o{
          .placeholder = "name@example.com", .icon = icon::mail, .input_mode = "email", .label_hidden = true};
      o.width = width;
      judged(state, name.c_str(), emails[i], path_text("emails", i), doubt_of_email(emails[i]), o);
    });
  });
}

void contacts_part(FormState& state) {
  auto& contacts = state.form.typed.contacts;
  repeated(contacts, "contacts", tr("Контактна особа", "Contact person"), 50, [&](std::size_t i) {
    ContactPerson& person = contacts[i];
    if (i > 0) separator();
    {
      Columns c({1, 1}, space_3, 160);
      judged(state, tr("Ім’я", "Name"), person.name, path_text("contacts", i, "name"), {}, {.required = true});
      judged(state, tr("Посада", "Position"), person.position, path_text("contacts", i, "position"), {});
      c.next();
      judged(state, tr("Телефон", "Phone"), person.phone, path_text("contacts", i, "phone"),
             doubt_of_phone(person.phone), {.input_mode = "tel"});
      judged(state, tr("Е-пошта", "E-mail"), person.email, path_text("contacts", i, "email"),
             doubt_of_email(person.email), {.input_mode = "email"});
    }
    return button(tr("Прибрати особу", "Remove the person"), {.kind = ButtonKind::ghost, .icon = icon::trash_2});
  });
}

void addresses_part(FormState& state) {
  auto& addresses = state.form.typed.addresses;
  repeated(addresses, "addresses", tr("Адреса", "Address"), 50, [&](std::size_t i) {
    Address& a = addresses[i];
    if (i > 0) separator();
    {
      Columns c({1, 1}, space_3, 160);
      judged(state, tr("Місто", "City"), a.city, path_text("addresses", i, "city"), {});
      judged(state, tr("Вулиця, будинок", "Street"), a.street, path_text("addresses", i, "street"), {});
      judged(state, tr("Назва адреси", "Name of the address"), a.label, path_text("addresses", i, "label"), {},
             {.placeholder = tr("склад, магазин", "warehouse, shop"), .skip_enter = true});
      c.next();
      judged(state, tr("Область", "Region"), a.region, path_text("addresses", i, "region"), {}, {.skip_enter = true});
      judged(state, tr("Індекс", "Postal code"), a.postal_code, path_text("addresses", i, "postal_code"), {},
             {.input_mode = "numeric", .skip_enter = true});
      judged(state, tr("Країна", "Country"), a.country, path_text("addresses", i, "country"), {}, {.skip_enter = true});
    }
    return button(tr("Прибрати адресу", "Remove the address"), {.kind = ButtonKind::ghost, .icon = icon::trash_2});
  });
}

template <class Row, class RowId>
std::vector<std::pair<std::optional<RowId>, std::string>> choices(const api::Loaded<Page<Row>>& list, RowId Row::*id,
                                                                  const char* nothing) {
  std::vector<std::pair<std::optional<RowId>, std::string>> names{{std::nullopt, nothing}};
  if (list.value())
    for (const Row& row : list.value()->items) names.emplace_back(row.*id, row.name);
  return names;
}

void main_part(PartyRole role, FormState& state) {
  Party& p = state.form.typed;
  Card panel("main", tr("Хто це", "Who it is"));
  int kind = p.kind == PartyKind::organisation ? 1 : 0;
  if (segments(tr("Вид", "Kind"), kind, {tr("Особа", "Person"), tr("Організація", "Organisation")}))
    p.kind = kind == 1 ? PartyKind::organisation : PartyKind::person;
  const FieldResult name = judged(
      state, kind == 1 ? tr("Назва###name", "Name###name") : tr("Ім’я###name", "Name###name"), p.name, "/name", {},
      {.placeholder = kind == 1 ? tr("ТОВ «Болт і гайка»", "Bolt & Nut Ltd") : tr("Прізвище Ім’я", "Surname Name"),
       .required = true});
  if (state.wants_focus) mirror::request_focus(name.id);
  state.wants_focus = false;
  {
    Columns c({1, 1}, space_3, 160);
    judged(state, kind == 1 ? tr("ЄДРПОУ###edrpou", "EDRPOU###edrpou") : tr("РНОКПП###edrpou", "RNOKPP###edrpou"),
           p.edrpou, "/edrpou", doubt_of_tax_number(p.edrpou), {.input_mode = "numeric"});
    c.next();
    judged(state, tr("ІПН платника ПДВ", "VAT number"), p.vat_number, "/vat_number",
           doubt_of_vat_number(p.vat_number, p.edrpou), {.input_mode = "numeric", .skip_enter = true});
  }
  {
    Columns c({1, 1}, space_3, 160);
    FormProblem& wrong = state.form.wrong;
    const std::string list_told = wrong.at("/price_list_id"), manager_told = wrong.at("/manager_id");
    if (role == PartyRole::client &&
        select_value(tr("Прайс", "Price list"), p.price_list_id,
                     choices(references().price_lists, &PriceListRow::id, tr("Звичайний", "Usual")),
                     {.error = list_told}))
      wrong.clear();
    c.next();
    if (select_value(tr("Відповідальна особа", "Responsible"), p.manager_id,
                     choices(references().users, &User::id, tr("Не вказано", "Nobody")), {.error = manager_told}))
      wrong.clear();
  }
  const std::string told = state.form.wrong.at("/note");
  const FieldResult note = text_area(tr("Примітка", "Note"), p.note, 3, {.error = told});
  state.form.wrong.settle("/note", note.changed);
}

bool begin(PartyRole role, FormState& state, const std::string& part) {
  const std::string list = party_path(role);
  if (part == "new") {
    if (!state.form.is_for(list)) {
      Party fresh;
      fresh.phones.emplace_back();
      if (role == PartyRole::supplier) fresh.kind = PartyKind::organisation;
      state.form.begin(std::move(fresh), list, "");
      state.wants_focus = true;
      state.asked_phones.clear();
    }
    return true;
  }
  auto& record = party_record(role);
  record.want(list + "/" + part);
  if (state.form.is_for(list + "/" + part)) return true;
  if (record_waiting(record, list.c_str(), tr("Такого запису немає", "There is no such record"),
                     tr("До списку", "To the list")))
    return false;
  state.form.begin(*record.value(), list + "/" + part, record.version());
  state.asked_phones.clear();
  return true;
}

void leave(PartyRole role, FormState& state, const std::string& part) {
  state.form.drop();
  state.form.ready = false;
  platform::go(std::string(party_path(role)) + (part == "new" ? "" : "/" + part), true);
}

void save(PartyRole role, FormState& state) {
  auto& phones = state.form.typed.phones;
  phones.erase(std::remove_if(phones.begin(), phones.end(),
                              [](const std::string& p) { return p.find_first_not_of(' ') == std::string::npos; }),
               phones.end());
  auto& emails = state.form.typed.emails;
  emails.erase(std::remove(emails.begin(), emails.end(), std::string()), emails.end());
  const bool made = state.form.is_new();
  state.form.save([role, made](const Party& saved, const std::string& etag) {
    FormState& state = state_of(role);
    state.form.ready = false;
    if (!made)
      party_record(role).take(saved, etag);
    else
      party_record(role).forget();
    for (const std::string& warning : saved.warnings) toast(warning, Tone::warning);
    if (saved.warnings.empty()) toast(made ? tr("Додано", "Added") : tr("Збережено", "Saved"));
    platform::go(std::string(party_path(role)) + "/" + to_text(saved.id), true);
  });
}

void buttons(PartyRole role, FormState& state, const std::string& part) {
  std::string reason = unless("edit_clients");
  if (reason.empty() && state.form.typed.name.empty()) reason = tr("Вкажіть ім’я або назву", "Give a name");
  if (reason.empty()) reason = state.mistake;
  if (reason.empty()) reason = cannot_save(state.form);
  const bool pressed = button(tr(words::save), {.kind = ButtonKind::primary,
                                                .icon = icon::check,
                                                .reason = reason,
                                                .shortcut = "Ctrl+S",
                                                .busy = state.form.sending});
  const bool keys = shortcut("Ctrl+S", true) || shortcut("Ctrl+Enter", true);
  if (pressed || (keys && reason.empty()))
    save(role, state);
  else if (keys)
    toast(reason, Tone::warning), focus_first_wrong();
  const bool back = button(tr(words::cancel), {.hint = tr("Введене буде відкинуто", "What you typed is thrown away")});
  if (back) leave(role, state, part);
}

}  // namespace

void draw_client_form(PartyRole role, const std::string& part) {
  FormState& state = state_of(role);
  references();
  set_page_title(role == PartyRole::client ? tr("Клієнт", "Client") : tr("Постачальник", "Supplier"));
  if (!begin(role, state, part)) return;
  const bool made = state.form.is_new();
  const char* title = !made                       ? tr("Зміна картки", "Edit the card")
                      : role == PartyRole::client ? tr("Новий клієнт", "New client")
                                                  : tr("Новий постачальник", "New supplier");
  set_page_title(made ? std::string(title) : state.form.base.name);
  const std::string last_mistake = state.mistake;
  PageBody page("party-form", 1040);
  page_header(title, made ? "" : state.form.base.name, [&] { buttons(role, state, part); });
  state.mistake.clear();
  if (state.form.restored && restored_notice()) state.form.drop();
  state.form.wrong.notice();
  state.form.conflicts();
  look_up_owner(role, state);
  owner_notice(state);
  Columns c({1.3f, 1}, space_4, 340);
  main_part(role, state);
  {
    Card panel("addresses", tr("Адреси", "Addresses"));
    addresses_part(state);
  }
  c.next();
  {
    Card panel("phones", tr("Телефони й пошта", "Phones and e-mail"));
    phones_part(state);
    emails_part(state);
  }
  {
    Card panel("contacts", tr("Контактні особи", "Contact persons"));
    contacts_part(state);
  }
  if (state.mistake != last_mistake) platform::request_frame();
  state.form.keep();
}

}  // namespace kram::screens
