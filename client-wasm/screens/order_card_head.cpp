// Chips say facts in words and figures; the main button is the next step, grey with the reason when it can't be done.
#include "client-wasm/screens/order_card_head.hpp"

#include <algorithm>

#include "client-wasm/screens/order_dialogs.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

struct Chip {
  std::string text;
  Tone tone;
  const char* icon;
};

std::string of_words(const char* words, Quantity part, Quantity whole) {
  return std::string(words) + " " + quantity_text(part) + "/" + quantity_text(whole);
}

std::vector<Chip> chips_of(const OrderCard& card) {
  std::vector<Chip> chips;
  chips.push_back({word_of(card.state()), tone_of(card.state()), icon_of(card.state())});
  const Order* order = card.saved();
  if (card.dirty()) chips.push_back({tr("є незбережене", "unsaved changes"), Tone::warning, icon::pencil});
  if (!order || order->state == OrderState::draft) return chips;
  if (const auto percent = percent_of(order->paid, order->total); percent && order->state != OrderState::cancelled)
    chips.push_back({std::string(tr("оплачено ", "paid ")) + std::to_string(*percent) + " %",
                     *percent == 100 ? Tone::good
                     : *percent > 0  ? Tone::warning
                                     : Tone::neutral,
                     *percent == 100 ? icon::check : icon::coins});
  Quantity ordered, reserved, shipped;
  for (const OrderLine& line : order->lines) {
    if (line.kind != ProductKind::good) continue;
    ordered += line.stock_quantity;
    reserved += line.reserved;
    shipped += line.shipped;
  }
  if (!ordered.is_positive() || order->state == OrderState::cancelled) return chips;
  if (shipped.is_positive())
    chips.push_back({of_words(tr("відвантажено", "shipped"), shipped, ordered),
                     shipped >= ordered ? Tone::good : Tone::accent, icon::truck});
  if (shipped < ordered)
    chips.push_back({of_words(tr("зарезервовано", "reserved"), reserved, ordered - shipped),
                     reserved + shipped >= ordered ? Tone::info : Tone::warning,
                     reserved + shipped >= ordered ? icon::lock : icon::circle_dashed});
  return chips;
}

const char* icon_for(OrderAction action) {
  switch (action) {
    case OrderAction::edit:
      return icon::pencil;
    case OrderAction::confirm:
      return icon::check;
    case OrderAction::reserve:
      return icon::lock;
    case OrderAction::ship:
      return icon::truck;
    case OrderAction::perform:
      return icon::briefcase;
    case OrderAction::pay:
      return icon::banknote;
    case OrderAction::complete:
      return icon::circle_check;
    case OrderAction::cancel:
      return icon::ban;
  }
  return nullptr;
}

void main_button(OrderCard& card, float width, bool keys) {
  const auto step = next_step(card);
  if (!step) return;
  const std::string reason = card.running.empty() ? why_not(card, *step) : std::string();
  ButtonOptions o{.kind = ButtonKind::primary, .icon = icon_for(*step)};
  o.reason = reason;
  if (keys) o.shortcut = "Ctrl+Enter";
  o.width = width;
  o.busy = !card.running.empty();
  o.main = is_phone();
  const std::string name = word_of(*step) + "###next-step";
  if (card.focus_next && !any_dialog()) {
    card.focus_next = false;
    mirror::request_focus(button_id(name));
  }
  if (button(name, o)) begin_action(card, *step);
}

void actions_menu(OrderCard& card) {
  const Rect at = cursor();
  const Id id = menu_button(tr("Дії із замовленням", "Order actions"));
  if (card.focus_next && !any_dialog() && !next_step(card)) {  // the last step is done: what else there is to do
    card.focus_next = false;
    mirror::request_focus(id);
  }
  if (!popover_open(id)) return;
  std::optional<OrderAction> chosen;
  bool fresh = false, typed_away = false;
  {
    Popover menu(id, {at.x, at.y, metrics().control, metrics().control}, 280,
                 tr("Дії із замовленням", "Order actions"));
    for (const OrderAction action :
         {OrderAction::confirm, OrderAction::reserve, OrderAction::ship, OrderAction::perform, OrderAction::pay,
          OrderAction::complete, OrderAction::cancel}) {
      if (action == OrderAction::cancel) menu_separator();
      const std::string reason = why_not(card, action);
      if (menu_item(word_of(action),
                    {.icon = icon_for(action), .reason = reason, .danger = action == OrderAction::cancel}))
        chosen = action;
    }
    menu_separator();
    if (card.dirty() && menu_item(tr("Відкинути введене", "Drop what was typed"), {.icon = icon::undo_2}))
      typed_away = true;
    if (menu_item(tr("Нове замовлення", "New order"), {.icon = icon::plus, .shortcut = "N"})) fresh = true;
  }
  if (chosen) begin_action(card, *chosen);
  if (fresh) platform::go("/orders/new");
  if (!typed_away) return;
  const OrderDraft typed = card.draft;
  drop_typed(card);
  toast(tr("Введене відкинуто", "What was typed is dropped"), Tone::neutral, [part = card.part, typed] {
    OrderCard& card = order_card(part);
    card.draft = typed;
    touched(card);
  });
}

