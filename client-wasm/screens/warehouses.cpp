// A warehouse has at least one place: where goods go when none is named.
#include "client-wasm/screens/warehouses.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/record_dialog.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::Loaded<Page<Warehouse>> warehouses;
RecordForm<Warehouse> form;
RecordForm<Place> place_form;
DialogState form_dialog, place_dialog;

void changed() {
  warehouses.refresh();
  references().warehouses.refresh();
}

void fields() {
  Warehouse& w = form.typed;
  form_text(form, tr("Назва", "Name"), w.name, "/name",
            {.placeholder = tr("Основний склад", "Main warehouse"), .required = true});
  form_text(form, tr("Адреса", "Address"), w.address, "/address");
  if (!form.is_new()) toggle(tr("В архіві", "Archived"), w.archived);
  const std::string told = form.wrong.at("/archived");
  if (!told.empty()) notice(Tone::bad, told);
}

void place_fields() {
  Place& place = place_form.typed;
  form_text(place_form, tr("Назва", "Name"), place.name, "/name", {.placeholder = "А-12-3", .required = true});
  if (!place_form.is_new()) toggle(tr("В архіві", "Archived"), place.archived);
  const std::string told = place_form.wrong.at("/archived");
  if (!told.empty()) notice(Tone::bad, told);
}

// A name is a button: that is where a place is renamed and put away.
void place_chip(const Place& place, const std::string& reason) {
  Key scope(place.id.value);
  const std::string name = place.archived ? place.name + tr(" · в архіві", " · archived") : place.name;
  if (!reason.empty()) return badge(name, Tone::neutral, icon::map_pin);
  if (button(name, {.icon = place.archived ? icon::inbox : icon::map_pin,
                    .hint = tr("Перейменувати або в архів", "Rename or archive")}))
    open_record(place_dialog, place_form, place, "/places/" + to_text(place.id), version_of(place.version));
}

void warehouse_card(const Warehouse& w, const std::string& reason) {
  Key scope(w.id.value);
  Card panel("warehouse", w.name, [&] {
    if (w.archived) badge(tr("в архіві", "archived"), Tone::neutral, icon::inbox);
    if (button(tr("Місце", "Place"), {.icon = icon::plus, .reason = reason}))
      open_record(place_dialog, place_form, Place(), "/warehouses/" + to_text(w.id) + "/places", "");
    if (button(tr("Змінити", "Edit"), {.icon = icon::pencil, .reason = reason}))
      open_record(form_dialog, form, w, "/warehouses/" + to_text(w.id), version_of(w.version));
  });
  if (!w.address.empty()) copyable(w.address);
  soft_text(std::to_string(w.places.size()) + " " +
            plural(static_cast<long long>(w.places.size()), {"місце", "місця", "місць"}, {"place", "places"}));
  Row row;
  for (const Place& place : w.places) place_chip(place, reason);
}

}  // namespace

void draw_warehouses() {
  warehouses.want("/warehouses?limit=200&archived=true");
  const std::string reason = unless("edit_company");
  {
    Row row;
    const bool pressed = button(tr("Новий склад", "New warehouse"),
                                {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
    if (pressed || (shortcut("N") && reason.empty())) open_record(form_dialog, form, Warehouse(), "/warehouses", "");
  }
  if (!warehouses.value()) {
    if (!warehouses.problem())
      skeleton(6, 28);
    else if (notice(Tone::bad, warehouses.problem()->text, tr(words::retry)))
      warehouses.refresh();
  } else if (warehouses.value()->items.empty()) {
    empty_state(icon::warehouse, tr("Складів ще немає", "No warehouses yet"),
                tr("Додайте місце, де лежить товар: склад, магазин, полицю.",
                   "Add a place where goods lie: a warehouse, a shop, a shelf."));
  } else {
    for (const Warehouse& w : warehouses.value()->items) warehouse_card(w, reason);
  }
  const std::string missing = form.typed.name.empty() ? tr("Вкажіть назву", "Give a name") : "";
  record_dialog<Warehouse>(
      form_dialog, form,
      {.title = form.is_new() ? tr("Новий склад", "New warehouse") : tr("Склад", "Warehouse"), .missing = missing},
      fields, [](const Warehouse&) {
        changed();
        toast(tr("Збережено", "Saved"));
      });
  const std::string unnamed = place_form.typed.name.empty() ? tr("Вкажіть назву", "Give a name") : "";
  record_dialog<Place>(
      place_dialog, place_form,
      {.title = place_form.is_new() ? tr("Нове місце", "New place") : tr("Місце складу", "Place of the warehouse"),
       .missing = unnamed,
       .width = 420},
      place_fields, [](const Place&) {
        changed();
        toast(tr("Збережено", "Saved"));
      });
}

}  // namespace kram::screens
