// Accounts by legal entity with their balances; totals stand by currency, since currencies are never added up.
#include "client-wasm/screens/accounts.hpp"

#include <map>
#include <optional>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/party_words.hpp"
#include "client-wasm/screens/record_dialog.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::Loaded<Page<Account>> accounts;
RecordForm<Account> form;
DialogState form_dialog;
TableState table;
int last_frame = -2;

void changed() {
  accounts.refresh();
  references().accounts.refresh();
}

std::string entity_name(LegalEntityId id) {
  if (const auto& all = references().legal_entities.value())
    for (const LegalEntity& e : all->items)
      if (e.id == id) return e.name;
  return {};
}

const char* icon_of_kind(AccountKind kind) {
  switch (kind) {
    case AccountKind::cash:
      return icon::banknote;
    case AccountKind::bank:
      return icon::landmark;
    case AccountKind::card:
      return icon::credit_card;
    case AccountKind::carrier_cod:
      return icon::truck;
    case AccountKind::acquirer:
      return icon::hand_coins;
  }
  return icon::wallet;
}

void fields() {
  Account& a = form.typed;
  form_text(form, tr("Назва", "Name"), a.name, "/name", {.required = true});
  if (form.is_new()) {
    std::vector<std::pair<LegalEntityId, std::string>> entities;
    if (const auto& all = references().legal_entities.value())
      for (const LegalEntity& e : all->items)
        if (!e.archived) entities.emplace_back(e.id, e.name);
    std::vector<std::pair<AccountKind, std::string>> kinds;
    for (const auto& row : enum_names(AccountKind{}))
      kinds.emplace_back(row.value, std::string(label(language(), "account_kind", row.value)));
    const std::string entity_told = form.wrong.at("/legal_entity_id");
    select_value(tr("Юридична особа", "Legal entity"), a.legal_entity_id, entities,
                 {.error = entity_told, .required = true});
    select_value(tr("Вид", "Kind"), a.kind, kinds, {.required = true});
    std::vector<std::pair<std::string, std::string>> currencies;
    for (const char* code : {"UAH", "USD", "EUR", "PLN"}) currencies.emplace_back(code, code);
    select_value(tr("Валюта", "Currency"), a.currency, currencies,
                 {.help = tr("Після створення не змінюється", "Can't be changed later")});
  }
  if (a.kind != AccountKind::cash) {
    const bool typing = mirror::focused() == id_of("IBAN");
    const Doubt doubt = doubt_of_iban(a.iban);
    FieldOptions o{.placeholder = "UA00 000000 0000000000000000000"};
    if (!typing && !doubt.text.empty()) o.error = doubt.text;
    form_text(form, "IBAN", a.iban, "/iban", o);
  }
  if (!form.is_new()) toggle(tr("Діє", "Active"), a.active);
}

std::string missing() {
  if (form.typed.name.empty()) return tr("Вкажіть назву", "Give a name");
  if (!form.typed.legal_entity_id) return tr("Оберіть юридичну особу", "Choose the legal entity");
  return {};
}

void edit(const Account& account) {
  open_record(form_dialog, form, account, "/accounts/" + to_text(account.id), version_of(account.version));
}

void add() {
  Account fresh;
  if (const auto& workspace = references().workspace.value()) {
    if (workspace->default_legal_entity_id) fresh.legal_entity_id = *workspace->default_legal_entity_id;
    fresh.currency = workspace->base_currency;
  }
  if (const auto& all = references().legal_entities.value(); all && !fresh.legal_entity_id && !all->items.empty())
    fresh.legal_entity_id = all->items.front().id;
  open_record(form_dialog, form, std::move(fresh), "/accounts", "");
}

