// Lines are walked by Enter: product, quantity, cost, next product. Sums are counted by the rules that the server posts
// by. Only the named press posts: what is posted can't be changed.
#include "client-wasm/screens/receipt_form.hpp"

#include <algorithm>
#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/screens/receipts.hpp"
#include "client-wasm/screens/record_form.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/pricing.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

/// What a draft of a receipt needs beside the receipt: names of what was chosen.
struct Draft {
  Receipt receipt;
  std::map<std::int64_t, std::string> units;  // by product, for the suffix of the quantity
  bool ready = false;
  FormProblem wrong;
  bool sending = false;
  std::string attempt, kept;
  std::string focus;  // field that takes the focus once it is drawn
};
Draft draft;
constexpr const char* draft_key = "form:/receipts/new";
constexpr float line_height_gap = 4;

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
  draft = Draft();
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

void find_suppliers(const std::string& text, PickerReply reply) {
  api::get("/suppliers" + api::query({{"search", text}, {"limit", "12"}}),
           [reply = std::move(reply)](const api::Answer& answer) {
             std::vector<PickerItem> items;
             if (answer.ok())
               if (auto read = answer_from_json<Page<PartySummary>>(answer.body))
                 for (const PartySummary& p : read->items)
                   items.push_back({.id = to_text(p.id),
                                    .title = p.name,
                                    .detail = phone_words(p.phone),
                                    .right = p.city,
                                    .dim = p.archived});
             reply(std::move(items));
           });
}

