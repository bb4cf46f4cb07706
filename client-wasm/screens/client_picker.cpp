// The phone is looked up while it is typed, so that a double is seen before it is made.
#include "client-wasm/screens/client_picker.hpp"

#include <algorithm>

#include "client-wasm/screens/found_items.hpp"
#include "client-wasm/screens/order_lines.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/picker.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/phone.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

struct NewClient {
  DialogState dialog;
  std::string name, phone, error, error_path, asked_phone;
  int organisation = 0;
  std::optional<PartySummary> owner;  // of the phone
  bool running = false;
};
NewClient fresh;

void choose(OrderCard& card, PartyId id, const std::string& name, const std::string& phone) {
  card.draft.client_id = id;
  card.draft.client_name = name;
  card.draft.client_phone = phone;
  if (!card.is_new()) card.draft.price_list_id.reset();  // the client's own list prices what is added from now on
  card.client.want("/clients/" + to_text(id));
  reprice_all(card);
  touched(card);
}

PickerItem item_of(const PartySummary& p) {
  PickerItem item{.id = to_text(p.id), .title = p.name, .detail = phone_words(p.phone), .right = {}, .dim = p.archived};
  if (!p.city.empty()) item.detail += (item.detail.empty() ? "" : " · ") + p.city;
  if (p.overdue.is_positive())
    item.right = std::string(tr("прострочено ", "overdue ")) + money_text(p.overdue, "");
  else if (p.remaining_to_pay.is_positive())
    item.right = std::string(tr("до сплати ", "to pay ")) + money_text(p.remaining_to_pay, "");
  return item;
}

void find_clients(const std::string& text, PickerReply reply) {
  find_items<PartySummary>("/clients", text, item_of, std::move(reply));
}

void start_new_client(const std::string& typed) {
  const DialogState dialog = fresh.dialog;
  fresh = NewClient();
  fresh.dialog = dialog;
  // Letters make it a name, however many digits stand beside them.
  const bool phone = std::count_if(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 5 &&
                     typed.find_first_not_of("+0123456789 ()-./") == std::string::npos;
  (phone ? fresh.phone : fresh.name) = typed;
  open_dialog(fresh.dialog);
}

// Who has this phone already? Asked once for each number that can be read.
void look_up_phone() {
  const PhoneCheck check = check_phone(fresh.phone);
  const std::string number = check.ok() ? check.normalized : std::string();
  if (number == fresh.asked_phone) return;
  fresh.asked_phone = number;
  fresh.owner.reset();
  if (number.empty()) return;
  api::get("/clients" + api::query({{"search", number}, {"limit", "12"}}), [number](const api::Answer& answer) {
    if (fresh.asked_phone != number || !answer.ok()) return;
    if (auto read = answer_from_json<Page<PartySummary>>(answer.body); read && !read->items.empty())
      fresh.owner = read->items.front();
  });
}

void create_client(OrderCard& card) {
  Party party;
  party.kind = fresh.organisation == 1 ? PartyKind::organisation : PartyKind::person;
  party.name = fresh.name;
  if (!fresh.phone.empty()) party.phones.push_back(fresh.phone);
  Json body;
  body["kind"] = std::string(enum_name(party.kind));
  body["name"] = party.name;
  body["phones"] = party.phones;
  fresh.running = true;
  fresh.error.clear();
  api::post("/clients", std::move(body), [part = card.part](const api::Answer& answer) {
    fresh.running = false;
    if (!answer.ok()) {
      fresh.error = answer.problem->text;
      fresh.error_path = answer.problem->path;
      focus_first_wrong();
      if (answer.problem->code == "phone_taken") fresh.asked_phone.clear();
      return;
    }
    auto read = answer_from_json<Party>(answer.body);
    if (!read) return;
    OrderCard& card = order_card(part);
    choose(card, read->id, read->name, read->phones.empty() ? "" : read->phones.front());
    close_dialog(fresh.dialog);
    for (const std::string& warning : read->warnings) toast(warning, Tone::warning);
  });
}

void owner_offer(OrderCard& card) {
  const std::string words = std::string(tr("Цей телефон уже має ", "This phone belongs to ")) + fresh.owner->name;
  if (!notice(Tone::warning, words, tr("Це він", "That's the one"))) return;
  choose(card, fresh.owner->id, fresh.owner->name, fresh.owner->phone);
  close_dialog(fresh.dialog);
}

}  // namespace

