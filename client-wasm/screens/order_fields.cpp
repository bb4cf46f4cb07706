// Fields write into the draft; each change prices it again and keeps it in the browser.
#include "client-wasm/screens/order_fields.hpp"

#include <algorithm>

#include "client-wasm/screens/client_picker.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/date_field.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

template <class Row, class RowId>
std::vector<std::pair<std::optional<RowId>, std::string>> named(const api::Loaded<Page<Row>>& list, RowId Row::*id,
                                                                const char* nothing,
                                                                const std::optional<RowId>& current) {
  std::vector<std::pair<std::optional<RowId>, std::string>> names;
  if (nothing) names.emplace_back(std::nullopt, nothing);
  if (!list.value()) return names;
  for (const Row& row : list.value()->items) {
    bool hidden = false;
    if constexpr (requires { row.archived; }) hidden = row.archived;
    if constexpr (requires { row.active; }) hidden = !row.active;
    if (!hidden || (current && row.*id == *current)) names.emplace_back(row.*id, row.name);
  }
  return names;
}

std::string problem_at(const OrderCard& card, const char* path) {
  return card.problem && card.problem->path == path ? card.problem->text : std::string();
}

void warehouse_field(OrderCard& card, const std::string& reason) {
  const std::string error = problem_at(card, "/warehouse_id");
  if (select_value(tr("Склад", "Warehouse"), card.draft.warehouse_id,
                   named(references().warehouses, &Warehouse::id, tr("Будь-який", "Any"), card.draft.warehouse_id),
                   {.error = error, .reason = reason}))
    touched(card);
}

void price_list_field(OrderCard& card, const std::string& reason) {
  const auto& lists = references().price_lists;
  std::string usual = tr("Звичайний", "Usual");
  if (lists.value() && !card.draft.price_list_id)
    if (const auto id = price_list_of(card))
      for (const PriceListRow& row : lists.value()->items)
        if (row.id == *id) usual = row.name;
  const std::string error = problem_at(card, "/price_list_id");
  if (!select_value(tr("Прайс", "Price list"), card.draft.price_list_id,
                    named(lists, &PriceListRow::id, usual.c_str(), card.draft.price_list_id),
                    {.error = error, .reason = reason}))
    return;
  reprice_all(card);
  touched(card);
}

void legal_entity_field(OrderCard& card, const std::string& reason) {
  const std::string error = problem_at(card, "/legal_entity_id");
  if (!select_value(tr("Юридична особа", "Legal entity"), card.draft.legal_entity_id,
                    named(references().legal_entities, &LegalEntity::id, nullptr, card.draft.legal_entity_id),
                    {.error = error, .reason = reason}))
    return;
  set_price_mode(card.draft, expected_price_mode(card));
  reprice_all(card);
  touched(card);
}

void date_row(OrderCard& card, const char* label, std::optional<Date>& value, const char* path,
              const std::string& reason) {
  const std::string error = problem_at(card, path);
  FieldOptions o;
  o.error = error;
  o.reason = reason;
  o.skip_enter = true;
  if (date_field(label, value, o).changed) touched(card);
}

std::string vat_words(const OrderCard& card) {
  return card.draft.price_mode == PriceMode::vat_included ? tr("у тому числі ПДВ", "VAT included") : tr("ПДВ", "VAT");
}

void sum_line(const Rect& r, const std::string& label, const std::string& value, bool strong) {
  text_at({r.x, r.y, r.w * 0.55f, r.h}, label, strong ? Face::body_bold : Face::body,
          strong ? colors().text : colors().text_soft);
  text_at({r.x + r.w * 0.4f, r.y, r.w * 0.6f, r.h}, value, strong ? Face::title : Face::body, colors().text,
          Align::right, true);
}

void discount_of_whole(OrderCard& card, const std::string& reason) {
  const auto& wrong = card.totals.wrong;
  std::string error = problem_at(card, "/discounts");
  if (wrong && wrong->path.rfind("/discounts", 0) == 0) error = refusal_text(*wrong);
  std::string help;
  if (card.totals.whole && card.totals.whole->document_discount.is_positive())
    help = std::string(tr("розподілено по рядках: ", "spread over the lines: ")) +
           money_text(card.totals.whole->document_discount, card.currency());
  FieldOptions o;
  o.placeholder = tr("250 або 5 %", "250 or 5 %");
  o.error = error;
  o.help = help;
  o.reason = reason;
  o.align_right = o.select_all = o.skip_enter = true;
  o.width = std::min(260.f, width_left());
  if (text_field(tr("Знижка на замовлення", "Discount on the order"), card.draft.discount, o).changed) touched(card);
}

