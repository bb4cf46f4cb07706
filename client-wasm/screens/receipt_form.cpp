// Only the named press posts: what is posted can't be changed. Until then the browser keeps what is typed.
#include "client-wasm/screens/receipt_form.hpp"

#include <algorithm>
#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/screens/receipt_lines.hpp"
#include "client-wasm/screens/receipts.hpp"
#include "client-wasm/screens/record_form.hpp"
#include "client-wasm/screens/supplier_field.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/pricing.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

ReceiptDraft draft;
constexpr const char* draft_key = "form:/receipts/new";

Json kept_json(const Receipt& r) {
  Json json = form_detail::writable(r, true);
  json["supplier_name"] = r.supplier_name;
  for (std::size_t i = 0; i < r.lines.size(); ++i) json["lines"][i]["product_name"] = r.lines[i].product_name;
  return json;
}

Receipt fresh_receipt() {
  Receipt r;
  if (const auto& workspace = references().workspace.value()) {
    r.warehouse_id = workspace->default_warehouse_id;
    r.legal_entity_id = workspace->default_legal_entity_id;
  }
  if (const auto& all = references().warehouses.value(); all && !r.warehouse_id && !all->items.empty())
    r.warehouse_id = all->items.front().id;
  r.received_on = screens::today();
  return r;
}

bool begin() {
  if (draft.ready) return true;
  References& refs = references();
  const bool known =
      (refs.workspace.value() || refs.workspace.problem()) && (refs.warehouses.value() || refs.warehouses.problem());
  if (!known) return false;
  draft = ReceiptDraft();
  draft.receipt = fresh_receipt();
  draft.kept = platform::stored(draft_key);
  const Json json = draft.kept.empty() ? Json() : Json::parse(draft.kept, nullptr, false);
  if (json.is_object())
    if (auto again = answer_from_json<Receipt>(json)) draft.receipt = std::move(*again);
  draft.ready = true;
  return true;
}

void keep() {
  const Receipt& r = draft.receipt;
  const bool anything = !r.lines.empty() || r.supplier_id || !r.supplier_document.empty() || !r.note.empty();
  const std::string now = anything ? kept_json(r).dump() : std::string();
  if (now == draft.kept) return;
  draft.kept = now;
  draft.attempt.clear();
  platform::store(draft_key, now);
}

void supplier_create(const std::string& name) {
  Json body;
  body["name"] = name;
  body["kind"] = "organisation";
  api::post("/suppliers", std::move(body), [](const api::Answer& answer) {
    if (!answer.ok()) return toast(answer.problem->text, Tone::bad);
    if (auto made = answer_from_json<Party>(answer.body)) {
      draft.receipt.supplier_id = made->id;
      draft.receipt.supplier_name = made->name;
      toast(tr("Постачальника додано", "The supplier is added"));
    }
  });
}

void choose_supplier() {
  Receipt& r = draft.receipt;
  const std::string told = draft.wrong.at("/supplier_id");
  const std::string create = api::may("edit_clients") ? tr("Новий постачальник", "New supplier") : "";
  const PickerResult found = supplier_field(r.supplier_id, r.supplier_name, told, create);
  draft.wrong.settle("/supplier_id", found.picked.has_value());
  if (found.create) supplier_create(*found.create);
}

void warehouse_field() {
  std::vector<std::pair<std::optional<WarehouseId>, std::string>> names;
  if (const auto& all = references().warehouses.value())
    for (const Warehouse& w : all->items)
      if (!w.archived) names.emplace_back(w.id, w.name);
  const std::string told = draft.wrong.at("/warehouse_id");
  if (select_value(tr("Склад", "Warehouse"), draft.receipt.warehouse_id, names, {.error = told, .required = true}))
    for (ReceiptLine& line : draft.receipt.lines) line.place_id.reset();
}

void entity_field() {
  const auto& all = references().legal_entities.value();
  if (!all || all->items.size() < 2) return;
  std::vector<std::pair<std::optional<LegalEntityId>, std::string>> names;
  for (const LegalEntity& e : all->items)
    if (!e.archived) names.emplace_back(e.id, e.name);
  const std::string told = draft.wrong.at("/legal_entity_id");
  select_value(tr("Юридична особа", "Legal entity"), draft.receipt.legal_entity_id, names,
               {.error = told, .skip_enter = true});
}