void save_button(OrderCard& card, bool words) {
  if (!read_only_reason(card).empty() || (!card.is_new() && !card.dirty())) return;
  const bool empty = card.is_new() && !card.dirty();
  const std::string reason = empty ? tr("Ще нічого не введено", "Nothing is typed yet")
                             : card.conflict
                                 ? tr("Спершу оберіть, чиї зміни лишити", "First choose whose changes to keep")
                                 : "";
  ButtonOptions o{.icon = icon::save};
  o.reason = reason;
  o.busy = !card.running.empty();
  o.hint = "Ctrl+S";
  const bool draft = card.state() == OrderState::draft;
  const char* name = draft ? tr("Зберегти чернетку", "Save the draft") : tr("Зберегти зміни", "Save the changes");
  if (words ? button(name, o) : icon_button(name, icon::save, o)) save_draft(card, saved_toast);
}

float chips_at(const Rect& r, const std::vector<Chip>& chips) {
  float x = r.x;
  for (const Chip& chip : chips) {
    const float width = badge_width(chip.text, chip.icon);
    if (x + width > r.right()) break;
    badge_at({x, r.y + (r.h - 24) / 2, width, 24}, chip.text, chip.tone, chip.icon);
    x += width + 6;
  }
  return x;
}

void phone_head(OrderCard& card) {
  const Rect r = place(0, metrics().control + 8);
  fill(r, colors().surface);
  chips_at({r.x + 12, r.y, r.w - 24 - 2 * metrics().control, r.h}, chips_of(card));
  Flow flow({r.right() - 2 * metrics().control - 20, r.y + 4, 2 * metrics().control + 16, r.h}, 0);
  Row row(space_1, Align::right);
  save_button(card, false);
  actions_menu(card);
}

}  // namespace

std::string order_title(const OrderCard& card) {
  if (card.is_new()) return tr("Нове замовлення", "New order");
  const Order* order = card.saved();
  if (!order) return std::string(tr("Замовлення", "Order"));
  return "№ " + order->number + (order->client_name.empty() ? "" : " · " + order->client_name);
}

void saved_toast(OrderCard& card) {
  toast(card.state() == OrderState::draft ? tr("Чернетку збережено", "The draft is saved")
                                          : tr("Зміни збережено", "The changes are saved"));
}

void order_head(OrderCard& card) {
  Key scope("order-head");
  if (is_phone()) return phone_head(card);
  const float height = metrics().roomy ? 68.f : 56.f;
  const Rect r = place(0, height);
  fill(r, colors().surface);
  line(r.x, r.bottom() - 1, r.right(), r.bottom() - 1, colors().line);
  const float pad = metrics().page_pad;
  const float actions = metrics().roomy ? 340.f : std::min(r.w * 0.55f, 520.f);
  chips_at({r.x + pad, r.y, r.w - actions - 2 * pad, height}, chips_of(card));
  Flow flow({r.right() - pad - actions, r.y + (height - metrics().control) / 2, actions, metrics().control}, 0);
  Row row(space_2, Align::right);
  save_button(card, !metrics().roomy);
  actions_menu(card);
  main_button(card, 0, !metrics().roomy);
}

float order_bottom_bar_height() {
  return 80;
}

void order_bottom_bar(OrderCard& card) {
  Key scope("order-bar");
  lift_toasts(order_bottom_bar_height());
  const Rect r = place(0, order_bottom_bar_height());
  fill(r, colors().surface);
  line(r.x, r.y, r.right(), r.y, colors().line);
  const Money total = shown_total(card);
  text_at({r.x + 12, r.y + 14, r.w * 0.4f, 18}, tr("Разом", "Total"), Face::small, colors().text_soft);
  const std::string sum = money_text(total, card.currency());
  const float width = r.w * 0.45f - 12;
  text_at({r.x + 12, r.y + 34, width, 28}, sum, fitting(sum, width, Face::title, Face::small_bold), colors().text);
  Flow flow({r.x + r.w * 0.45f, r.y + 8, r.w * 0.55f - 12, 64}, 0);
  Row row(space_2, Align::right);
  main_button(card, 0, false);
}

}  // namespace kram::screens
