// Each dialog is filled with the likeliest answer: everything that is left, all the remaining money, today.
#include "client-wasm/screens/order_dialogs.hpp"

#include <algorithm>

#include "client-wasm/screens/order_accounts.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/date_field.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/number_field.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

struct ShipRow {
  OrderLineId line_id;
  std::string name, sku;
  Quantity left, quantity;
  std::optional<WarehouseId> warehouse_id;
};
struct ShipAsk {
  DialogState dialog;
  bool goods = true;
  std::vector<ShipRow> rows;
  Date on;
};
struct PayAsk {
  DialogState dialog;
  std::optional<AccountId> account;
  Money amount, remaining;
  Date on;
  std::string note;
};
struct CancelAsk {
  DialogState dialog;
  std::string reason;
};
ShipAsk ship;
PayAsk pay;
CancelAsk cancel;
DialogState complete;

std::string shown_problem(const OrderCard& card) {
  return card.problem ? card.problem->text : std::string();
}

std::optional<WarehouseId> warehouse_for(const OrderCard& card, const OrderLine& line) {
  if (line.warehouse_id) return line.warehouse_id;
  if (card.saved()->warehouse_id) return card.saved()->warehouse_id;
  if (const auto& w = references().workspace.value(); w && w->default_warehouse_id) return w->default_warehouse_id;
  const auto& all = references().warehouses.value();
  if (all && !all->items.empty()) return all->items.front().id;
  return std::nullopt;
}

void ask_ship(OrderCard& card, bool goods) {
  const DialogState dialog = ship.dialog;
  ship = ShipAsk();
  ship.dialog = dialog;
  ship.goods = goods;
  ship.on = screens::today();
  for (const OrderLine& line : card.saved()->lines) {
    if ((line.kind == ProductKind::good) != goods || line.shipped >= line.stock_quantity) continue;
    const Quantity left = line.stock_quantity - line.shipped;
    ship.rows.push_back({line.id, line.name, line.sku, left, left, goods ? warehouse_for(card, line) : std::nullopt});
  }
  open_dialog(ship.dialog);
}

void ask_pay(OrderCard& card) {
  const DialogState dialog = pay.dialog;
  const std::optional<AccountId> last = pay.account;
  pay = PayAsk();
  pay.dialog = dialog;
  pay.amount = pay.remaining = card.saved()->remaining_to_pay;
  pay.on = screens::today();
  pay.account = likely_account(card, last);
  open_dialog(pay.dialog);
}

// `path` leads to the row in what is sent; empty while nothing of it is.
void ship_row(const OrderCard& card, ShipRow& row, const std::string& path) {
  Key scope(row.line_id.value);
  const auto& warehouses = references().warehouses.value();
  const bool choose = ship.goods && warehouses && warehouses->items.size() > 1;
  std::optional<Columns> columns;
  if (choose)
    columns.emplace(std::initializer_list<float>{3, 1.4f, 2}, space_3, 110.f);
  else
    columns.emplace(std::initializer_list<float>{3, 1.4f}, space_3, 110.f);
  Columns& c = *columns;
  const std::string left = std::string(tr("лишилося ", "left ")) + quantity_text(row.left);
  {
    text(row.name);
    soft_text((row.sku.empty() ? "" : row.sku + " · ") + left);
  }
  c.next();
  FieldOptions o;
  o.label_hidden = true;
  const bool more = row.quantity > row.left;
  const std::string told = path.empty() ? "" : told_of(card, path + "/quantity");
  const std::string error = more ? std::string(tr("лишилося ", "left ")) + quantity_text(row.left) : told;
  o.error = error;
  quantity_field(std::string(ship.goods ? tr("Відвантажити: ", "Ship: ") : tr("Виконати: ", "Perform: ")) + row.name,
                 row.quantity, o);
  if (!choose) return;
  c.next();
  std::vector<std::pair<std::optional<WarehouseId>, std::string>> names;
  for (const Warehouse& w : warehouses->items)
    if (!w.archived) names.emplace_back(w.id, w.name);
  select_value(std::string(tr("Склад: ", "Warehouse: ")) + row.name, row.warehouse_id, names, {.label_hidden = true});
}

