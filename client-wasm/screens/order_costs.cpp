#include "client-wasm/screens/order_costs.hpp"

#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_accounts.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/supplier_field.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/date_field.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/number_field.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/api/order_progress.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

enum class Source : std::uint8_t { account, supplier, later };

struct CostAsk {
  DialogState dialog;
  OrderCostInput input;
  CostKind kind = CostKind::delivery;
  Source source = Source::account;
  std::string supplier_name;
  Date on;
};
CostAsk ask;

std::string minus(Money amount, const std::string& currency) {
  return money_text(-amount, currency);
}

std::string kind_words(CostKind kind) {
  return std::string(label(language(), "cost_kind", kind));
}

void open_ask(const OrderCard& card) {
  const DialogState dialog = ask.dialog;
  const auto last = ask.input.account_id;
  ask = CostAsk();
  ask.dialog = dialog;
  ask.on = today();
  ask.input.account_id = likely_account(card, last);
  if (!ask.input.account_id) ask.source = Source::supplier;
  open_dialog(ask.dialog);
}

// Where the profit comes from: each step takes from the one above.
void steps(const Order& order) {
  const DealProfit deal = profit_of(order);
  std::map<CostKind, Money> by_kind;
  for (const OrderCost& cost : order.costs) by_kind[cost.kind] += cost.amount;
  std::vector<Fact> list = {
      {.label = tr("Дохід без ПДВ", "Revenue without VAT"), .value = money_text(deal.revenue, order.currency)},
      {.label = tr("Собівартість товарів", "Cost of goods"), .value = minus(deal.goods, order.currency)}};
  for (const auto& [kind, amount] : by_kind)
    if (!amount.is_zero()) list.push_back({.label = kind_words(kind), .value = minus(amount, order.currency)});
  const bool gains = deal.profit().is_positive();
  const auto percent = gains ? margin(deal.revenue, deal.goods + deal.costs) : std::nullopt;
  list.push_back({.label = tr("Прибуток", "Profit"),
                  .value = money_text(deal.profit(), order.currency) +
                           (percent ? " · " + print_number(*percent, language()) + "\u00A0%" : ""),
                  .tone = deal.profit().is_negative() ? Tone::bad : Tone::good,
                  .copyable = true,
                  .strong = true});
  facts(list);
}

std::string source_words(const OrderCost& cost) {
  if (cost.account_id) return tr("з рахунку ", "from ") + cost.account_name;
  if (cost.supplier_id) return tr("винні: ", "owed to ") + cost.supplier_name;
  return tr("ще не сплачено", "not paid yet");
}

void take_back(OrderCard& card, const OrderCost& cost) {
  act_at(card, "/order-costs/" + to_text(cost.id) + "/reverse", "cost", Json::object(),
         [](OrderCard&) { toast(tr("Витрату сторновано", "The cost is reversed")); });
}

void cost_row(OrderCard& card, const OrderCost& cost, const std::string& reason) {
  Key scope(cost.id.value);
  separator();
  facts({{.label = kind_words(cost.kind) + " · " + date_text(cost.spent_on),
          .value = money_text(cost.amount, card.currency()),
          .copyable = true}});
  std::string words = source_words(cost) + " · " + cost.author;
  if (!cost.note.empty()) words += " · " + cost.note;
  if (cost.reverses_id) words = std::string(tr("сторно · ", "reversal · ")) + words;
  if (cost.reversed) words = std::string(tr("сторновано · ", "reversed · ")) + words;
  paragraph(words, true);
  if (cost.reversed || cost.reverses_id) return;
  if (button(tr("Сторнувати", "Reverse"),
             {.kind = ButtonKind::ghost,
              .icon = icon::undo_2,
              .reason = reason,
              .hint = kind_words(cost.kind) + " " + money_text(cost.amount, card.currency()),
              .busy = card.running == "cost"}))
    take_back(card, cost);
}

std::string why_no_costs(const OrderCard& card) {
  if (std::string reason = unless("post_costs"); !reason.empty()) return reason;
  const auto verdict = order_takes_costs(card.saved()->state);
  return verdict ? std::string() : refusal_text(verdict.refusal());
}

void fields(const OrderCard& card) {
  if (card.problem && card.problem->path.empty()) notice(Tone::bad, card.problem->text);
  std::vector<std::pair<CostKind, std::string>> kinds;
  for (const auto& row : enum_names(CostKind{})) kinds.emplace_back(row.value, kind_words(row.value));
  select_value(tr("Вид витрати", "Kind of cost"), ask.kind, kinds);
  const std::string told = told_of(card, "/amount");
  money_field(tr("Сума без ПДВ", "Amount without VAT"), ask.input.amount, {.error = told, .required = true});
  const std::vector<std::pair<Source, std::string>> sources = {
      {Source::account, tr("Сплачено з рахунку", "Paid from an account")},
      {Source::supplier, tr("Винні постачальнику", "Owed to a supplier")},
      {Source::later, tr("Сплатимо пізніше", "To be paid later")}};
  select_value(tr("Звідки", "From"), ask.source, sources);
  if (ask.source == Source::account) account_field(card, ask.input.account_id, told_of(card, "/account_id"));
  if (ask.source == Source::supplier)
    supplier_field(ask.input.supplier_id, ask.supplier_name, told_of(card, "/supplier_id"));
  if (api::may("backdate")) date_field(tr("Дата", "Date"), ask.on, {.width = 200});
  text_field(tr("Примітка", "Note"), ask.input.note);
}

void send(OrderCard& card) {
  OrderCostInput body = ask.input;
  body.kind = ask.kind;
  if (ask.source != Source::account) body.account_id.reset();
  if (ask.source != Source::supplier) body.supplier_id.reset();
  if (ask.on != today()) body.spent_on = ask.on;
  act(card, "costs", to_json(body), [](OrderCard&) {
    close_dialog(ask.dialog);
    toast(tr("Витрату записано", "The cost is recorded"));
  });
}

std::string not_ready() {
  if (!ask.input.amount.is_positive()) return tr("Вкажіть суму", "Give the amount");
  if (ask.source == Source::account && !ask.input.account_id) return tr("Оберіть рахунок", "Choose the account");
  if (ask.source == Source::supplier && !ask.input.supplier_id)
    return tr("Оберіть постачальника", "Choose the supplier");
  return {};
}

}  // namespace

void order_profit(OrderCard& card) {
  const Order* saved = card.saved();
  if (!saved || saved->state == OrderState::draft || !api::may("see_cost")) return;
  const std::string reason = why_no_costs(card);
  ui::Card panel("profit", tr("Прибуток", "Profit"), [&] {
    if (button(tr("Витрата", "Cost"), {.icon = icon::plus, .reason = reason})) open_ask(card);
  });
  steps(*saved);
  for (const OrderCost& cost : saved->costs) cost_row(card, cost, reason);
}

void order_cost_dialog(OrderCard& card) {
  const auto footer = [&] {
    if (button(tr(words::cancel))) close_dialog(ask.dialog);
    const std::string reason = not_ready();
    const bool pressed = button(
        tr("Записати витрату", "Record the cost"),
        {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = !card.running.empty()});
    if (pressed || (shortcut("Ctrl+Enter", true) && reason.empty() && card.running.empty())) send(card);
  };
  dialog(ask.dialog, tr("Витрата угоди", "Cost of the deal"), [&] { fields(card); }, footer, {.width = 460});
}

}  // namespace kram::screens