void balances(const std::vector<Account>& list) {
  std::map<std::string, Money> sums;
  for (const Account& a : list) sums[a.currency] += a.balance;
  std::optional<Columns> columns;  // a phone shows them one under another, so that big sums are whole
  if (!is_phone()) columns.emplace(std::initializer_list<float>{1, 1, 1, 1}, space_4, 170.f);
  std::size_t shown = 0;
  for (const auto& [currency, sum] : sums) {
    if (shown > 0 && columns) columns->next();
    figure(std::string(tr("Разом, ", "Total, ")) + currency, money_text(sum, currency), "",
           sum.is_negative() ? Tone::bad : Tone::neutral);
    if (++shown == 4) break;  // rarer currencies are read in the rows
  }
}

void rows(const std::vector<Account>& list) {
  const std::vector<TableColumn> columns = {
      {.key = "name", .title = tr("Рахунок", "Account"), .width = 180, .grow = 2, .phone = Slot::lead, .fixed = true},
      {.key = "kind", .title = tr("Вид", "Kind"), .width = 190, .phone = Slot::under},
      {.key = "entity", .title = tr("Юридична особа", "Legal entity"), .width = 160, .grow = 1},
      {.key = "iban", .title = "IBAN", .width = 284},
      {.key = "balance", .title = tr("Залишок", "Balance"), .width = 160, .align = Align::right, .phone = Slot::right},
      {.key = "state", .title = tr("Стан", "State"), .width = 110, .phone = Slot::right_under}};
  const TableResult seen =
      data_table(tr("Рахунки", "Accounts"), columns, table, static_cast<std::int64_t>(list.size()),
                 [&list](std::int64_t i, TableRow& row) {
                   const Account& a = list[static_cast<std::size_t>(i)];
                   row.id(a.id.value);
                   row.strong(a.name);
                   row.badge(label(language(), "account_kind", a.kind), Tone::neutral, icon_of_kind(a.kind));
                   row.text(entity_name(a.legal_entity_id));
                   row.soft(a.iban);
                   row.toned(money_text(a.balance, a.currency), a.balance.is_negative() ? Tone::bad : Tone::neutral);
                   if (a.active)
                     row.soft(tr("діє", "active"));
                   else
                     row.badge(tr("закрито", "closed"), Tone::neutral, icon::lock);
                 },
                 {.columns_menu = false});
  if (!seen.opened) return;
  const std::string reason = unless("edit_company");
  if (reason.empty())
    edit(list[static_cast<std::size_t>(*seen.opened)]);
  else
    toast(reason, Tone::warning);
}

}  // namespace

void draw_accounts(const Route&) {
  set_page_title(tr("Рахунки", "Accounts"));
  references();
  accounts.want("/accounts?limit=200&archived=true");
  if (entered(last_frame) && accounts.value()) accounts.refresh();
  const std::string reason = unless("edit_company");
  list_head([&] {
    {
      Row row;
      link(tr("Платежі", "Payments"), "#/payments");
      const ButtonOptions look{.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"};
      push_right(button_width(tr("Новий рахунок", "New account"), look));
      const bool pressed = button(tr("Новий рахунок", "New account"), look);
      if (pressed || (shortcut("N") && reason.empty())) add();
    }
    if (accounts.value() && !accounts.value()->items.empty()) balances(accounts.value()->items);
  });
  if (!accounts.value()) {
    PageBody page("accounts", 720);
    if (!accounts.problem())
      skeleton(6, 32);
    else if (notice(Tone::bad, accounts.problem()->text, tr(words::retry)))
      accounts.refresh();
  } else if (accounts.value()->items.empty()) {
    PageBody page("accounts", 720);
    if (empty_state(icon::wallet, tr("Рахунків ще немає", "No accounts yet"),
                    tr("Додайте касу або рахунок у банку, щоб проводити оплати.",
                       "Add a cash box or a bank account to post payments."),
                    reason.empty() ? tr("Новий рахунок", "New account") : ""))
      add();
  } else {
    rows(accounts.value()->items);
  }
  record_dialog<Account>(
      form_dialog, form,
      {.title = form.is_new() ? tr("Новий рахунок", "New account") : tr("Рахунок", "Account"), .missing = missing()},
      fields, [](const Account&) {
        changed();
        toast(tr("Збережено", "Saved"));
      });
}

}  // namespace kram::screens
