#include "client-wasm/widgets/palette.hpp"

#include <algorithm>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/text.hpp"
#include "icons.hpp"
#include "shared/base/text_fold.hpp"

namespace kram::ui {
namespace {

enum class Press : unsigned char { none, open, open_in_tab };

struct State {
  std::string text, asked, answered;
  std::vector<PickerItem> found;
  double typed_ms = 0;
  int hot = 0;
  Press waits = Press::none;  // Enter came before the answer: it means what is typed, not what is shown
};
State now;

// One line of the list: something that was found, or a command.
struct Line {
  const Command* command = nullptr;
  const PickerItem* item = nullptr;
};

enum class Fit : unsigned char { none, inside, at_start };

Fit fit_of(const Command& command, const std::string& folded) {
  const std::size_t at = search_key(command.title + " " + command.words).find(folded);
  return folded.empty() || at == 0 ? Fit::at_start : at == std::string::npos ? Fit::none : Fit::inside;
}

// A command that begins so stands first and stays there when the hits come: Enter does the same a moment later.
std::vector<Line> lines_of(const std::vector<Command>& commands) {
  std::vector<Line> list;
  const auto add = [&](Fit wanted, const std::string& folded) {
    for (const Command& command : commands)
      if (fit_of(command, folded) == wanted) list.push_back({&command, nullptr});
  };
  const std::string folded = search_key(now.text);
  add(Fit::at_start, folded);
  for (const PickerItem& item : now.found) list.push_back({nullptr, &item});
  add(Fit::inside, folded);
  const std::string swapped = list.empty() ? search_key(other_keyboard_layout(now.text)) : "";
  if (swapped.empty()) return list;
  add(Fit::at_start, swapped);  // perhaps the other keyboard layout was on
  add(Fit::inside, swapped);
  return list;
}

void ask(const PickerSource& search) {
  if (!search || now.text.empty() || now.asked == now.text) return;
  const double waited = platform::now_ms() - now.typed_ms;
  if (waited < 120 && now.waits == Press::none) return platform::request_frame_in(static_cast<int>(120 - waited) + 2);
  now.asked = now.text;
  search(now.text, [text = now.text](std::vector<PickerItem> items) {
    if (now.text != text) return;
    now.found = std::move(items);
    now.answered = text;
    platform::request_frame_in(0);
  });
}

void choose(DialogState& state, const Line& line, Press press) {
  close_dialog(state);
  const std::string route = line.command ? line.command->route : line.item->id;
  if (!route.empty()) press == Press::open_in_tab ? platform::open_tab(route) : platform::go(route);
  if (line.command && line.command->run) line.command->run();
  now = State{};
}

// The index of the line that Enter means, or −1.
int chosen_by_keys(Id field, const std::vector<Line>& list) {
  const int count = static_cast<int>(list.size());
  if (focused_key(field, "ArrowDown")) now.hot = std::min(now.hot + 1, count - 1);
  if (focused_key(field, "ArrowUp")) now.hot = std::max(now.hot - 1, 0);
  if (focused_key(field, "Enter")) now.waits = Press::open;
  if (focused_key(field, "Ctrl+Enter")) now.waits = Press::open_in_tab;
  if (now.waits == Press::none) return -1;
  const bool begins = count > 0 && list[0].command && fit_of(*list[0].command, search_key(now.text)) == Fit::at_start;
  const bool answered = now.text.empty() || now.answered == now.text;
  if (count > 0 && (answered || begins || now.hot > 0)) return now.hot;
  if (answered) now.waits = Press::none;
  return -1;
}

// The index of the pressed line, or −1.
int draw_list(const std::vector<Line>& lines) {
  int chosen = -1, i = 0;
  const Id id = id_of("results");
  mirror::open(node(id, Role::listbox, cursor(), tr(words::search)));
  {
    Flow flow({cursor().x, cursor().y, flow_width(), 0}, 0);
    for (const Line& line : lines) {
      Key scope(i);
      OptionLook look;
      if (line.item)
        look = {.title = line.item->title, .detail = line.item->detail, .right = line.item->right};
      else
        look = {.title = line.command->title, .right = line.command->shortcut, .icon = line.command->icon};
      look.hot = i == now.hot;
      if (option_line(id_of("line"), look)) chosen = i;
      ++i;
    }
    if (lines.empty()) soft_text(tr(words::nothing_found), Face::body);
    const float used = flow.used();
    mirror::set_open_rect({cursor().x, cursor().y - used, flow_width(), used});
    remembered(id) = used;
  }
  mirror::close();
  place(0, remembered(id));
  return chosen;
}

}  // namespace

void palette(DialogState& state, const std::vector<Command>& commands, const PickerSource& search) {
  if (!state.open) return;
  if (state.fresh) now = State{};  // each opening begins anew: what was looked for is not what is
  const auto body = [&] {
    FieldOptions look{.icon = icon::search, .label_hidden = true, .role = Role::combobox};
    look.placeholder = tr("Номер, клієнт, товар або дія", "Number, client, product or action");
    const FieldResult field = text_field(tr(words::search_or_action), now.text, look);
    if (field.changed) {
      now.typed_ms = platform::now_ms();
      now.hot = 0;
      now.waits = Press::none;
      now.found.clear();
    }
    const std::vector<Line> list = lines_of(commands);
    const int chosen = chosen_by_keys(field.id, list), pressed = draw_list(list);
    ask(search);
    if (!list.empty() && !platform::viewport().coarse)
      soft_text(tr("Enter – відкрити, Ctrl+Enter – у новій вкладці", "Enter opens, Ctrl+Enter in a new tab"));
    if (pressed >= 0)
      choose(state, list[static_cast<std::size_t>(pressed)], Press::open);
    else if (chosen >= 0)
      choose(state, list[static_cast<std::size_t>(chosen)], now.waits);
  };
  dialog(state, tr(words::search_or_action), body, {}, {.width = 620, .top = true});
}

}  // namespace kram::ui
