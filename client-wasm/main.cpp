// Composition root of the client: settings, shell, the screen of the current place, what floats above.
#include <string>
#include <vector>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/screens/screens.hpp"
#include "client-wasm/widgets/ui.hpp"

namespace kram {
namespace {

screens::Route route;

std::vector<ui::NavItem> menu() {
  std::vector<ui::NavItem> items;
  for (const screens::Screen& screen : screens::all())
    if (screen.in_menu) items.push_back({&screen.title, screen.icon, screen.route});
  return items;
}

void frame() {
  ui::begin_frame(false);
  const std::vector<ui::NavItem> items = menu();
  const ui::ShellInfo info{.workspace = "Kram", .user_name = "Яна Коваль", .role_name = "", .route = route.whole};
  ui::shell(items, info, [] { screens::screen_of(route).draw(route); });
  ui::end_frame();
}

void change_route(const std::string& text) { route = screens::parse_route(text); }

}  // namespace
}  // namespace kram

int main() {
  using namespace kram;
  ui::load_settings();
  platform::run({.build_fonts = ui::build_fonts,
                 .frame = frame,
                 .route = change_route,
                 .key = ui::on_key,
                 .copy = [] { return std::string(); },
                 .paste = [](std::uint32_t, const std::string&) { return false; },
                 .context_menu = [] { return false; },
                 .unsaved = [] { return false; }});
  return 0;
}