void send_ship(OrderCard& card) {
  ShipInput body;
  for (const ShipRow& row : ship.rows)
    if (row.quantity.is_positive()) body.lines.push_back({row.line_id, row.quantity, row.warehouse_id});
  if (ship.on != screens::today()) body.shipped_on = ship.on;
  act(card, ship.goods ? "ship" : "perform", to_json(body), [goods = ship.goods](OrderCard&) {
    close_dialog(ship.dialog);
    toast(goods ? tr("Відвантажено", "Shipped") : tr("Послуги виконано", "Services performed"));
  });
}

void ship_dialog(OrderCard& card) {
  const bool nothing =
      std::none_of(ship.rows.begin(), ship.rows.end(), [](const ShipRow& r) { return r.quantity.is_positive(); });
  const bool too_much = std::any_of(ship.rows.begin(), ship.rows.end(),
                                    [](const ShipRow& r) { return r.quantity > r.left || r.quantity.is_negative(); });
  const auto body = [&] {
    if (const std::string problem = shown_problem(card); !problem.empty()) notice(Tone::bad, problem);
    int sent = 0;
    for (ShipRow& row : ship.rows) {
      ship_row(card, row, row.quantity.is_positive() ? "/lines/" + std::to_string(sent++) : std::string());
      separator();
    }
    if (api::may("backdate")) date_field(tr("Дата", "Date"), ship.on, {.width = 200});
    paragraph(tr("Відвантаження списує товар зі складу; назад — лише поверненням.",
                 "Shipping writes the goods off; only a return brings them back."),
              true);
  };
  const auto footer = [&] {
    if (button(tr(words::cancel))) close_dialog(ship.dialog);
    const char* reason = nothing    ? tr("Вкажіть кількість", "Give a quantity")
                         : too_much ? tr("Більше, ніж лишилося", "More than is left")
                                    : "";
    const char* word = ship.goods ? tr("Відвантажити", "Ship") : tr("Виконати", "Perform");
    const bool pressed = button(
        word, {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = !card.running.empty()});
    if (pressed || (shortcut("Ctrl+Enter", true) && !*reason && card.running.empty())) send_ship(card);
  };
  dialog(ship.dialog, ship.goods ? tr("Відвантаження", "Shipment") : tr("Виконання послуг", "Performing services"),
         body, footer, {.width = 680});
}

void send_pay(OrderCard& card) {
  PayInput body;
  body.account_id = pay.account;
  body.amount = pay.amount;
  body.note = pay.note;
  if (pay.on != screens::today()) body.paid_on = pay.on;
  act(card, "payments", to_json(body), [](OrderCard&) {
    close_dialog(pay.dialog);
    toast(tr("Оплату проведено", "The payment is posted"));
  });
}

void pay_fields(OrderCard& card) {
  if (const std::string problem = shown_problem(card); !problem.empty()) notice(Tone::bad, problem);
  account_field(card, pay.account, told_of(card, "/account_id"));
  const std::string amount_told = told_of(card, "/amount");
  const std::string help =
      std::string(tr("Залишилось сплатити ", "Left to pay ")) + money_text(pay.remaining, card.currency());
  money_field(tr("Сума", "Amount"), pay.amount, {.error = amount_told, .help = help, .required = true});
  if (pay.amount > pay.remaining)
    notice(Tone::info, std::string(tr("Понад замовлення: ", "Beyond the order: ")) +
                           money_text(pay.amount - pay.remaining, card.currency()) +
                           tr(" — стане авансом клієнта", " — becomes the client’s advance"));
  if (api::may("backdate")) date_field(tr("Дата", "Date"), pay.on, {.width = 200});
  text_field(tr("Призначення", "Note"), pay.note);
}

