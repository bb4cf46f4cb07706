// The server keeps only a hash: the secret is shown in one dialog, which says so, and never again.
#include "client-wasm/screens/tokens.hpp"

#include <algorithm>

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_words.hpp"
#include "client-wasm/screens/record_form.hpp"
#include "shared/api/company.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;

namespace {

api::Loaded<Page<Token>> tokens;
TableState table;
DialogState ask_dialog, secret_dialog, revoke_dialog;
std::string name, error, secret;
std::optional<Date> last_day;
constexpr Word day_is_over{"Цей день уже минув", "This day has passed"};
bool scopes[3] = {true, false, false};
bool sending = false;
Token revoked;

std::string scope_words(Scope scope) {
  return std::string(label(language(), "scope", scope));
}

Instant now() {
  return Instant{static_cast<std::int64_t>(platform::now_ms()) * 1000};
}
/// The last day counts whole, as the company's clock has it.
Instant expiry_after(Date day) {
  return start_of_day(Date::of_days(day.days + 1), company_zone());
}
bool is_over(const std::optional<Date>& day) {
  return day && expiry_after(*day) <= now();
}
std::string last_day_words(const Token& token) {
  if (!token.expires_at) return tr("безстроково", "no end");
  return date_text(business_date(Instant{token.expires_at->micros - 1}, company_zone()));
}
bool has_expired(const Token& token) {
  return token.expires_at && *token.expires_at <= now();
}

void send() {
  sending = true;
  error.clear();
  Json body;
  body["name"] = name;
  body["scopes"] = Json::array();
  std::size_t i = 0;
  for (const auto& row : enum_names(Scope{}))
    if (scopes[i++]) body["scopes"].push_back(std::string(enum_name(row.value)));
  if (last_day) body["expires_at"] = to_text(expiry_after(*last_day));
  api::post("/tokens", std::move(body), [](const api::Answer& answer) {
    sending = false;
    if (!answer.ok()) {
      error = answer.problem->text;
      return;
    }
    auto made = answer_from_json<Token>(answer.body);
    close_dialog(ask_dialog);
    tokens.refresh();
    if (!made) return;
    secret = made->secret.value_or("");
    open_dialog(secret_dialog);
  });
}

void ask() {
  dialog(
      ask_dialog, tr("Новий ключ програми", "New token"),
      [] {
        if (!error.empty()) notice(Tone::bad, error);
        text_field(tr("Назва", "Name"), name,
                   {.placeholder = tr("Сайт, імпорт, звіт…", "Site, import, report…"), .required = true});
        date_field(
            tr("Діє до", "Valid through"), last_day,
            {.error = is_over(last_day) ? tr(day_is_over) : "", .help = tr("Порожньо — безстроково", "Empty: no end")});
        soft_text(tr("Що дозволено", "What it may do"));
        std::size_t i = 0;
        for (const auto& row : enum_names(Scope{})) checkbox(scope_words(row.value), scopes[i++]);
      },
      [] {
        if (button(tr(words::cancel))) close_dialog(ask_dialog);
        const bool any = scopes[0] || scopes[1] || scopes[2];
        const char* reason = name.empty() ? tr("Введіть назву", "Enter a name")
                             : !any ? tr("Позначте хоча б одне право", "Tick at least one right")
                             : is_over(last_day) ? tr(day_is_over)
                                                 : "";
        const bool pressed =
            button(tr("Створити", "Create"),
                   {.kind = ButtonKind::primary, .reason = reason, .shortcut = "Ctrl+Enter", .busy = sending});
        if (pressed || (shortcut("Ctrl+Enter", true) && !*reason && !sending)) send();
      },
      {.width = 460});
}

void show_secret() {
  if (secret.empty()) return;
  dialog(
      secret_dialog, tr("Секрет ключа", "The token’s secret"),
      [] {
        notice(Tone::warning,
               tr("Скопіюйте зараз: більше його не побачить ніхто.", "Copy it now: nobody will see it again."));
        copyable(secret);
      },
      [] {
        if (button(tr("Копіювати", "Copy"), {.kind = ButtonKind::primary, .icon = icon::copy})) {
          platform::copy_text(secret);
          toast(tr("Секрет скопійовано", "The secret is copied"));
        }
        if (button(tr("Я зберіг", "I have kept it"))) close_dialog(secret_dialog);
      },
      {.width = 560, .can_close = false});
  if (!secret_dialog.open) secret.clear();
}

void revoke() {
  if (!confirm_dialog(revoke_dialog, tr("Відкликати ключ?", "Revoke the token?"),
                      tr("Програма з цим ключем утратить доступ одразу. Відновити ключ не можна, лише створити новий.",
                         "The program with this token loses access at once. It can't be restored, only made anew."),
                      tr("Відкликати", "Revoke")))
    return;
  api::send({.method = "DELETE", .path = "/tokens/" + to_text(revoked.id)}, [](const api::Answer& answer) {
    if (!answer.ok()) return toast(answer.problem->text, Tone::bad);
    tokens.refresh();
    toast(tr("Ключ відкликано", "The token is revoked"));
  });
}

std::string scopes_words(const Token& token) {
  std::string words;
  for (const Scope scope : token.scopes) words += (words.empty() ? "" : ", ") + scope_words(scope);
  return words;
}

void rows(const std::vector<Token>& list) {
  const std::vector<TableColumn> columns = {
      {.key = "name", .title = tr("Назва", "Name"), .width = 170, .grow = 2, .phone = Slot::lead, .fixed = true},
      {.key = "scopes", .title = tr("Права", "Rights"), .width = 170, .grow = 1, .phone = Slot::under},
      {.key = "until", .title = tr("Діє до", "Valid through"), .width = 120},
      {.key = "used", .title = tr("Користувались", "Last used"), .width = 160},
      {.key = "state", .title = tr("Стан", "State"), .width = 130, .phone = Slot::right},
      {.key = "revoke", .title = "", .width = 52, .phone = Slot::right_under}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  data_table(
      tr("Ключі програм", "Tokens"), columns, table, static_cast<std::int64_t>(list.size()),
      [&list](std::int64_t i, TableRow& row) {
        const Token& t = list[static_cast<std::size_t>(i)];
        row.id(t.id.value);
        row.strong(t.name);
        row.text(scopes_words(t));
        row.soft(last_day_words(t));
        if (t.last_used_at)
          row.soft(moment_text(*t.last_used_at));
        else
          row.soft(tr("ще ні", "not yet"));
        if (t.revoked)
          row.badge(tr("відкликано", "revoked"), Tone::neutral, icon::ban);
        else if (has_expired(t))
          row.badge(tr("строк минув", "expired"), Tone::warning, icon::clock);
        else
          row.badge(tr("діє", "active"), Tone::good, icon::circle_check);
        if (t.revoked) return row.empty();
        row.custom([&t](const Rect& r) {
          const std::string words = std::string(tr("Відкликати ", "Revoke ")) + t.name;
          if (!icon_button_in(r, words, icon::x)) return;
          revoked = t;
          open_dialog(revoke_dialog);
        });
      },
      options);
}

}  // namespace

void draw_tokens() {
  tokens.want("/tokens?limit=200");
  const std::string reason = unless("manage_tokens");
  {
    Row row;
    const bool pressed = button(tr("Новий ключ", "New token"),
                                {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
    if (pressed || (shortcut("N") && reason.empty())) {
      name.clear();
      error.clear();
      last_day.reset();
      open_dialog(ask_dialog);
    }
  }
  if (!tokens.value()) {
    if (!tokens.problem())
      skeleton(5, 28);
    else if (notice(Tone::bad, tokens.problem()->text, tr(words::retry)))
      tokens.refresh();
  } else if (tokens.value()->items.empty()) {
    empty_state(
        icon::key_round, tr("Ключів ще немає", "No tokens yet"),
        tr("Ключ дає програмі доступ до API: сайту, імпорту, звітам.", "A token gives a program access to the API."));
  } else {
    rows(tokens.value()->items);
  }
  ask();
  show_secret();
  revoke();
}

}  // namespace kram::screens
