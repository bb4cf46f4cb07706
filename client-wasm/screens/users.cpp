// A role decides what a person sees and does; nobody is deleted, since the history names them.
#include "client-wasm/screens/users.hpp"

#include "client-wasm/screens/list_page.hpp"
#include "client-wasm/screens/order_card_state.hpp"
#include "client-wasm/screens/record_dialog.hpp"
#include "shared/base/text.hpp"

namespace kram::screens {

using namespace ui;
using kram::Role;

namespace {

api::Loaded<Page<User>> users;
RecordForm<User> form;
DialogState form_dialog, password_dialog;
RecordForm<User> password_form;
TableState table;

void changed() {
  users.refresh();
  references().users.refresh();
  toast(tr("Збережено", "Saved"));
}

std::string role_words(Role role) {
  return std::string(label(language(), "role", role));
}

const char* role_help(Role role) {
  switch (role) {
    case Role::owner:
      return tr("Усе, також люди й ключі програм", "Everything, also people and tokens");
    case Role::head_of_sales:
      return tr("Продажі, відвантаження, товари, ціни, собівартість", "Sales, shipping, products, prices, cost");
    case Role::seller:
      return tr("Замовлення, клієнти, оплати, відвантаження", "Orders, clients, payments, shipping");
    case Role::warehouse:
      return tr("Надходження й відвантаження, без грошей", "Receipts and shipping, no money");
    case Role::accountant:
      return tr("Гроші, собівартість, реквізити, дати в минулому", "Money, cost, requisites, past dates");
    case Role::administrator:
      return tr("Люди, ключі програм, товари, ціни, налаштування", "People, tokens, products, prices, settings");
  }
  return "";
}

// Letters and digits that are not mistaken for one another when read aloud.
std::string random_password() {
  static constexpr char signs[] = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";
  const std::string bits = platform::random_uuid() + platform::random_uuid();
  std::string password;
  for (std::size_t i = 0; i + 1 < bits.size() && password.size() < 16; i += 2) {
    const auto digit = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
    if (bits[i] == '-' || bits[i + 1] == '-') continue;
    password += signs[static_cast<std::size_t>(digit(bits[i]) * 16 + digit(bits[i + 1])) % (sizeof(signs) - 1)];
  }
  return password;
}

void password_field(RecordForm<User>& of) {
  std::string help =
      tr("Щонайменше 12 символів; передайте його особисто", "At least 12 characters; hand it over in person");
  FieldOptions o{.help = help, .icon = icon::key_round, .required = true};
  form_text(of, tr("Пароль", "Password"), of.typed.password, "/password", o);
  Row row;
  if (button(tr("Згенерувати", "Generate"), {.icon = icon::sparkles})) of.typed.password = random_password();
  if (!of.typed.password.empty() && button(tr("Копіювати", "Copy"), {.icon = icon::copy})) {
    platform::copy_text(of.typed.password);
    toast(tr("Пароль скопійовано", "The password is copied"));
  }
}

std::string too_short(const std::string& password) {
  return password.size() < 12 ? tr("Пароль має щонайменше 12 символів", "A password has at least 12 characters") : "";
}

void fields() {
  User& u = form.typed;
  form_text(form, tr("Ім’я", "Name"), u.name, "/name",
            {.placeholder = tr("Прізвище Ім’я", "Surname Name"), .required = true});
  if (form.is_new())
    form_text(form, tr("Логін", "Login"), u.login, "/login",
              {.placeholder = "olena.koval",
               .help = tr("Латинські літери, цифри, крапка", "Latin letters, digits, dot"),
               .required = true});
  std::vector<std::pair<Role, std::string>> roles;
  const bool owner = api::me() && api::me()->role == Role::owner;
  for (const auto& row : enum_names(Role{}))
    if (owner || row.value != Role::owner) roles.emplace_back(row.value, role_words(row.value));
  const std::string told = form.wrong.at("/role");
  select_value(tr("Роль", "Role"), u.role, roles, {.error = told, .help = role_help(u.role), .required = true});
  std::vector<std::pair<Language, std::string>> languages{{Language::uk, "Українська"}, {Language::en, "English"}};
  select_value(tr("Мова", "Language"), u.language, languages);
  if (form.is_new()) return password_field(form);
  const bool self = api::me() && api::me()->id == u.id;
  const std::string active_told = form.wrong.at("/active");
  toggle(tr("Може входити", "May sign in"), u.active,
         self ? tr("Себе вимкнути не можна", "You can't switch yourself off") : "");
  if (!active_told.empty()) notice(Tone::bad, active_told);
  separator();
  const User row = u;
  if (button(tr("Новий пароль…", "New password…"), {.icon = icon::key_round})) {
    close_dialog(form_dialog);
    open_record(password_dialog, password_form, form.base, "/users/" + to_text(row.id), form.version);
  }
}

std::string missing() {
  const User& u = form.typed;
  if (u.name.empty()) return tr("Вкажіть ім’я", "Give a name");
  if (!form.is_new()) return {};
  if (u.login.size() < 3) return tr("Логін має щонайменше 3 символи", "A login has at least 3 characters");
  return too_short(u.password);
}

void rows(const std::vector<User>& list, const std::string& reason) {
  const std::vector<TableColumn> columns = {
      {.key = "name", .title = tr("Ім’я", "Name"), .width = 180, .grow = 2, .phone = Slot::lead, .fixed = true},
      {.key = "login", .title = tr("Логін", "Login"), .width = 150, .grow = 1, .phone = Slot::right},
      {.key = "role", .title = tr("Роль", "Role"), .width = 160, .phone = Slot::under},
      {.key = "language", .title = tr("Мова", "Language"), .width = 110},
      {.key = "state", .title = tr("Вхід", "Access"), .width = 176, .phone = Slot::right_under}};
  TableOptions options;
  options.height = -1;
  options.columns_menu = false;
  const KeptTable keeps("users", table);
  const TableResult seen = data_table(
      tr("Люди", "People"), columns, table, static_cast<std::int64_t>(list.size()),
      [&list](std::int64_t i, TableRow& row) {
        const User& u = list[static_cast<std::size_t>(i)];
        row.id(u.id.value);
        row.strong(u.name);
        row.text(u.login);
        row.text(role_words(u.role));
        row.soft(u.language == Language::uk ? "Українська" : "English");
        if (u.active)
          row.badge(tr("може входити", "may sign in"), Tone::good, icon::circle_check);
        else
          row.badge(tr("вимкнено", "switched off"), Tone::neutral, icon::ban);
      },
      options);
  if (!seen.opened) return;
  const User& u = list[static_cast<std::size_t>(*seen.opened)];
  if (reason.empty())
    open_record(form_dialog, form, u, "/users/" + to_text(u.id), version_of(u.version));
  else
    toast(reason, Tone::warning);
}

}  // namespace

void draw_users() {
  users.want("/users?limit=200&archived=true");
  const std::string reason = unless("manage_users");
  {
    Row row;
    const bool pressed = button(tr("Додати людину", "Add a person"),
                                {.kind = ButtonKind::primary, .icon = icon::plus, .reason = reason, .hint = "N"});
    if (pressed || (shortcut("N") && reason.empty())) open_record(form_dialog, form, User(), "/users", "");
  }
  if (!users.value()) {
    if (!users.problem())
      skeleton(6, 28);
    else if (notice(Tone::bad, users.problem()->text, tr(words::retry)))
      users.refresh();
  } else {
    rows(users.value()->items, reason);
    paragraph(tr("Людину не видаляють: історія пам’ятає, хто що зробив. Щоб закрити доступ, вимкніть вхід.",
                 "Nobody is deleted: the history remembers who did what. To close access, switch it off."),
              true);
  }
  record_dialog<User>(form_dialog, form,
                      {.title = form.is_new() ? tr("Нова людина", "New person") : form.base.name, .missing = missing()},
                      fields, [](const User&) { changed(); });
  record_dialog<User>(
      password_dialog, password_form,
      {.title = tr("Новий пароль", "New password"), .missing = too_short(password_form.typed.password)},
      [] {
        soft_text(password_form.base.name, Face::body);
        password_field(password_form);
        paragraph(tr("Попередній пароль перестане діяти одразу.", "The old password stops working at once."), true);
      },
      [](const User&) { changed(); });
}

}  // namespace kram::screens