void pay_dialog(OrderCard& card) {
  const auto footer = [&] {
    if (button(tr(words::cancel))) close_dialog(pay.dialog);
    const char* reason = !pay.account                ? tr("Оберіть рахунок", "Choose the account")
                         : !pay.amount.is_positive() ? tr("Вкажіть суму", "Give the amount")
                                                     : "";
    const bool pressed = button(
        tr("Провести оплату", "Post the payment"),
        {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = !card.running.empty()});
    if (pressed || (shortcut("Ctrl+Enter", true) && !*reason && card.running.empty())) send_pay(card);
  };
  dialog(pay.dialog, tr("Оплата замовлення", "Payment for the order"), [&] { pay_fields(card); }, footer,
         {.width = 460});
}

void cancel_dialog(OrderCard& card) {
  const auto body = [&] {
    if (const std::string problem = shown_problem(card); !problem.empty()) notice(Tone::bad, problem);
    paragraph(card.state() == OrderState::draft ? tr("Замовлення буде закрито як скасоване. Відновити його не можна.",
                                                     "The order will be closed as cancelled. It can't be reopened.")
                                                : tr("Резерв буде звільнено, зобов’язання знято, сплачене стане боргом "
                                                     "перед клієнтом. Відновити замовлення не можна.",
                                                     "The reservation is released, obligations end, what was paid "
                                                     "becomes our debt to the client. It can't be reopened."));
    text_area(tr("Причина", "Reason"), cancel.reason, 2);
  };
  const auto footer = [&] {
    if (button(tr("Не скасовувати", "Keep the order"))) close_dialog(cancel.dialog);
    if (!button(tr("Скасувати замовлення", "Cancel the order"),
                {.kind = ButtonKind::danger, .busy = !card.running.empty()}))
      return;
    CancelInput input{cancel.reason};
    act(card, "cancel", to_json(input), [](OrderCard&) {
      close_dialog(cancel.dialog);
      toast(tr("Замовлення скасовано", "The order is cancelled"), Tone::neutral);
    });
  };
  dialog(cancel.dialog, tr("Скасувати замовлення?", "Cancel the order?"), body, footer, {.width = 480});
}

void complete_dialog(OrderCard& card) {
  const auto body = [&] {
    if (const std::string problem = shown_problem(card); !problem.empty()) notice(Tone::bad, problem);
    paragraph(tr("Усе відвантажено й сплачено. Після завершення замовлення вже не змінити.",
                 "Everything is shipped and paid. A completed order can no longer be changed."));
  };
  const auto footer = [&] {
    if (button(tr(words::cancel))) close_dialog(complete);
    const bool pressed = button(tr("Завершити замовлення", "Complete the order"),
                                {.kind = ButtonKind::primary, .shortcut = "Ctrl+Enter", .busy = !card.running.empty()});
    if (!pressed && !(shortcut("Ctrl+Enter", true) && card.running.empty())) return;
    act(card, "complete", to_json(CompleteInput{}), [](OrderCard&) {
      close_dialog(complete);
      toast(tr("Замовлення завершено", "The order is completed"));
    });
  };
  dialog(complete, tr("Завершити замовлення", "Complete the order"), body, footer, {.width = 440});
}

}  // namespace

void begin_action(OrderCard& card, OrderAction action) {
  card.problem.reset();
  switch (action) {
    case OrderAction::edit:
      return;
    case OrderAction::confirm:
      return confirm(card);
    case OrderAction::reserve:
      return act(card, "reserve", Json::object(),
                 [](OrderCard&) { toast(tr("Зарезервовано, що є", "Reserved what there is")); });
    case OrderAction::ship:
      return ask_ship(card, true);
    case OrderAction::perform:
      return ask_ship(card, false);
    case OrderAction::pay:
      return ask_pay(card);
    case OrderAction::complete:
      return open_dialog(complete);
    case OrderAction::cancel:
      cancel.reason.clear();
      return open_dialog(cancel.dialog);
  }
}

void action_dialogs(OrderCard& card) {
  if (!card.saved()) return;
  ship_dialog(card);
  pay_dialog(card);
  cancel_dialog(card);
  complete_dialog(card);
}

}  // namespace kram::screens
