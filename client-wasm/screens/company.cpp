// Tabs by address. Requisites and settings stand here, the rest in files of their own.
#include "client-wasm/screens/company.hpp"

#include "client-wasm/screens/categories.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/screens/price_lists.hpp"
#include "client-wasm/screens/record_dialog.hpp"
#include "client-wasm/screens/tokens.hpp"
#include "client-wasm/screens/users.hpp"
#include "client-wasm/screens/warehouses.hpp"
#include "shared/base/text.hpp"
#include "shared/base/zone.hpp"

namespace kram::screens {

using namespace ui;

namespace {

RecordForm<LegalEntity> entity_form;
DialogState entity_dialog;
RecordForm<Workspace> settings_form;

struct Part {
  const char* name;  // in the address
  Word title;
  const char* permission;
};
const Part parts[] = {
    {"", {"Реквізити", "Requisites"}, "see_company"},
    {"settings", {"Налаштування", "Settings"}, "see_company"},
    {"users", {"Люди", "People"}, "see_company"},
    {"warehouses", {"Склади", "Warehouses"}, "see_stock"},
    {"categories", {"Категорії", "Categories"}, "see_products"},
    {"prices", {"Прайси", "Price lists"}, "see_products"},
    {"tokens", {"Ключі програм", "Tokens"}, "manage_tokens"},
};

FieldResult judged(const char* name, std::string& value, const char* path, const Doubt& doubt, FieldOptions o = {}) {
  if (mirror::focused() != id_of(name) && !doubt.text.empty()) o.error = doubt.text;
  return form_text(entity_form, name, value, path, o);
}

void entity_fields() {
  LegalEntity& e = entity_form.typed;
  judged(tr("Коротка назва", "Short name"), e.name, "/name", {},
         {.placeholder = tr("ТОВ «Болт і гайка»", "Bolt & Nut Ltd"), .required = true});
  judged(tr("Повна назва", "Full name"), e.full_name, "/full_name", {});
  {
    Columns c({1, 1}, space_3, 150);
    judged(tr("ЄДРПОУ або РНОКПП", "EDRPOU or RNOKPP"), e.edrpou, "/edrpou", doubt_of_tax_number(e.edrpou, true),
           {.input_mode = "numeric"});
    c.next();
    judged(tr("ІПН", "VAT number"), e.vat_number, "/vat_number", doubt_of_vat_number(e.vat_number, e.edrpou, true),
           {.input_mode = "numeric"});
  }
  toggle(tr("Платник ПДВ", "Pays VAT"), e.pays_vat);
  judged(tr("Адреса", "Address"), e.address, "/address", {});
  {
    Columns c({1, 1}, space_3, 150);
    const Doubt phone = doubt_of_phone(e.phone);
    judged(tr("Телефон", "Phone"), e.phone, "/phone", phone, {.icon = icon::phone, .input_mode = "tel"});
    c.next();
    judged(tr("Е-пошта", "E-mail"), e.email, "/email", doubt_of_email(e.email),
           {.icon = icon::mail, .input_mode = "email"});
  }
  judged(tr("Керівник", "Director"), e.director, "/director", {});
  if (!entity_form.is_new()) toggle(tr("В архіві", "Archived"), e.archived);
}

void entity_card(const LegalEntity& e, const std::string& reason) {
  Key scope(e.id.value);
  Card panel("entity", e.name, [&] {
    if (e.archived) badge(tr("в архіві", "archived"), Tone::neutral, icon::inbox);
    if (button(tr("Змінити", "Edit"), {.icon = icon::pencil, .reason = reason}))
      open_record(entity_dialog, entity_form, e, "/legal-entities/" + to_text(e.id), version_of(e.version));
  });
  std::vector<Fact> left, right;
  const auto add = [](std::vector<Fact>& list, const char* name, const std::string& value, bool copy = true) {
    if (!value.empty()) list.push_back({.label = name, .value = value, .copyable = copy});
  };
  add(left, e.edrpou.size() == 10 ? tr("РНОКПП", "RNOKPP") : tr("ЄДРПОУ", "EDRPOU"), e.edrpou);
  add(left, tr("ІПН", "VAT number"), e.vat_number);
  left.push_back(
      {.label = tr("ПДВ", "VAT"), .value = e.pays_vat ? tr("платник", "pays VAT") : tr("не платник", "pays no VAT")});
  add(left, tr("Керівник", "Director"), e.director, false);
  add(right, tr("Телефон", "Phone"), phone_words(e.phone));
  add(right, tr("Е-пошта", "E-mail"), e.email);
  if (!e.full_name.empty()) paragraph(e.full_name, true);
  {
    Columns c({1, 1}, space_8, 260);
    facts(left);
    c.next();
    facts(right);
  }
  if (!e.address.empty()) paragraph(e.address);
}

void requisites() {
  static api::Loaded<Page<LegalEntity>> entities;
  entities.want("/legal-entities?limit=200&archived=true");
  const std::string reason = unless("edit_company");
  {
    Row row;
    if (button(tr("Нова юридична особа", "New legal entity"),
               {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason}))
      open_record(entity_dialog, entity_form, LegalEntity(), "/legal-entities", "");
  }
  if (!entities.value()) {
    if (!entities.problem())
      skeleton(6, 28);
    else if (notice(Tone::bad, entities.problem()->text, tr(words::retry)))
      entities.refresh();
  } else if (entities.value()->items.empty()) {
    empty_state(
        icon::landmark, tr("Реквізитів ще немає", "No requisites yet"),
        tr("Додайте фірму або ФОП, від імені яких продаєте.", "Add the firm or sole trader in whose name you sell."));
  } else {
    for (const LegalEntity& e : entities.value()->items) entity_card(e, reason);
  }
  const std::string missing = entity_form.typed.name.empty() ? tr("Вкажіть назву", "Give a name") : "";
  record_dialog<LegalEntity>(
      entity_dialog, entity_form,
      {.title = entity_form.is_new() ? tr("Нова юридична особа", "New legal entity") : tr("Реквізити", "Requisites"),
       .missing = missing,
       .width = 620},
      entity_fields, [](const LegalEntity&) {
        entities.refresh();
        references().legal_entities.refresh();
        toast(tr("Збережено", "Saved"));
      });
}

template <class Row, class RowId>
void default_field(const char* label_words, std::optional<RowId>& value, const api::Loaded<Page<Row>>& list,
                   RowId Row::*id, const char* path, const std::string& reason) {
  std::vector<std::pair<std::optional<RowId>, std::string>> names{{std::nullopt, tr("Не вибрано", "None")}};
  if (list.value())
    for (const Row& row : list.value()->items) names.emplace_back(row.*id, row.name);
  const std::string told = settings_form.wrong.at(path);
  select_value(label_words, value, names, {.error = told, .reason = reason});
}

void settings_fields(Workspace& w, const std::string& reason) {
  Columns c({1, 1}, space_4, 300);
  {
    Card panel("general", tr("Загальне", "General"));
    form_text(settings_form, tr("Назва компанії", "Company name"), w.name, "/name",
              {.reason = reason, .required = true});
    std::vector<std::pair<Language, std::string>> languages{{Language::uk, "Українська"}, {Language::en, "English"}};
    select_value(tr("Мова документів", "Language of documents"), w.language, languages, {.reason = reason});
    const bool unknown = !w.zone.empty() && !find_zone(w.zone);
    form_text(settings_form, tr("Часовий пояс", "Time zone"), w.zone, "/zone",
              {.error = unknown ? tr("Такого поясу немає", "There is no such zone") : "",
               .help = tr("Наприклад, Europe/Kyiv", "Such as Europe/Kyiv"),
               .reason = reason});
    std::string currency = w.base_currency;
    text_field(tr("Валюта обліку", "Base currency"), currency,
               {.reason = tr("Змінити не можна: у ній ведеться облік", "Can't be changed: the books are kept in it")});
  }
  c.next();
  Card panel("defaults", tr("Звичні значення", "Defaults"));
  default_field(tr("Юридична особа", "Legal entity"), w.default_legal_entity_id, references().legal_entities,
                &LegalEntity::id, "/default_legal_entity_id", reason);
  default_field(tr("Склад", "Warehouse"), w.default_warehouse_id, references().warehouses, &Warehouse::id,
                "/default_warehouse_id", reason);
  default_field(tr("Прайс", "Price list"), w.default_price_list_id, references().price_lists, &PriceListRow::id,
                "/default_price_list_id", reason);
  std::vector<std::pair<OnShortage, std::string>> shortage;
  for (const auto& row : enum_names(OnShortage{}))
    shortage.emplace_back(row.value, std::string(label(language(), "on_shortage", row.value)));
  select_value(tr("Коли бракує товару", "When goods are short"), w.on_shortage, shortage, {.reason = reason});
}

void settings_part() {
  static api::Loaded<Workspace> workspace;
  workspace.want("/workspace");
  if (!workspace.value()) {
    if (!workspace.problem())
      skeleton(8, 28);
    else if (notice(Tone::bad, workspace.problem()->text, tr(words::retry)))
      workspace.refresh();
    return;
  }
  if (!settings_form.ready) settings_form.begin(*workspace.value(), "/workspace", workspace.version());
  const std::string reason = unless("edit_company");
  if (settings_form.restored && restored_notice()) settings_form.drop();
  settings_form.wrong.notice();
  settings_form.conflicts();
  settings_fields(settings_form.typed, reason);
  settings_form.keep();
  std::string why = reason.empty() ? cannot_save(settings_form) : reason;
  if (why.empty() && settings_form.typed.name.empty()) why = tr("Вкажіть назву", "Give a name");
  Row row;
  const bool pressed = button(tr(words::save), {.kind = ButtonKind::primary,
                                                .icon = icon::check,
                                                .reason = why,
                                                .shortcut = "Ctrl+S",
                                                .busy = settings_form.sending});
  if (settings_form.dirty() && button(tr(words::cancel))) settings_form.drop();
  if (!pressed && !(shortcut("Ctrl+S", true) && why.empty())) return;
  settings_form.save([](const Workspace& saved, const std::string& etag) {
    workspace.take(saved, etag);
    references().workspace.refresh();
    toast(tr("Налаштування збережено", "The settings are saved"));
  });
}

void part_body(const std::string& name, const Route& route) {
  if (name == "settings") return settings_part();
  if (name == "users") return draw_users();
  if (name == "warehouses") return draw_warehouses();
  if (name == "categories") return draw_categories();
  if (name == "prices") return draw_price_lists(route.part(2));
  if (name == "tokens") return draw_tokens();
  requisites();
}

}  // namespace

void draw_company(const Route& route) {
  set_page_title(tr("Компанія", "Company"));
  references();
  std::vector<Tab> list;
  std::vector<const Part*> shown;
  int index = 0;
  for (const Part& part : parts) {
    if (!api::may(part.permission)) continue;
    if (route.part(1) == part.name) index = static_cast<int>(shown.size());
    shown.push_back(&part);
    list.push_back({tr(part.title)});
  }
  if (shown.empty()) return;
  {
    const Rect strip = place(0, metrics().roomy ? 48.f : 40.f);
    fill(strip, colors().surface);
    Flow flow({strip.x + 8, strip.y, strip.w - 16, strip.h}, 0);
    if (tabs(tr("Розділи компанії", "Sections of the company"), index, list)) {
      const std::string name = shown[static_cast<std::size_t>(index)]->name;
      platform::go(name.empty() ? "/company" : "/company/" + name);
    }
  }
  const std::string name = shown[static_cast<std::size_t>(index)]->name;
  PageBody page("company" + name, 1080);
  part_body(name, route);
}

}  // namespace kram::screens
