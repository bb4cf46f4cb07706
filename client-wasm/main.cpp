// Composition root of the client: settings, session, shell, the screen of the current place, what floats above.
#include <algorithm>
#include <string>
#include <vector>

#include "client-wasm/api_client.hpp"
#include "client-wasm/platform/browser.hpp"
#include "client-wasm/screens/screens.hpp"
#include "client-wasm/widgets/ui.hpp"
#include "shared/base/text.hpp"

namespace kram {
namespace {

screens::Route route;
ui::DialogState palette_state;
bool login_shown = false;
std::string login_error;

bool allowed(const screens::Screen& screen) {
  return !screen.permission || api::may(screen.permission);
}

std::vector<ui::NavItem> menu() {
  std::vector<ui::NavItem> items;
  for (const screens::Screen& screen : screens::all())
    if (screen.in_menu && allowed(screen)) items.push_back({&screen.title, screen.icon, screen.route, screen.chord});
  return items;
}

std::vector<ui::Command> commands() {
  std::vector<ui::Command> list;
  for (const screens::Screen& screen : screens::all())
    if (screen.in_menu && allowed(screen))
      list.push_back({.title = tr(screen.title), .icon = screen.icon, .route = screen.route});
  for (const screens::Action& action : screens::actions())
    if (!action.permission || api::may(action.permission))
      list.push_back(
          {.title = tr(action.title), .icon = action.icon, .shortcut = action.shortcut, .route = action.route});
  list.push_back({.title = tr("Змінити мову на англійську", "Switch to Ukrainian"), .icon = icon::languages, .run = [] {
                    ui::settings().language = ui::language() == Language::uk ? Language::en : Language::uk;
                    ui::save_settings();
                  }});
  return list;
}

// The login form of the page follows the state of the session.
void follow_session() {
  if (api::session_ended() == login_shown && api::sign_in_error() == login_error) return;
  login_shown = api::session_ended();
  login_error = api::sign_in_error();
  platform::show_login(login_shown, login_error);
}

void body() {
  const screens::Screen& screen = screens::screen_of(route);
  if (allowed(screen)) return screen.draw(route);
  ui::PageBody page("waiting", 900);
  if (api::me()) {
    ui::empty_state(
        icon::lock, tr("Немає доступу", "No access"),
        tr("Цей розділ відкриває власник або адміністратор.", "The owner or the administrator opens this section."));
  } else if (api::session_problem()) {
    if (ui::notice(ui::Tone::bad, api::session_problem()->text, tr(words::retry))) api::load_session();
  } else {
    ui::skeleton(8, 24);
  }
}

void frame() {
  api::tick();
  follow_session();
  ui::begin_frame();
  const std::vector<ui::NavItem> items = menu();
  const auto& me = api::me();
  const std::string role = me ? std::string(label(ui::language(), "role", me->role)) : "";
  ui::ShellInfo info{.workspace = "Kram", .user_name = "", .role_name = role, .route = route.whole};
  if (me) {
    info.workspace = me->workspace_name;
    info.user_name = me->name;
  }
  const ui::ShellAsks asks = ui::shell(items, info, body);
  if (asks.search) ui::open_dialog(palette_state);
  if (asks.sign_out) api::sign_out();
  // After the screen, which takes the key first when it means its own thing by it.
  for (const screens::Action& action : screens::actions())
    if (action.shortcut[0] && (!action.permission || api::may(action.permission)) && ui::shortcut(action.shortcut))
      platform::go(action.route);
  ui::palette(palette_state, commands(), screens::search_everything);
  ui::end_frame();
}

void change_route(const std::string& text) {
  route = screens::parse_route(text);
}

}  // namespace
}  // namespace kram

int main() {
  using namespace kram;
  ui::load_settings();
  platform::run({.build_fonts = ui::build_fonts,
                 .frame = frame,
                 .route = change_route,
                 .key = ui::on_key,
                 .copy = ui::copied_rows,
                 .paste = [](std::uint32_t focused, const std::string& text) { return ui::on_paste(focused, text); },
                 .context_menu = ui::wants_context_menu,
                 .unsaved = ui::has_unsaved,
                 .signed_in = api::sign_in_again});
  api::load_session();
  return 0;
}
