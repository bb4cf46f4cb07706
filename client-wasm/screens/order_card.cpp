// Head with states and the next step, lines and fields on the left, money and history on the right; under a narrow
// window the right side becomes tabs.
#include "client-wasm/screens/order_card.hpp"

#include <algorithm>

#include "client-wasm/screens/client_picker.hpp"
#include "client-wasm/screens/order_card_head.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_costs.hpp"
#include "client-wasm/screens/order_dialogs.hpp"
#include "client-wasm/screens/order_fields.hpp"
#include "client-wasm/screens/order_lines.hpp"
#include "client-wasm/screens/order_paste.hpp"
#include "client-wasm/screens/order_products.hpp"
#include "client-wasm/screens/order_side.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

constexpr float side_width = 352, wide_from = 1060;
int tab_index = 0;

void refusal_notice(OrderCard& card) {
  if (!card.problem || card.conflict || any_dialog()) return;
  if (card.problem->code == "stock_short") {
    if (notice(Tone::warning, card.problem->text,
               tr("Зарезервувати наявне, решту — в потребу", "Reserve what is there, need the rest")))
      confirm(card, OnShortage::need);
    return;
  }
  notice(Tone::bad, card.problem->text);
}

struct Difference {
  std::string field, mine, theirs;
};

std::vector<Difference> differences(const OrderDraft& mine, const OrderDraft& theirs) {
  std::vector<Difference> list;
  const auto compare = [&](const char* field, const std::string& a, const std::string& b) {
    if (a != b) list.push_back({field, a.empty() ? "–" : a, b.empty() ? "–" : b});
  };
  compare(tr("Клієнт", "Client"), mine.client_name, theirs.client_name);
  compare(tr("Знижка на замовлення", "Discount on the order"), mine.discount, theirs.discount);
  compare(tr("Обіцяно до", "Promised by"), date_text(mine.promised_on), date_text(theirs.promised_on));
  compare(tr("Оплатити до", "Pay by"), date_text(mine.payment_due_on), date_text(theirs.payment_due_on));
  compare(tr("Адреса доставки", "Delivery address"), mine.delivery_address, theirs.delivery_address);
  compare(tr("Примітка", "Note"), mine.note, theirs.note);
  const auto words = [](const DraftLine& l) {
    return l.name + ": " + l.quantity + " × " + l.price + (l.discount.empty() ? "" : " –" + l.discount);
  };
  for (std::size_t i = 0; i < std::max(mine.lines.size(), theirs.lines.size()); ++i)
    compare((std::string(tr("Рядок ", "Line ")) + std::to_string(i + 1)).c_str(),
            i < mine.lines.size() ? words(mine.lines[i]) : "", i < theirs.lines.size() ? words(theirs.lines[i]) : "");
  return list;
}

void conflict_panel(OrderCard& card) {
  if (!card.conflict) return;
  ui::Card panel("conflict", tr("Замовлення щойно змінив хтось інший", "Somebody else has just changed this order"));
  paragraph(tr("Введене вами збережено. Оберіть, що лишити:", "What you typed is kept. Choose what stays:"));
  for (const Difference& d : differences(card.draft, card.base)) {
    Key scope(d.field);
    Columns c({1, 2, 2}, space_3, 90);
    soft_text(d.field, Face::body);
    c.next();
    paragraph(std::string(tr("У вас: ", "Yours: ")) + d.mine);
    c.next();
    paragraph(std::string(tr("На сервері: ", "On the server: ")) + d.theirs);
  }
  Row row;
  if (button(tr("Лишити моє", "Keep mine"), {.kind = ButtonKind::primary})) keep_typed(card);
  if (button(tr("Взяти з сервера", "Take the server’s"))) drop_typed(card);
}

void cancelled_notice(const OrderCard& card) {
  if (card.state() != OrderState::cancelled) return;
  const std::string& why = card.saved()->cancel_reason;
  notice(Tone::neutral,
         std::string(tr("Замовлення скасовано", "The order is cancelled")) + (why.empty() ? "" : ": " + why));
}