std::map<std::string, ProductSummary> found_products_by_id;
void find_goods(const std::string& text, PickerReply reply) {
  const auto& warehouse = draft.receipt.warehouse_id;
  api::get("/products" +
               api::query({{"search", text}, {"limit", "20"}, {"warehouse_id", warehouse ? to_text(*warehouse) : ""}}),
           [reply = std::move(reply)](const api::Answer& answer) {
             std::vector<PickerItem> items;
             if (answer.ok())
               if (auto read = answer_from_json<Page<ProductSummary>>(answer.body))
                 for (const ProductSummary& p : read->items) {
                   if (p.kind != ProductKind::good) continue;
                   found_products_by_id[to_text(p.id)] = p;
                   items.push_back({.id = to_text(p.id),
                                    .title = p.name,
                                    .detail = p.sku.empty() ? "" : std::string(tr("арт. ", "art. ")) + p.sku,
                                    .right = std::string(tr("на складі ", "on hand ")) + quantity_text(p.on_hand) +
                                             "\u00A0" + p.unit,
                                    .dim = p.archived});
                 }
             reply(std::move(items));
           });
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

void supplier_field() {
  Receipt& r = draft.receipt;
  const std::string told = draft.wrong.at("/supplier_id");
  PickerOptions o{
      .field = {.placeholder = tr("Назва або телефон", "Name or phone"), .error = told, .icon = icon::building_2}};
  if (api::may("edit_clients")) o.create = tr("Новий постачальник", "New supplier");
  const PickerResult found = picker(tr("Постачальник", "Supplier"), r.supplier_name, find_suppliers, o);
  draft.wrong.settle("/supplier_id", found.field.id, found.picked.has_value());
  if (found.picked)
    if (const auto id = parse_id(found.picked->id)) r.supplier_id = PartyId{*id}, r.supplier_name = found.picked->title;
  if (found.cleared) r.supplier_id.reset(), r.supplier_name.clear();
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
  if (r.kind == ReceiptKind::purchase) supplier_field();
  entity_field();
  c.next();
  warehouse_field();
  c.next();
  const std::string told = draft.wrong.at("/received_on");
  const std::string reason =
      api::may("backdate") ? "" : std::string(tr("Дату в минулому вказує бухгалтер", "The accountant sets past dates"));
  const FieldResult date =
      date_field(tr("Дата", "Date"), r.received_on, {.error = told, .reason = reason, .skip_enter = true});
  draft.wrong.settle("/received_on", date.id, date.changed);
  if (r.kind == ReceiptKind::purchase)
    form_text(draft, tr("Документ постачальника", "Supplier’s document"), r.supplier_document, "/supplier_document",
              {.placeholder = tr("№ і дата накладної", "No. and date of the note"), .skip_enter = true});
}

const Warehouse* chosen_warehouse() {
  if (const auto& all = references().warehouses.value(); all && draft.receipt.warehouse_id)
    for (const Warehouse& w : all->items)
      if (w.id == *draft.receipt.warehouse_id) return &w;
  return nullptr;
}

std::string line_path(std::size_t i, const char* field) {
  return "/lines/" + std::to_string(i) + "/" + field;
}

std::optional<Money> cost_of(const ReceiptLine& line) {
  const auto cost = line_amount(line.quantity, line.unit_cost);
  return cost ? std::optional(*cost) : std::nullopt;
}

struct Cells {
  Rect product, place, quantity, cost, total, remove;
};
// A phone gives the product a line of its own.
Cells cells_of(const Rect& r, bool places) {
  Cells c;
  const float h = metrics().control, cross = h, pad = space_2;
  if (is_phone() || r.w < 620) {
    c.product = {r.x, r.y, r.w - cross - pad, h};
    c.remove = {r.right() - cross, r.y, cross, h};
    const float y = r.y + h + line_height_gap, third = (r.w - 2 * pad) / 3;
    c.quantity = {r.x, y, third, h};
    c.cost = {r.x + third + pad, y, third, h};
    c.total = {r.x + 2 * (third + pad), y, third, h};
    return c;
  }
  const float total = 128, cost = 128, quantity = 128, place = places ? 130.f : 0.f;
  float x = r.right() - cross;
  c.remove = {x, r.y, cross, h};
  x -= pad + total, c.total = {x, r.y, total, h};
  x -= pad + cost, c.cost = {x, r.y, cost, h};
  x -= pad + quantity, c.quantity = {x, r.y, quantity, h};
  if (places) x -= pad + place, c.place = {x, r.y, place, h};
  c.product = {r.x, r.y, x - pad - r.x, h};
  return c;
}
float cells_height() {
  return is_phone() || flow_width() < 620 ? 2 * metrics().control + line_height_gap : metrics().control;
}

void cell_hint(const FieldResult& field, const std::string& told) {
  if (told.empty()) return;
  Use use;
  use.hovered = field.rect.contains(ImGui::GetIO().MousePos) && !platform::by_touch();
  hint(use, field.rect, told, field.focused);
}

void take_focus(const char* name) {
  if (draft.focus != name) return;
  draft.focus.clear();
  mirror::request_focus(id_of(name));
}

void place_cell(const Rect& r, ReceiptLine& line, const Warehouse& warehouse) {
  std::vector<std::pair<std::optional<PlaceId>, std::string>> names;
  for (const Place& p : warehouse.places)
    if (!p.archived) names.emplace_back(p.id, p.name);
  if (!line.place_id && !names.empty()) line.place_id = names.front().first;
  Flow flow(r, 0);
  select_value(tr("Місце", "Place"), line.place_id, names, {.label_hidden = true, .skip_enter = true});
}

// True when the line is to go.
bool line_row(std::size_t i, const Warehouse* warehouse, bool places) {
  ReceiptLine& line = draft.receipt.lines[i];
  Key scope(line.product_id.value * 1000 + static_cast<std::int64_t>(i));
  const Cells c = cells_of(place(0, cells_height()), places);
  const std::string refused = draft.wrong.at(line_path(i, "product_id"));
  link_at(c.product, line.product_name, "#/products/" + to_text(line.product_id), Face::body);
  if (!refused.empty())
    text_at({c.product.x, c.product.bottom() - 16, c.product.w, 16}, refused, Face::small, tone(Tone::bad).strong);
  if (places && warehouse && c.place.w > 0) place_cell(c.place, line, *warehouse);
  const bool first = draft.focus == "quantity" && i + 1 == draft.receipt.lines.size();
  std::string told = draft.wrong.at(line_path(i, "quantity"));
  if (told.empty() && line.quantity.is_negative()) told = error_template(ErrorCode::must_be_positive, language());
  const std::string quantity_name = std::string(tr("Кількість: ", "Quantity: ")) + line.product_name;
  const std::string unit =
      draft.units.count(line.product_id.value) ? draft.units[line.product_id.value] : std::string();
  if (first) take_focus("quantity"), mirror::request_focus(id_of(quantity_name));
  FieldOptions o{.error = told, .suffix = unit};
  const FieldResult quantity = fixed_at(c.quantity, quantity_name, line.quantity, o);
  draft.wrong.settle(line_path(i, "quantity"), quantity.id, quantity.changed);
  cell_hint(quantity, told);
  const std::string cost_told = draft.wrong.at(line_path(i, "unit_cost"));
  const std::string cost_name = std::string(tr("Ціна: ", "Unit cost: ")) + line.product_name;
  const FieldResult cost = fixed_at(c.cost, cost_name, line.unit_cost, {.error = cost_told, .suffix = "₴"});
  draft.wrong.settle(line_path(i, "unit_cost"), cost.id, cost.changed);
  cell_hint(cost, cost_told);
  const auto sum = cost_of(line);
  text_at(c.total, sum ? money_text(*sum, "") : tr("завелика", "too large"), Face::body_bold,
          sum ? colors().text : tone(Tone::bad).strong, Align::right, true);
  const std::string remove = std::string(tr("Прибрати ", "Remove ")) + line.product_name;
  return icon_button_at(c.remove, remove, icon::x);
}

void add_line(const std::string& id) {
  const auto found = found_products_by_id.find(id);
  if (found == found_products_by_id.end()) return;
  ReceiptLine line;
  line.product_id = found->second.id;
  line.product_name = found->second.name;
  line.quantity = Quantity::whole(1);
  draft.units[line.product_id.value] = found->second.unit;
  draft.receipt.lines.push_back(std::move(line));
  draft.focus = "quantity";
  platform::request_frame();
}

void lines_heading(bool places) {
  if (is_phone() || flow_width() < 620 || draft.receipt.lines.empty()) return;
  Cells c = cells_of(place(0, 20), places);
  const auto word = [](Rect r, const char* text, Align align) {
    r.h = 20;
    text_at(r, text, Face::small, colors().text_soft, align);
  };
  word(c.product, tr("Товар", "Product"), Align::left);
  if (places) word(c.place, tr("Місце", "Place"), Align::left);
  word(c.quantity, tr("Кількість", "Quantity"), Align::right);
  word(c.cost, tr("Ціна за одиницю", "Unit cost"), Align::right);
  word(c.total, tr("Сума, ₴", "Cost, ₴"), Align::right);
}

void remove_line(std::size_t i) {
  const ReceiptLine line = draft.receipt.lines[i];
  draft.receipt.lines.erase(draft.receipt.lines.begin() + static_cast<std::ptrdiff_t>(i));
  toast(tr("Рядок прибрано", "The line is removed"), Tone::neutral, [line, i] {
    auto& lines = draft.receipt.lines;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(std::min(i, lines.size())), line);
  });
}