void sums(const OrderCard& card) {
  const std::string currency = card.currency();
  const DocumentAmounts none;
  const DocumentAmounts& a = card.totals.whole ? *card.totals.whole : none;
  const Money off = a.discount + a.document_discount;
  const Rect start = cursor();
  mirror::open(node(id_of("sums"), ui::Role::group, {start.x, start.y, start.w, 120}, tr("Підсумок", "Totals")));
  if (off.is_positive()) {
    sum_line(place(0, 24), tr("Сума рядків", "Sum of lines"), money_text(a.amount, currency), false);
    sum_line(place(0, 24), tr("Знижка", "Discount"), "–" + money_text(off, currency), false);
  }
  if (a.vat && card.draft.price_mode == PriceMode::vat_on_top)
    sum_line(place(0, 24), tr("Без ПДВ", "Net"), money_text(a.net, currency), false);
  if (a.vat) sum_line(place(0, 24), vat_words(card), money_text(*a.vat, currency), false);
  sum_line(place(0, 34), tr("Разом", "Total"), money_text(a.gross, currency), true);
  mirror::close();
}

}  // namespace

void order_head_fields(OrderCard& card) {
  const std::string reason = read_only_reason(card);
  const auto& warehouses = references().warehouses.value();
  const auto& entities = references().legal_entities.value();
  const bool many_warehouses = warehouses && warehouses->items.size() > 1;
  const bool many_entities = entities && entities->items.size() > 1;
  if (is_phone()) return client_picker(card, reason);  // the rest stands under the lines
  std::optional<Columns> columns;
  if (many_warehouses && many_entities)
    columns.emplace(std::initializer_list<float>{2.2f, 1, 1, 1.2f}, space_3, 130.f);
  else if (many_warehouses || many_entities)
    columns.emplace(std::initializer_list<float>{2.2f, 1, 1}, space_3, 130.f);
  else
    columns.emplace(std::initializer_list<float>{2.2f, 1}, space_3, 130.f);
  client_picker(card, reason);
  if (many_warehouses) {
    columns->next();
    warehouse_field(card, reason);
  }
  columns->next();
  price_list_field(card, reason);
  if (many_entities) {
    columns->next();
    legal_entity_field(card, reason);
  }
}

void order_sums(OrderCard& card) {
  const std::string reason = read_only_reason(card);
  Columns c({1.3f, 1}, space_4, 240);
  if (reason.empty() || !card.draft.discount.empty()) discount_of_whole(card, reason);
  c.next();
  sums(card);
}

void order_detail_fields(OrderCard& card) {
  const std::string reason = read_only_reason(card);
  if (is_phone()) {
    warehouse_field(card, reason);
    price_list_field(card, reason);
    if (references().legal_entities.value() && references().legal_entities.value()->items.size() > 1)
      legal_entity_field(card, reason);
  }
  {
    Columns c({1, 1, 1.3f}, space_3, 150);
    date_row(card, tr("Обіцяно до", "Promised by"), card.draft.promised_on, "/promised_on", reason);
    c.next();
    date_row(card, tr("Оплатити до", "Pay by"), card.draft.payment_due_on, "/payment_due_on", reason);
    c.next();
    const std::string responsible_error = problem_at(card, "/responsible_id");
    if (select_value(tr("Відповідальна особа", "Responsible"), card.draft.responsible_id,
                     named(references().users, &User::id, tr("Не призначено", "Nobody yet"), card.draft.responsible_id),
                     {.error = responsible_error, .reason = reason}))
      touched(card);
  }
  Columns c({1, 1}, space_3, 240);
  FieldOptions address, note;
  const std::string address_error = problem_at(card, "/delivery_address"), note_error = problem_at(card, "/note");
  address.reason = note.reason = reason;
  address.error = address_error;
  note.error = note_error;
  if (text_area(tr("Адреса доставки", "Delivery address"), card.draft.delivery_address, 2, address).changed)
    touched(card);
  c.next();
  if (text_area(tr("Примітка", "Note"), card.draft.note, 2, note).changed) touched(card);
}

}  // namespace kram::screens