void sheet_part(OrderCard& card) {
  refusal_notice(card);
  conflict_panel(card);
  cancelled_notice(card);
  order_head_fields(card);
  order_lines(card);
  order_sums(card);
  order_detail_fields(card);
  gap(space_6);
}

void money_part(OrderCard& card) {
  order_money(card);
  order_profit(card);
  if (card.draft.client_id) {
    ui::Card panel("client", tr("Клієнт", "Client"));
    client_block(card);
  }
  order_obligations(card);
  order_payments(card);
  order_shipments(card);
}

void wide_body(OrderCard& card) {
  const Rect all = place(0, height_left());
  const Rect left{all.x, all.y, all.w - side_width, all.h};
  const Rect right{left.right(), all.y, side_width, all.h};
  fill({right.x, right.y, 1, right.h}, colors().line);
  {
    Scroll scroll("order-sheet", left, 16);
    sheet_part(card);
  }
  {
    Scroll scroll("order-side", right, 16);
    money_part(card);
    order_history(card);
    gap(space_4);
  }
}

void narrow_body(OrderCard& card) {
  std::vector<Tab> list{{tr("Товари", "Lines"), static_cast<int>(card.draft.lines.size())}, {tr("Гроші", "Money")}};
  if (!card.is_new()) list.push_back({tr("Історія", "History")});
  tab_index = std::min(tab_index, static_cast<int>(list.size()) - 1);
  {
    const Rect strip = place(0, metrics().roomy ? 48.f : 40.f);
    fill(strip, colors().surface);
    Flow flow({strip.x + 8, strip.y, strip.w - 16, strip.h}, 0);
    tabs(tr("Частини замовлення", "Parts of the order"), tab_index, list);
  }
  const float bar = is_phone() ? order_bottom_bar_height() : 0;
  const Rect area = place(0, height_left() - bar);
  {
    Key scope(tab_index);
    Scroll scroll("order-part", area, is_phone() ? 12 : metrics().page_pad);
    if (tab_index == 0) sheet_part(card);
    if (tab_index == 1) money_part(card);
    if (tab_index == 2) order_history(card);
    gap(space_4);
  }
  if (bar > 0) order_bottom_bar(card);
}

// The order is on its way, or can't be shown: says which, and what to do.
bool waiting(OrderCard& card) {
  if (card.ready) return false;
  PageBody page("order-waiting", 900);
  const auto& problem = card.order.problem();
  if (!problem) {
    skeleton(9, 28);
    return true;
  }
  const bool absent = problem->status == 404 || problem->code == "invalid_id";
  if (empty_state(icon::circle_help,
                  absent ? tr("Такого замовлення немає", "There is no such order")
                         : tr("Замовлення не завантажилось", "The order did not load"),
                  problem->text, absent ? tr("До списку замовлень", "To the list of orders") : tr(words::retry))) {
    if (absent)
      platform::go("/orders");
    else
      card.order.refresh();
  }
  return true;
}

void card_shortcuts(OrderCard& card) {
  if (shortcut("Ctrl+S", true) && read_only_reason(card).empty() && (card.is_new() || card.dirty()))
    save_draft(card, saved_toast);
  if (shortcut("Ctrl+Enter", true)) {
    const auto step = next_step(card);
    const std::string reason = step ? why_not(card, *step) : std::string();
    if (step && reason.empty())
      begin_action(card, *step);
    else if (step)
      toast(reason, Tone::warning);
    if (step && !reason.empty()) card.focus_path = card.totals.wrong ? card.totals.wrong->path : "";
  }
}

}  // namespace

void draw_order_card(const Route& route) {
  OrderCard& card = order_card(route.part(1));
  set_page_title(order_title(card));
  if (waiting(card)) return;
  reprice_late(card);
  order_head(card);
  card_shortcuts(card);
  if (flow_width() >= wide_from && !is_phone())
    wide_body(card);
  else
    narrow_body(card);
  client_dialog(card);
  action_dialogs(card);
  order_cost_dialog(card);
  paste_dialog(card);
}

}  // namespace kram::screens