void client_picker(OrderCard& card, const std::string& reason) {
  if (card.draft.client_id) card.client.want("/clients/" + to_text(*card.draft.client_id));
  PickerOptions o;
  o.field.icon = icon::user;
  o.field.placeholder = tr("Ім’я або телефон", "Name or phone");
  o.field.reason = reason;
  const bool wrong = card.problem && (card.problem->code == "client_required" || card.problem->path == "/client_id");
  const std::string error = wrong ? card.problem->text : std::string();
  o.field.error = error;
  if (api::may("edit_clients")) o.create = tr("Новий клієнт", "New client");
  const PickerResult result = picker(tr("Клієнт", "Client"), card.draft.client_name, find_clients, o);
  if (!reason.empty()) return;
  if (card.focus_path == "/client_id") {
    card.focus_path.clear();
    mirror::request_focus(result.field.id);
  }
  if (result.picked) {
    if (const auto id = parse_id(result.picked->id))
      choose(card, PartyId{*id}, result.picked->title, result.picked->detail);
    focus_new_line();
  }
  if (result.create) start_new_client(*result.create);
  if (result.cleared) {
    card.draft.client_id.reset();
    card.draft.client_name.clear();
    touched(card);
  }
}

void client_block(OrderCard& card) {
  if (!card.draft.client_id) return;
  const auto& client = card.client.value();
  if (!client) {
    if (!card.client.problem()) skeleton(2);
    return;
  }
  std::vector<Fact> list;
  for (const std::string& phone : client->phones)
    list.push_back({.label = tr("Телефон", "Phone"), .value = phone_words(phone), .copyable = true});
  for (const PartyFigures& f : client->figures) {
    const bool own = !card.draft.legal_entity_id || *card.draft.legal_entity_id == f.legal_entity_id;
    if (!own) continue;
    const bool owes = f.balance.is_positive();
    list.push_back({.label = std::string(text(language(), TextKey::figure_to_pay)),
                    .value = money_text(f.remaining_to_pay, f.currency)});
    const std::string balance =
        f.balance.is_zero() ? money_text(f.balance, f.currency)
                            : std::string(owes ? tr("клієнт винен ", "client owes ") : tr("ми винні ", "we owe ")) +
                                  money_text(owes ? f.balance : -f.balance, f.currency);
    list.push_back({.label = std::string(text(language(), TextKey::figure_balance)), .value = balance});
    list.push_back({.label = std::string(text(language(), TextKey::figure_overdue)),
                    .value = money_text(f.overdue, f.currency),
                    .tone = f.overdue.is_positive() ? Tone::bad : Tone::neutral});
  }
  facts(list);
  const std::string id = to_text(*card.draft.client_id);
  Row row;
  link(tr("Картка клієнта", "Client’s card"), "#/clients/" + id);
  link(tr("Замовлення", "Orders"), "#/orders?view=table&client_id=" + id);
}

void client_dialog(OrderCard& card) {
  const auto body = [&card] {
    look_up_phone();
    if (fresh.owner) owner_offer(card);
    text_field(tr("Ім’я або назва", "Name"), fresh.name,
               {.placeholder = tr("Прізвище Ім’я", "Surname Name"),
                .error = fresh.error_path == "/name" ? fresh.error : "",
                .required = true});
    const bool phone_wrong = fresh.error_path.rfind("/phones", 0) == 0;
    text_field(tr("Телефон", "Phone"), fresh.phone,
               {.placeholder = "050 000 00 00",
                .error = phone_wrong ? fresh.error : "",
                .icon = icon::phone,
                .input_mode = "tel"});
    segments(tr("Хто це", "Who it is"), fresh.organisation, {tr("Особа", "Person"), tr("Організація", "Organisation")});
    if (!fresh.error.empty() && fresh.error_path != "/name" && !phone_wrong) notice(Tone::bad, fresh.error);
  };
  const auto footer = [&card] {
    if (button(tr(words::cancel))) close_dialog(fresh.dialog);
    const char* reason = fresh.name.empty() ? tr("Вкажіть ім’я", "Give a name") : "";
    const bool pressed =
        button(tr("Додати клієнта", "Add the client"),
               {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = fresh.running});
    if ((shortcut("Ctrl+Enter", true) && !*reason && !fresh.running) || pressed) create_client(card);
  };
  dialog(fresh.dialog, tr("Новий клієнт", "New client"), body, footer, {.width = 460});
}

}  // namespace kram::screens