void head_panel() {
  Receipt& r = draft.receipt;
  Card panel("head", tr("Звідки й куди", "Where from and to"));
  int kind = r.kind == ReceiptKind::opening ? 1 : 0;
  if (segments(tr("Вид", "Kind"), kind,
               {std::string(label(language(), "receipt_kind", ReceiptKind::purchase)),
                std::string(label(language(), "receipt_kind", ReceiptKind::opening))}))
    r.kind = kind == 1 ? ReceiptKind::opening : ReceiptKind::purchase;
  Columns c({1.4f, 1, 1}, space_3, 200);
  if (r.kind == ReceiptKind::purchase) choose_supplier();
  entity_field();
  c.next();
  warehouse_field();
  c.next();
  const std::string told = draft.wrong.at("/received_on");
  const std::string reason =
      api::may("backdate") ? "" : std::string(tr("Дату в минулому вказує бухгалтер", "The accountant sets past dates"));
  const FieldResult date =
      date_field(tr("Дата", "Date"), r.received_on, {.error = told, .reason = reason, .skip_enter = true});
  draft.wrong.settle("/received_on", date.changed);
  if (r.kind == ReceiptKind::purchase)
    form_text(draft, tr("Документ постачальника", "Supplier’s document"), r.supplier_document, "/supplier_document",
              {.placeholder = tr("№ і дата накладної", "No. and date of the note"), .skip_enter = true});
}

std::string cannot_post() {
  if (!api::may("receive_stock")) return forbidden_text();
  const Receipt& r = draft.receipt;
  if (!r.warehouse_id) return tr("Оберіть склад", "Choose the warehouse");
  if (r.lines.empty()) return tr("Додайте хоча б один товар", "Add at least one product");
  for (const ReceiptLine& line : r.lines) {
    if (!line.quantity.is_positive()) return line.product_name + ": " + tr("вкажіть кількість", "give a quantity");
    if (line.unit_cost.is_negative() || !cost_of(line))
      return line.product_name + ": " + tr("перевірте ціну", "check the cost");
  }
  return {};
}

void post() {
  if (draft.sending) return;
  if (draft.attempt.empty()) draft.attempt = platform::random_uuid();
  Receipt sent = draft.receipt;
  if (sent.kind == ReceiptKind::opening) sent.supplier_id.reset(), sent.supplier_document.clear();
  Json body = form_detail::without_empty(form_detail::writable(sent, true));
  for (auto& line : body["lines"]) line = form_detail::without_empty(line);
  if (!api::may("backdate") || sent.received_on == screens::today()) body.erase("received_on");
  api::Request request{.method = "POST", .path = "/receipts", .body = std::move(body)};
  request.idempotency_key = draft.attempt;
  draft.sending = true;
  draft.wrong.clear();
  api::send(std::move(request), [](const api::Answer& answer) {
    draft.sending = false;
    if (!answer.ok()) return draft.wrong.refuse(*answer.problem);
    platform::store(draft_key, "");
    draft = ReceiptDraft();
    receipts_changed();
    forget_products();
    toast(tr("Надходження проведено", "The receipt is posted"));
    const auto made = answer_from_json<Receipt>(answer.body);
    platform::go(made ? "/receipts/" + to_text(made->id) : "/receipts", true);
  });
}

void buttons() {
  const std::string reason = cannot_post();
  const bool pressed = button(tr("Провести", "Post"), {.kind = ButtonKind::primary,
                                                       .icon = icon::check,
                                                       .reason = reason,
                                                       .shortcut = "Ctrl+Enter",
                                                       .busy = draft.sending});
  const bool keys = shortcut("Ctrl+Enter", true);
  if (pressed || (keys && reason.empty()))
    post();
  else if (keys)
    toast(reason, Tone::warning);
  if (shortcut("Ctrl+S", true)) toast(tr("Чернетку збережено в цьому браузері", "The draft is kept in this browser"));
  if (!button(tr("Відкинути", "Discard"))) return;
  const Receipt dropped = draft.receipt;
  const bool anything = !draft.kept.empty();
  platform::store(draft_key, "");
  draft = ReceiptDraft();
  platform::go("/receipts", true);
  if (anything)
    toast(tr("Чернетку надходження відкинуто", "The draft of the receipt is discarded"), Tone::neutral, [dropped] {
      platform::store(draft_key, kept_json(dropped).dump());
      draft = ReceiptDraft();
      platform::go("/receipts/new");
    });
}

}  // namespace

ReceiptDraft& receipt_draft() {
  return draft;
}

void draw_receipt_form() {
  set_page_title(tr("Нове надходження", "New receipt"));
  PageBody page("receipt-form", 1080);
  if (!begin()) return skeleton(8, 28);
  page_header(tr("Нове надходження", "New receipt"),
              tr("Зберігається саме; проведене не змінити", "It keeps itself; what is posted can't be changed"),
              buttons);
  if (!draft.ready) return;
  draft.wrong.notice();
  head_panel();
  receipt_lines();
  {
    Card panel("note");
    text_area(tr("Примітка", "Note"), draft.receipt.note, 2);
  }
  keep();
  receipt_paste();
}

}  // namespace kram::screens
