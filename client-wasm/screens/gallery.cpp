#include "client-wasm/screens/gallery.hpp"

#include "client-wasm/widgets/ui.hpp"
#include "shared/base/money_text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

struct State {
  std::string name = "Магазин «Ромашка»", phone, note, wrong = "12а", search, client, client_id;
  Money sum = Money::of_units(1'853'000);
  Quantity quantity = Quantity::whole(130);
  UnitPrice price = UnitPrice::of_units(1'260'000);
  Percent discount = Percent::of_units(35'000);
  std::optional<Date> due = date_of(2026, 12, 2);
  int warehouse = 0, tab = 0, view = 0, clicks = 0;
  bool vat = true, urgent = false, live = true;
  DialogState edit, confirm;
  TableState table, lines;
};
State state;

const std::vector<std::string> warehouses = {"Основний склад", "Магазин на Подолі", "Склад повернень"};

void buttons() {
  Card card("buttons", tr("Кнопки", "Buttons"));
  {
    Row row;
    if (primary_button(tr("Провести", "Post"))) ++state.clicks;
    button(tr("Зберегти", "Save"), {.icon = icon::save});
    ghost_button(tr("Докладніше", "More"), icon::ellipsis);
    danger_button(tr("Видалити", "Delete"));
    reason_button(tr("Відвантажити", "Ship"),
                  tr("Спершу зарезервуйте товар: бракує 30 шт", "Reserve first: 30 pc short"));
    button(tr("Далі", "Next"),
           {.kind = ButtonKind::primary, .trailing_icon = icon::chevron_right, .shortcut = "Ctrl+Enter"});
    icon_button(tr("Друк", "Print"), icon::printer);
    text(std::to_string(state.clicks));
  }
  Row row;
  if (button(tr("Діалог", "Dialog"))) open_dialog(state.edit);
  if (button(tr("Підтвердження", "Confirmation"))) open_dialog(state.confirm);
  if (button(tr("Повідомлення", "Toast")))
    toast(tr("Замовлення №1234 видалено", "Order 1234 deleted"), Tone::good, [] { ++state.clicks; });
  const Rect at = cursor();
  const Id menu = menu_button(tr("Дії", "Actions"));
  if (popover_open(menu)) {
    Popover p(menu, {at.x, at.y, metrics().control, metrics().control}, 240, tr("Дії", "Actions"));
    menu_item(tr("Копіювати", "Copy"), {.icon = icon::copy, .shortcut = "F9"});
    menu_item(tr("Друкувати рахунок", "Print invoice"), {.icon = icon::printer});
    menu_item(tr("Відвантажити", "Ship"), {.icon = icon::truck, .reason = tr("Немає резерву", "Nothing reserved")});
    menu_separator();
    menu_item(tr("Видалити", "Delete"), {.icon = icon::trash_2, .danger = true});
  }
}

void find_client(const std::string& text, const PickerReply& reply) {
  std::vector<PickerItem> all = {
      {"1", "Магазин «Ромашка»", "+380 50 000 00 01 · Київ", "винен 12 971,00 ₴"},
      {"2", "ТОВ «Болт і гайка»", "+380 67 111 22 33 · Львів", ""},
      {"3", "ФОП Коваленко Яна Вікторівна", "+380 93 222 33 44 · Дніпро", "ми винні 500,00 ₴"}};
  std::vector<PickerItem> found;
  for (PickerItem& item : all)
    if (text.empty() || item.title.find(text) != std::string::npos) found.push_back(std::move(item));
  reply(std::move(found));
}

void fields() {
  Card card("fields", tr("Поля", "Fields"));
  Columns c({1, 1, 1});
  text_field(tr("Назва", "Name"), state.name, {.required = true});
  text_field(tr("Артикул", "Article"), state.wrong, {.error = tr("Такого артикулу немає", "No such article")});
  const PickerResult found =
      picker(tr("Клієнт", "Client"), state.client, find_client,
             {.field = {.placeholder = tr("Назва або телефон", "Name or phone"), .icon = icon::user_round},
              .create = tr("Новий клієнт", "New client")});
  if (found.picked) state.client = found.picked->title;
  text_area(tr("Нотатка", "Note"), state.note, 3, {.help = tr("Бачать лише свої", "Staff only")});
  c.next();
  text_field(tr("Телефон", "Phone"), state.phone,
             {.placeholder = "050 000 00 00", .icon = icon::phone, .input_mode = "tel"});
  money_field(tr("Сума", "Amount"), state.sum);
  quantity_field(tr("Кількість", "Quantity"), state.quantity, {.suffix = tr("шт", "pc")});
  price_field(tr("Ціна", "Price"), state.price);
  percent_field(tr("Знижка", "Discount"), state.discount);
  c.next();
  select(tr("Склад", "Warehouse"), state.warehouse, warehouses);
  date_field(tr("Строк оплати", "Due date"), state.due);
  static std::string locked = "UA21 3223 1300 0002 6007 2335 6600 1";
  text_field("IBAN", locked, {.reason = tr("Змінює лише бухгалтер", "Only the accountant may change it")});
  checkbox(tr("Ціни з ПДВ", "Prices with VAT"), state.vat);
  checkbox(tr("Терміново", "Urgent"), state.urgent);
  toggle(tr("Сповіщати про оплату", "Tell about payments"), state.live);
  toggle(tr("Накладений платіж", "Cash on delivery"), state.urgent,
         tr("Перевізник не приймає", "The carrier does not take it"));
}

void shows() {
  Columns c({3, 2}, space_4, 340);
  {
    Card card("states", tr("Стани і показники", "States and figures"));
    {
      Row row;
      badge(tr("Чернетка", "Draft"));
      badge(tr("У роботі", "In work"), Tone::accent, icon::circle_dot);
      badge(tr("Сплачено", "Paid"), Tone::good, icon::circle_check);
      badge(tr("Частково", "Partly"), Tone::warning, icon::circle_dashed);
      badge(tr("Прострочено", "Overdue"), Tone::bad, icon::circle_alert);
      badge(tr("Нове", "New"), Tone::info, icon::info);
    }
    progress(tr("Зарезервовано 100 зі 130", "Reserved 100 of 130"), 77);
    notice(
        Tone::warning,
        tr("Бракує 30 шт «Болт М8»: решта піде в потребу.", "30 pc of “Bolt M8” are short: the rest becomes a need."),
        tr("Показати", "Show"));
    notice(Tone::bad, tr("Не збережено: немає зв’язку. Введене лишилося тут.",
                         "Not saved: offline. What you typed is still here."));
    tabs(tr("Розділи", "Sections"), state.tab,
         {{tr("Товари", "Goods"), 3}, {tr("Гроші", "Money")}, {tr("Історія", "History"), 12}});
    segments(tr("Вигляд", "View"), state.view, {tr("Дошка", "Board"), tr("Таблиця", "Table")});
    skeleton(3);
  }
  c.next();
  {
    Card card("money", tr("Гроші", "Money"), [] { ghost_button(tr("Оплата", "Payment"), icon::plus); });
    facts({{tr("Разом", "Total"), "18 530,00 ₴", Tone::neutral, true, true},
           {tr("Сплачено", "Paid"), "5 559,00 ₴"},
           {tr("Залишилось сплатити", "Left to pay"), "12 971,00 ₴", Tone::warning},
           {tr("Клієнт", "Client"), "Магазин «Ромашка»", Tone::neutral, false, false, "#/gallery"}});
    separator();
    timeline(
        tr("Історія", "History"),
        {{tr("Оплата 5 559,00 ₴", "Payment 5,559.00"),
          tr("на рахунок Банк, провела Яна Коваль", "to Bank, by Yana Koval"), "25.11.2026 14:05", icon::banknote,
          Tone::good},
         {tr("Зарезервовано 100 зі 130", "Reserved 100 of 130"), "", "25.11.2026 14:01", icon::package, Tone::warning},
         {tr("Створено", "Created"), "", "25.11.2026 13:58", icon::plus, Tone::neutral}});
  }
}

void order_lines() {
  Card card("lines", tr("Рядки замовлення", "Order lines"));
  static UnitPrice prices[3] = {UnitPrice::of_units(1'260'000), UnitPrice::of_units(24'000'000),
                                UnitPrice::of_units(55'000)};
  static Quantity amounts[3] = {Quantity::whole(130), Quantity::whole(1), Quantity::whole(12)};
  const std::vector<TableColumn> columns = {
      {.key = "name", .title = tr("Назва", "Name"), .width = 180, .grow = 1, .phone = Slot::lead},
      {.key = "quantity", .title = tr("К-ть", "Qty"), .width = 110, .align = Align::right, .phone = Slot::under},
      {.key = "price", .title = tr("Ціна", "Price"), .width = 130, .align = Align::right, .phone = Slot::right},
      {.key = "total", .title = tr("Сума", "Total"), .width = 130, .align = Align::right, .phone = Slot::right_under}};
  const char* names[3] = {"Болт М8×40 оцинкований", "Монтаж (послуга)", "Шайба 8"};
  data_table("lines", columns, state.lines, 3,
             [&](std::int64_t i, TableRow& row) {
               row.id(i + 1);
               row.text(names[i]);
               row.custom([&](const Rect& r) { fixed_at(r, tr("Кількість", "Quantity"), amounts[i], {.bare = true}); });
               row.custom([&](const Rect& r) {
                 fixed_at(r, tr("Ціна", "Price"), prices[i], {.bare = true, .skip_enter = true});
               });
               row.money(Money::of_units(prices[i].units * amounts[i].units / 100'000));
             },
             {.height = -1, .columns_menu = false});
}

void table() {
  static const char* clients[] = {"Магазин «Ромашка»", "ТОВ «Болт і гайка»", "ФОП Коваленко Яна Вікторівна",
                                  "Приватне підприємство «Дуже довга назва для перевірки»"};
  const std::vector<TableColumn> columns = {
      {.key = "number", .title = "№", .width = 110, .sortable = true, .phone = Slot::lead, .fixed = true},
      {.key = "date", .title = tr("Дата", "Date"), .width = 110, .sortable = true, .phone = Slot::right_under},
      {.key = "client",
       .title = tr("Клієнт", "Client"),
       .width = 200,
       .grow = 1,
       .sortable = true,
       .phone = Slot::under},
      {.key = "state", .title = tr("Стан", "State"), .width = 150},
      {.key = "total",
       .title = tr("Сума, ₴", "Total, ₴"),
       .width = 140,
       .align = Align::right,
       .sortable = true,
       .phone = Slot::right},
      {.key = "owner", .title = tr("Відповідальна", "Owner"), .width = 140}};
  const Tone tones[] = {Tone::neutral, Tone::accent, Tone::good, Tone::bad};
  const char* states[] = {tr("Чернетка", "Draft"), tr("У роботі", "In work"), tr("Завершено", "Completed"),
                          tr("Прострочено", "Overdue")};
  data_table(tr("Замовлення", "Orders"), columns, state.table, 1'000'000,
             [&](std::int64_t i, TableRow& row) {
               if (i % 97 == 96) return row.skeleton();
               const std::string number = std::to_string(1'000'000 - i);
               row.id(1'000'000 - i, "#/gallery/" + number);
               row.link(number, "#/gallery/" + number);
               row.date(date_of(2026, 11, 25) - static_cast<int>(i % 900));
               row.text(clients[i % 4]);
               row.badge(states[i % 4], tones[i % 4], tone_icon(tones[i % 4]));
               row.money(Money::of_units((i * 7919 + 1234) % 10'000'000));
               row.soft(i % 3 ? "Яна Коваль" : "Петро Швець");
             },
             {.selectable = true, .totals = [&](TableRow& row) {
                row.text(state.table.selected.empty() ? tr("Разом", "Total") : tr("Вибрано", "Selected"));
                row.empty();
                row.text(std::to_string(state.table.selected.size()));
                row.empty();
                row.money(Money::of_units(123'456'789'00));
                row.empty();
              }});
}

void lanes() {
  std::vector<Lane> list;
  const char* titles[] = {tr("Чернетка", "Draft"), tr("Підтверджено", "Confirmed"), tr("У роботі", "In work"),
                          tr("Завершено", "Completed")};
  const Tone tones[] = {Tone::neutral, Tone::info, Tone::accent, Tone::good};
  for (int i = 0; i < 4; ++i) {
    Lane lane{titles[i], print_money(Money::of_units(1'234'500 * (i + 1)), language()) + " ₴", tones[i], 12 + i, {}};
    for (int k = 0; k < 8 - i; ++k)
      lane.cards.push_back({std::to_string(i * 100 + k), "№ " + std::to_string(1200 + i * 10 + k), "#/gallery/board",
                            k % 2 ? "Магазин «Ромашка»" : "ФОП Коваленко Яна Вікторівна", "12 345,00",
                            "25.11.2026 · Яна", k % 3 ? "" : tr("Прострочено", "Overdue"), Tone::bad});
    list.push_back(std::move(lane));
  }
  board(tr("Дошка", "Board"), list);
}

void dialogs() {
  dialog(
      state.edit, tr("Новий клієнт", "New client"),
      [] {
        text_field(tr("Назва", "Name"), state.name, {.required = true});
        text_field(tr("Телефон", "Phone"), state.phone, {.input_mode = "tel"});
        select(tr("Склад", "Warehouse"), state.warehouse, warehouses);
      },
      [] {
        if (button(tr(words::cancel))) close_dialog(state.edit);
        if (primary_button(tr(words::save))) close_dialog(state.edit);
      });
  if (confirm_dialog(state.confirm, tr("Провести накладну?", "Post the invoice?"),
                     tr("Після проведення змінити рядки не можна, лише скасувати окремим документом.",
                        "Lines can't be changed after posting, only reversed by another document."),
                     tr("Провести", "Post")))
    toast(tr("Проведено", "Posted"));
}

}  // namespace

void draw_gallery(const Route& route) {
  set_page_title(tr("Галерея", "Gallery"));
  if (route.part(1) == "table") return table();
  if (route.part(1) == "board") return lanes();
  if (route.part(1) == "empty") {
    PageBody page("empty", 900);
    empty_state(icon::shopping_cart, tr("Ще немає замовлень", "No orders yet"),
                tr("Тут з’являться замовлення ваших клієнтів.", "Your clients' orders will stand here."),
                tr("Створити перше", "Create the first"));
    return;
  }
  PageBody page("gallery", 1180);
  page_header(tr("Галерея віджетів", "Widget gallery"), tr("Кожен віджет у всіх станах", "Every widget in all states"),
              [] {
                button(tr("Таблиця", "Table"), {.icon = icon::table}) ? platform::go("/gallery/table") : void();
                button(tr("Дошка", "Board"), {.icon = icon::kanban}) ? platform::go("/gallery/board") : void();
                primary_button(tr("Нове замовлення", "New order"));
              });
  {
    Columns c({1, 1, 1, 1}, space_4, 150);
    figure(tr("Прострочено", "Overdue"), "12 971,00 ₴", tr("3 замовлення", "3 orders"), Tone::bad, "#/gallery/table");
    c.next();
    figure(tr("Сьогодні", "Today"), "48 120,50 ₴", tr("17 замовлень", "17 orders"));
    c.next();
    figure(tr("Не відвантажено", "Not shipped"), "9", tr("на 86 400,00 ₴", "of 86,400.00"), Tone::warning);
    c.next();
    figure(tr("Прибуток", "Profit"), "19,8 %", tr("план 20 %", "plan 20 %"), Tone::good);
  }
  buttons();
  fields();
  shows();
  order_lines();
  dialogs();
}

}  // namespace kram::screens
