// A list holds prices of its own, or is another list times a percent, or both: its own price wins.
#include "client-wasm/screens/price_lists.hpp"

#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/price_rules.hpp"
#include "client-wasm/screens/record_dialog.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::Loaded<Page<PriceListRow>> lists;
RecordForm<PriceListRow> form;
DialogState form_dialog;
TableState list_table, rule_table;
api::KeyPages<PriceRuleRow> rules;
SearchWords typed;
std::string search;
PriceAsk price_ask;

void changed() {
  lists.refresh();
  references().price_lists.refresh();
}

std::string list_name(PriceListId id) {
  if (lists.value())
    for (const PriceListRow& row : lists.value()->items)
      if (row.id == id) return row.name;
  return "№ " + to_text(id);
}

std::string stands_on(const PriceListRow& row) {
  if (!row.base_id) return tr("власні ціни", "prices of its own");
  if (!row.percent || row.percent->is_zero())
    return std::string(tr("як «", "as “")) + list_name(*row.base_id) + tr("»", "”");
  const Percent shown = row.percent->is_negative() ? -*row.percent : *row.percent;
  return std::string(tr("«", "“")) + list_name(*row.base_id) + tr("» ", "” ") +
         (row.percent->is_negative() ? "–" : "+") + print_number(shown, language()) + " %";
}

void base_fields(PriceListRow& row) {
  std::vector<std::pair<std::optional<PriceListId>, std::string>> bases{
      {std::nullopt, tr("Власні ціни", "Prices of its own")}};
  if (lists.value())
    for (const PriceListRow& other : lists.value()->items)
      if (!(other.id == row.id) && !other.archived) bases.emplace_back(other.id, other.name);
  const std::string base_told = form.wrong.at("/base_id");
  if (form.is_new()) {
    if (select_value(tr("На основі прайсу", "Based on list"), row.base_id, bases, {.error = base_told}) &&
        row.base_id && lists.value())
      for (const PriceListRow& base : lists.value()->items)
        if (base.id == *row.base_id) row.currency = base.currency, row.vat_included = base.vat_included;
  } else {
    std::string shown = row.base_id ? list_name(*row.base_id) : tr("Власні ціни", "Prices of its own");
    text_field(tr("На основі прайсу", "Based on list"), shown,
               {.reason = tr("Основу обирають при створенні", "The base is chosen when the list is made")});
  }
  if (!row.base_id) return;
  const std::string told = form.wrong.at("/percent");
  const FieldResult percent = fixed_field(
      tr("Надбавка", "Percent"), row.percent,
      {.error = told, .help = tr("Знижка – зі знаком мінус: -5", "A discount has a minus: -5"), .suffix = "%"});
  form.wrong.settle("/percent", percent.changed);
}

void fields() {
  PriceListRow& row = form.typed;
  form_text(form, tr("Назва", "Name"), row.name, "/name", {.placeholder = tr("Роздріб", "Retail"), .required = true});
  base_fields(row);
  if (form.is_new()) {
    const std::string told = form.wrong.at("/currency");
    std::vector<std::pair<std::string, std::string>> currencies;
    for (const char* code : {"UAH", "USD", "EUR", "PLN"}) currencies.emplace_back(code, code);
    const char* reason = row.base_id ? tr("Як в основного прайсу", "As in the base list") : "";
    select_value(tr("Валюта", "Currency"), row.currency, currencies, {.error = told, .reason = reason});
    toggle(tr("Ціни з ПДВ", "Prices with VAT"), row.vat_included, reason);
  } else {
    toggle(tr("В архіві", "Archived"), row.archived);
    const std::string told = form.wrong.at("/archived");
    if (!told.empty()) notice(Tone::bad, told);
  }
}

void list_rows(const std::vector<PriceListRow>& list) {
  const auto& workspace = references().workspace.value();
  const std::vector<TableColumn> columns = {
      {.key = "name", .title = tr("Прайс", "Price list"), .width = 180, .grow = 2, .phone = Slot::lead, .fixed = true},
      {.key = "base",
       .title = tr("Звідки ціни", "Where prices come from"),
       .width = 220,
       .grow = 2,
       .phone = Slot::under},
      {.key = "currency", .title = tr("Валюта", "Currency"), .width = 90, .phone = Slot::right},
      {.key = "vat", .title = tr("ПДВ", "VAT"), .width = 110},
      {.key = "state", .title = tr("Стан", "State"), .width = 130, .phone = Slot::right_under}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Прайси", "Price lists"), columns, list_table, static_cast<std::int64_t>(list.size()),
      [&](std::int64_t i, TableRow& row) {
        const PriceListRow& p = list[static_cast<std::size_t>(i)];
        const std::string place = "#/company/prices/" + to_text(p.id);
        row.id(p.id.value, place);
        row.link(p.name, place);
        row.text(stands_on(p));
        row.text(p.currency);
        row.soft(p.vat_included ? tr("з ПДВ", "with VAT") : tr("без ПДВ", "without VAT"));
        if (p.archived)
          row.badge(tr("в архіві", "archived"), Tone::neutral, icon::inbox);
        else if (workspace && workspace->default_price_list_id == p.id)
          row.badge(tr("основний", "usual"), Tone::accent, icon::star);
        else
          row.empty();
      },
      options);
}