void lines_panel() {
  Card panel("lines", tr("Товари", "Goods"));
  const std::string told = draft.wrong.at("/lines");
  if (!told.empty()) notice(Tone::bad, told);
  const Warehouse* warehouse = chosen_warehouse();
  const bool places = warehouse && std::count_if(warehouse->places.begin(), warehouse->places.end(),
                                                 [](const Place& p) { return !p.archived; }) > 1;
  lines_heading(places);
  std::optional<std::size_t> gone;
  for (std::size_t i = 0; i < draft.receipt.lines.size(); ++i)
    if (line_row(i, warehouse, places)) gone = i;
  if (gone) remove_line(*gone);
  PickerOptions o{.field = {.placeholder = tr("Додати: назва, артикул або штрихкод", "Add: name, article or barcode"),
                            .icon = icon::plus,
                            .label_hidden = true}};
  o.clear_after = true;
  const char* name = tr("Додати товар", "Add a product");
  if (shortcut("Insert", true)) mirror::request_focus(id_of(name));
  const PickerResult found = picker(name, "", find_goods, o);
  if (found.picked) add_line(found.picked->id);
  separator();
  Money total;
  for (const ReceiptLine& line : draft.receipt.lines)
    if (const auto cost = cost_of(line)) total += *cost;
  facts({{.label = tr("Разом собівартість", "Total cost"),
          .value = money_text(total, "UAH"),
          .copyable = true,
          .strong = true}});
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
    draft = Draft();
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
  draft = Draft();
  platform::go("/receipts", true);
  if (anything)
    toast(tr("Чернетку надходження відкинуто", "The draft of the receipt is discarded"), Tone::neutral, [dropped] {
      platform::store(draft_key, kept_json(dropped).dump());
      draft = Draft();
      platform::go("/receipts/new");
    });
}

}  // namespace

void draw_receipt_form() {
  set_page_title(tr("Нове надходження", "New receipt"));
  PageBody page("receipt-form", 1080);
  if (!begin()) return skeleton(8, 28);
  page_header(tr("Нове надходження", "New receipt"),
              tr("Чернетка зберігається сама; проведене вже не змінити",
                 "The draft keeps itself; what is posted can't be changed"),
              buttons);
  if (!draft.ready) return;
  draft.wrong.notice();
  head_panel();
  lines_panel();
  {
    Card panel("note");
    text_area(tr("Примітка", "Note"), draft.receipt.note, 2);
  }
  keep();
}

}  // namespace kram::screens
