// Everything here only shows; figures of a draft are those that the sheet counts at every key.
#include "client-wasm/screens/order_side.hpp"

#include <algorithm>

#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;
using ui::Id;

namespace {

std::string detail(const Json& details, const char* name) {
  if (!details.is_object()) return {};
  const auto found = details.find(name);
  if (found == details.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
  return {};
}

void add_words(std::string& all, const std::string& words) {
  if (!words.empty()) all += (all.empty() ? "" : " · ") + words;
}

void add_named(std::string& all, const OrderEvent& event, const char* name, const char* words) {
  const std::string value = detail(event.details, name);
  if (auto quantity = parse_fixed<Quantity>(value); quantity && quantity->is_positive())
    add_words(all, words + quantity_text(*quantity));
}

int changes_in(const OrderEvent& event) {
  const auto found = event.details.is_object() ? event.details.find("changes") : event.details.end();
  return event.details.is_object() && found != event.details.end() && found->is_array()
             ? static_cast<int>(found->size())
             : 0;
}

std::string event_words(const OrderCard& card, const OrderEvent& event) {
  std::string words;
  for (const char* name : {"amount", "total", "gross"})
    if (auto money = parse_fixed<Money>(detail(event.details, name)))
      add_words(words, money_text(*money, card.currency()));
  add_words(words, detail(event.details, "account"));
  add_words(words, detail(event.details, "client"));
  add_named(words, event, "reserved", tr("у резерві ", "reserved "));
  add_named(words, event, "missing", tr("бракує ", "short of "));
  if (const int changes = changes_in(event))
    add_words(words,
              std::to_string(changes) + " " + plural(changes, {"зміна", "зміни", "змін"}, {"change", "changes"}));
  const std::string reason = detail(event.details, "reason");
  if (!reason.empty()) add_words(words, std::string(tr("причина: ", "reason: ")) + reason);
  if (auto on = parse_date(detail(event.details, "on")); on && *on != business_date(event.recorded_at, company_zone()))
    add_words(words, std::string(tr("датою ", "dated ")) + date_text(*on));
  add_words(words, event.author);
  return words;
}

struct EventLook {
  const char* kind;
  const char* icon;
  Tone tone;
};
EventLook look_of(const std::string& kind) {
  const EventLook looks[] = {
      {"created", icon::plus, Tone::neutral},      {"edited", icon::pencil, Tone::neutral},
      {"confirmed", icon::check, Tone::info},      {"reserved", icon::lock, Tone::info},
      {"shipped", icon::truck, Tone::accent},      {"performed", icon::briefcase, Tone::accent},
      {"paid", icon::banknote, Tone::good},        {"completed", icon::circle_check, Tone::good},
      {"cost_added", icon::wallet, Tone::neutral}, {"cost_reversed", icon::undo_2, Tone::neutral}};
  for (const EventLook& look : looks)
    if (kind == look.kind) return look;
  return {"", kind == "cancelled" ? icon::ban : icon::circle_dot, kind == "cancelled" ? Tone::bad : Tone::neutral};
}

std::string due_words(const std::optional<Date>& due) {
  return due ? std::string(tr(" до ", " by ")) + date_text(due) : std::string();
}

std::string owed_goods(const std::vector<Obligation>& list, ObligationSubject subject) {
  std::string words;
  int more = 0, shown = 0;
  for (const Obligation& o : list) {
    if (o.debtor != Debtor::us || o.subject != subject) continue;
    if (++shown <= 2)
      add_words(words, o.name + " × " + quantity_text(o.quantity));
    else
      ++more;
  }
  if (more > 0) add_words(words, std::string(tr("ще ", "and ")) + std::to_string(more) + tr("", " more"));
  return words;
}

Money sum_owed(const std::vector<Obligation>& list, Debtor debtor) {
  Money sum;
  for (const Obligation& o : list)
    if (o.debtor == debtor) sum += o.amount;
  return sum;
}

}  // namespace

void order_money(OrderCard& card) {
  ui::Card panel("money", tr("Гроші", "Money"));
  const std::string currency = card.currency();
  std::vector<Fact> list;
  const Order* saved = card.saved();
  const bool typed = card.state() == OrderState::draft;
  const Money total = shown_total(card);
  const Money paid = saved ? saved->paid : Money{};
  list.push_back(
      {.label = tr("Разом", "Total"), .value = money_text(total, currency), .copyable = true, .strong = true});
  list.push_back({.label = tr("Сплачено", "Paid"), .value = money_text(paid, currency)});
  const Money left = remaining_to_pay(total, paid);
  const bool late =
      saved && saved->payment_due_on && *saved->payment_due_on < screens::today() && left.is_positive() && !typed;
  list.push_back({.label = std::string(text(language(), TextKey::figure_to_pay)) + due_words(card.draft.payment_due_on),
                  .value = money_text(left, currency),
                  .tone = late ? Tone::bad : Tone::neutral,
                  .strong = true});
  if (saved && !typed) {
    const Money we_owe = sum_owed(saved->obligations, Debtor::us);
    if (we_owe.is_positive())
      list.push_back({.label = tr("Ми винні", "We owe"), .value = money_text(we_owe, currency)});
  }
  facts(list);
  if (const auto percent = percent_of(paid, total); percent && paid.is_positive())
    progress(tr("Сплачено", "Paid"), *percent, *percent == 100 ? Tone::good : Tone::accent);
  if (late)
    notice(Tone::bad, std::string(tr("Оплату прострочено: термін був ", "Payment is overdue: it was due ")) +
                          date_text(saved->payment_due_on));
}

void order_obligations(const OrderCard& card) {
  const Order* saved = card.saved();
  if (!saved || saved->obligations.empty()) return;
  ui::Card panel("obligations", tr("Зобов’язання", "Obligations"));
  const auto& list = saved->obligations;
  for (const ObligationSubject subject : {ObligationSubject::good, ObligationSubject::service})
    if (const std::string words = owed_goods(list, subject); !words.empty())
      paragraph(std::string(subject == ObligationSubject::good ? tr("Ми винні товар: ", "We owe goods: ")
                                                               : tr("Ми винні послуги: ", "We owe services: ")) +
                words);
  for (const Obligation& o : list) {
    if (o.subject != ObligationSubject::money) continue;
    const std::string who =
        o.debtor == Debtor::us ? tr("Ми винні гроші: ", "We owe money: ") : tr("Клієнт винен: ", "The client owes: ");
    const std::string state = std::string(label(language(), "obligation_state", o.state));
    paragraph(who + money_text(o.amount, saved->currency) + due_words(o.due_on) + " · " + state);
  }
}

void order_payments(const OrderCard& card) {
  const Order* saved = card.saved();
  if (!saved || saved->payments.empty()) return;
  ui::Card panel("payments", tr("Оплати", "Payments"));
  for (const OrderPayment& p : saved->payments) {
    Key scope(p.id.value);
    facts({{.label = std::string("№ ") + std::to_string(p.number) + " · " + date_text(p.paid_on),
            .value = money_text(p.amount, saved->currency),
            .copyable = true}});
    soft_text(p.account_name);
    if (p.amount != p.allocated)
      soft_text(std::string(tr("з них на це замовлення ", "of which for this order ")) +
                money_text(p.allocated, saved->currency));
    if (!p.note.empty()) paragraph(p.note, true);
  }
}

void order_shipments(const OrderCard& card) {
  const Order* saved = card.saved();
  if (!saved || saved->shipments.empty()) return;
  ui::Card panel("shipments", tr("Відвантаження", "Shipments"));
  for (const Shipment& s : saved->shipments) {
    Key scope(s.id.value);
    const std::string kind = std::string(label(language(), "shipment_kind", s.kind));
    facts({{.label = std::string("№ ") + std::to_string(s.number) + " · " + date_text(s.shipped_on),
            .value = money_text(s.gross, saved->currency),
            .copyable = true}});
    std::string words = kind;
    for (const ShipmentLine& line : s.lines)
      for (const OrderLine& of : saved->lines)
        if (of.id == line.line_id) add_words(words, of.name + " × " + quantity_text(line.quantity));
    paragraph(words, true);
  }
}

void order_history(const OrderCard& card) {
  if (card.is_new()) return;
  ui::Card panel("history", tr("Історія", "History"));
  const auto& events = card.events.value();
  if (!events) {
    if (card.events.problem())
      notice(Tone::bad, card.events.problem()->text);
    else
      skeleton(3);
    return;
  }
  std::vector<ui::Event> list;
  for (const OrderEvent& event : events->items) {
    const EventLook look = look_of(event.kind);
    list.push_back({.title = std::string(label(language(), "event", event.kind)),
                    .detail = event_words(card, event),
                    .when = moment_text(event.recorded_at),
                    .icon = look.icon,
                    .tone = look.tone});
  }
  timeline(tr("Історія замовлення", "Order history"), list);
}

}  // namespace kram::screens