void all_lists() {
  const std::string reason = unless("edit_prices");
  {
    Row row;
    const bool pressed = button(tr("Новий прайс", "New price list"),
                                {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
    if (pressed || (shortcut("N") && reason.empty()))
      open_record(form_dialog, form, PriceListRow(), "/price-lists", "");
  }
  if (!lists.value()) {
    if (!lists.problem())
      skeleton(5, 28);
    else if (notice(Tone::bad, lists.problem()->text, tr(words::retry)))
      lists.refresh();
  } else if (lists.value()->items.empty()) {
    empty_state(icon::tag, tr("Прайсів ще немає", "No price lists yet"),
                tr("Прайс каже, за скільки продавати. Почніть із роздрібного.",
                   "A list says for how much to sell. Begin with retail."));
  } else {
    list_rows(lists.value()->items);
  }
}

void rule_rows(const std::string& reason) {
  const std::vector<TableColumn> columns = {
      {.key = "product", .title = tr("Товар", "Product"), .width = 220, .grow = 3, .phone = Slot::lead, .fixed = true},
      {.key = "break", .title = tr("Кількість", "Quantity"), .width = 110, .phone = Slot::under},
      {.key = "price", .title = tr("Ціна", "Price"), .width = 120, .align = Align::right, .phone = Slot::right},
      {.key = "dates", .title = tr("Діє", "Valid"), .width = 190},
      {.key = "remove", .title = "", .width = 52, .phone = Slot::right_under}};
  TableOptions options;
  options.height = std::max(260.f, height_left() - 24);
  options.columns_menu = false;
  const TableResult seen = data_table(
      tr("Ціни", "Prices"), columns, rule_table, rules.rows(),
      [&reason](std::int64_t i, TableRow& row) {
        const PriceRuleRow* rule = rules.row(i);
        if (!rule) return row.skeleton();
        row.id(rule->id.value);
        row.link(rule->product_name, "#/products/" + to_text(rule->product_id));
        row.soft(break_words(*rule, ""));
        row.price(rule->price);
        row.soft(dates_words(*rule));
        if (!reason.empty()) return row.empty();
        row.custom([rule](const Rect& r) {
          const std::string words = std::string(tr("Прибрати ціну: ", "Remove the price: ")) + rule->product_name;
          if (icon_button_in(r, words, icon::x)) remove_price(*rule, [] { rules.refresh(); });
        });
      },
      options);
  rules.show(seen.first, seen.last);
}

void one_list(const PriceListRow& list) {
  const std::string reason = unless("edit_prices");
  link(tr("← Усі прайси", "← All price lists"), "#/company/prices");
  page_header(list.name, stands_on(list), [&] {
    const bool pressed = button(tr("Нова ціна", "New price"),
                                {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
    if (pressed || (shortcut("N") && reason.empty())) ask_price(price_ask, list.id, std::nullopt, "");
    if (button(tr("Змінити", "Edit"), {.icon = icon::pencil, .reason = reason}))
      open_record(form_dialog, form, list, "/price-lists/" + to_text(list.id), version_of(list.version));
  });
  search_words(typed, search, tr("Пошук товару в прайсі", "Find a product in the list"),
               tr("Назва або артикул", "Name or article"), search_width());
  rules.want("/price-lists/" + to_text(list.id) + "/rules", {{"search", search}});
  if (rules.problem()) {
    if (notice(Tone::bad, rules.problem()->text, tr(words::retry))) rules.refresh();
  } else if (rules.empty()) {
    const char* words = list.base_id ? tr("Усі ціни рахуються від основного прайсу. Власна ціна товару переважить.",
                                          "All prices are counted from the base list. A price of its own wins.")
                                     : tr("Додайте ціни товарів.", "Add prices of products.");
    empty_state(icon::tag, search.empty() ? tr("Власних цін немає", "No prices of its own") : tr(words::nothing_found),
                words);
  } else {
    rule_rows(reason);
  }
  if (price_dialog(price_ask)) rules.refresh();
}

}  // namespace

void draw_price_lists(const std::string& part) {
  lists.want("/price-lists?limit=200&archived=true");
  const PriceListRow* shown = nullptr;
  if (!part.empty() && lists.value())
    for (const PriceListRow& row : lists.value()->items)
      if (to_text(row.id) == part) shown = &row;
  if (shown)
    one_list(*shown);
  else if (part.empty() || lists.problem())
    all_lists();
  else if (!lists.value())
    skeleton(6, 28);
  else if (empty_state(icon::circle_help, tr("Такого прайсу немає", "There is no such price list"), "",
                       tr("До прайсів", "To the price lists")))
    platform::go("/company/prices");
  const std::string missing = form.typed.name.empty() ? tr("Вкажіть назву", "Give a name") : "";
  record_dialog<PriceListRow>(
      form_dialog, form,
      {.title = form.is_new() ? tr("Новий прайс", "New price list") : tr("Прайс", "Price list"), .missing = missing},
      fields, [](const PriceListRow&) {
        changed();
        rules.refresh();
        toast(tr("Збережено", "Saved"));
      });
}

}  // namespace kram::screens
