// Payments are posted from an order's card; here they are found and traced back to it.
#include "client-wasm/screens/payments.hpp"

#include <map>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "shared/api/ledger.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::KeyPages<PaymentSummary> pages;
TableState table;
SearchWords typed;
std::map<std::int64_t, std::pair<std::string, Money>> chosen;  // currency and amount of the selected
int last_frame = -2;

std::vector<TableColumn> columns() {
  return {{.key = "number", .title = "№", .width = 84, .phone = Slot::under, .fixed = true, .whole = true},
          {.key = "date", .title = tr("Дата", "Date"), .width = 108, .phone = Slot::right_under, .whole = true},
          {.key = "amount", .title = tr("Сума", "Amount"), .width = 140, .align = Align::right, .phone = Slot::right},
          {.key = "party", .title = tr("Від кого", "From"), .width = 190, .grow = 2, .phone = Slot::lead},
          {.key = "order", .title = tr("Замовлення", "Order"), .width = 120},
          {.key = "account", .title = tr("Рахунок", "Account"), .width = 140, .grow = 1},
          {.key = "note", .title = tr("Призначення", "Note"), .width = 170, .grow = 2},
          {.key = "recorded", .title = tr("Проведено", "Posted"), .width = 176, .whole = true}};
}

void draw_row(const PaymentSummary& p, TableRow& row) {
  row.id(p.id.value, p.order_id ? "#/orders/" + to_text(*p.order_id) : "");
  row.text(std::to_string(p.number));
  row.date(p.paid_on);
  row.toned(money_text(p.amount, p.currency), p.amount.is_negative() ? Tone::bad : Tone::neutral);
  if (p.party_id)
    row.link(p.party_name, "#/clients/" + to_text(*p.party_id));
  else
    row.soft(tr("без клієнта", "no client"));
  if (p.order_id)
    row.link("№ " + p.order_number, "#/orders/" + to_text(*p.order_id));
  else
    row.empty();
  row.text(p.account_name);
  row.soft(p.note);
  row.soft(moment_text(p.recorded_at));
}

void totals(TableRow& row) {
  std::map<std::string, Money> sums;
  for (const auto& [id, part] : chosen) sums[part.first] += part.second;
  std::string words;
  for (const auto& [currency, sum] : sums) words += (words.empty() ? "" : " + ") + money_text(sum, currency);
  row.text(tr("Вибрано", "Selected"));
  row.strong(std::to_string(table.selected.size()));
  row.strong(words);
}

void keep_chosen(const PaymentSummary& p) {
  if (table.selected.count(p.id.value)) chosen[p.id.value] = {p.currency, p.amount};
}
void drop_unchosen() {
  for (auto it = chosen.begin(); it != chosen.end();) it = table.selected.count(it->first) ? ++it : chosen.erase(it);
}

void rows(std::string& search, bool& changed) {
  pages.want("/payments", {{"search", search}});
  if (list_failed(pages)) return;
  if (pages.empty()) {
    if (!search.empty()) {
      if (nothing_found()) search.clear(), changed = true;
      return;
    }
    PageBody page("empty", 720);
    if (empty_state(icon::banknote, tr("Платежів ще немає", "No payments yet"),
                    tr("Оплату проводять у картці замовлення: вона з’явиться тут.",
                       "A payment is posted on an order's card: it will stand here."),
                    tr("До замовлень", "To the orders")))
      platform::go("/orders");
    return;
  }
  TableOptions options;
  options.selectable = true;
  options.known_rows = pages.complete() ? pages.rows() : -1;
  if (!table.selected.empty()) options.totals = totals;
  const KeptTable keeps("payments", table);
  const TableResult seen = data_table(
      tr("Платежі", "Payments"), columns(), table, pages.rows(),
      [](std::int64_t i, TableRow& row) {
        const PaymentSummary* p = pages.row(i);
        if (!p) return row.skeleton();
        draw_row(*p, row);
        keep_chosen(*p);
      },
      options);
  drop_unchosen();
  pages.show(seen.first, seen.last);
}

}  // namespace

void draw_payments(const Route& route) {
  set_page_title(tr("Платежі", "Payments"));
  if (entered(last_frame) && table.offset < 1) pages.refresh();
  std::string search = parameter_text(route, "search");
  bool changed = false;
  list_head([&] {
    Row row;
    if (search_words(typed, search, tr("Пошук платежів", "Search payments"),
                     tr("Клієнт, замовлення або призначення", "Client, order or note"), search_width()))
      changed = true;
    link(tr("Рахунки", "Accounts"), "#/accounts");
  });
  rows(search, changed);
  if (changed) platform::go("/payments" + api::query({{"search", search}}), true);
}

}  // namespace kram::screens
