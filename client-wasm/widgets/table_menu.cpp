// What a right click, a long press or the key of menus opens on a row.
#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/table_parts.hpp"

namespace kram::ui {

void draw_row_menu(TableDrawing& t) {
  TableState& s = *t.state;
  if (t.menu_row) {
    s.menu_row = t.menu_row;
    s.menu_cells = s.selected.empty() ? t.menu_cells : copied_rows();
    s.menu_href = t.menu_href;
    const ImVec2 at = ImGui::GetIO().MousePos;
    s.menu_at = platform::context_menu_by_key() ? Rect{t.menu_rect.x + 24, t.menu_rect.bottom() - 8, 1, 1}
                                                : Rect{at.x, at.y, 1, 1};
    open_popover(s.menu_row);
  }
  if (!s.menu_row || !popover_open(s.menu_row)) return;
  Popover menu(s.menu_row, s.menu_at, 260, tr("Дії з рядком", "Actions of the row"));
  if (menu_item(tr("Копіювати", "Copy"), {.icon = icon::copy, .shortcut = "Ctrl C"})) platform::copy_text(s.menu_cells);
  if (s.menu_href.empty()) return;
  const std::string route = s.menu_href.substr(s.menu_href[0] == '#' ? 1 : 0);
  if (menu_item(tr("Відкрити", "Open"), {.icon = icon::arrow_up_right, .shortcut = "Enter"})) platform::go(route);
  if (menu_item(tr("Відкрити в новій вкладці", "Open in a new tab"), {.icon = icon::external_link}))
    platform::open_tab(route);
}

}  // namespace kram::ui
