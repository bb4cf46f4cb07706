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
DialogState form_dialog, place_dialog;
WarehouseId place_of;
std::string place_name, place_error;
bool place_sending = false;

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

void send_place() {
  place_sending = true;
  Json body;
  body["name"] = place_name;
  api::post("/warehouses/" + to_text(place_of) + "/places", std::move(body), [](const api::Answer& answer) {
    place_sending = false;
    if (!answer.ok()) {
      place_error = answer.problem->text;
      return;
    }
    close_dialog(place_dialog);
    changed();
    toast(tr("Місце додано", "The place is added"));
  });
}

void new_place() {
  dialog(
      place_dialog, tr("Нове місце", "New place"),
      [] {
        if (text_field(tr("Назва", "Name"), place_name,
                       {.placeholder = "А-12-3", .error = place_error, .required = true})
                .changed)
          place_error.clear();
      },
      [] {
        if (button(tr(words::cancel))) close_dialog(place_dialog);
        const char* reason = place_name.empty() ? tr("Введіть назву", "Enter a name") : "";
        const bool pressed =
            button(tr("Додати", "Add"),
                   {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = place_sending});
        if (pressed || (shortcut("Ctrl+Enter", true) && !*reason && !place_sending)) send_place();
      },
      {.width = 420});
}

void warehouse_card(const Warehouse& w, const std::string& reason) {
  Key scope(w.id.value);
  Card panel("warehouse", w.name, [&] {
    if (w.archived) badge(tr("в архіві", "archived"), Tone::neutral, icon::inbox);
    if (button(tr("Місце", "Place"), {.icon = icon::plus, .reason = reason})) {
      place_of = w.id;
      place_name.clear();
      place_error.clear();
      open_dialog(place_dialog);
    }
    if (button(tr("Змінити", "Edit"), {.icon = icon::pencil, .reason = reason}))
      open_record(form_dialog, form, w, "/warehouses/" + to_text(w.id), version_of(w.version));
  });
  if (!w.address.empty()) copyable(w.address);
  soft_text(std::to_string(w.places.size()) + " " +
            plural(static_cast<long long>(w.places.size()), {"місце", "місця", "місць"}, {"place", "places"}));
  Row row;
  for (std::size_t i = 0; i < w.places.size(); ++i) {
    Key place(w.places[i].id.value);
    badge(w.places[i].archived ? w.places[i].name + tr(" · в архіві", " · archived") : w.places[i].name, Tone::neutral,
          icon::map_pin);
  }
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
  new_place();
}

}  // namespace kram::screens
