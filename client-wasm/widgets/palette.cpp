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

struct State {
  std::string text, asked, answered;
  std::vector<PickerItem> found;
  double typed_ms = 0;
  int hot = 0;
  bool enter_waits = false;
};
State now;

bool fits(const Command& command, const std::string& folded) {
  return folded.empty() || search_key(command.title + " " + command.words).find(folded) != std::string::npos;
}

void ask(const PickerSource& search) {
  if (!search || now.text.empty() || now.asked == now.text) return;
  const double waited = platform::now_ms() - now.typed_ms;
  if (waited < 120) return platform::request_frame_in(static_cast<int>(120 - waited) + 2);
  now.asked = now.text;
  search(now.text, [text = now.text](std::vector<PickerItem> items) {
    if (now.text != text) return;
    now.found = std::move(items);
    now.answered = text;
    platform::request_frame_in(0);
  });
}

void choose(DialogState& state, const Command* command, const PickerItem* item) {
  close_dialog(state);
  const std::string route = command ? command->route : item->id;
  if (!route.empty()) platform::go(route);
  if (command && command->run) command->run();
  now = State{};
}

}  // namespace

void palette(DialogState& state, const std::vector<Command>& commands, const PickerSource& search) {
  if (!state.open) return;
  if (state.fresh) now = State{};  // each opening begins anew: what was looked for is not what is
  dialog(
      state, tr(words::search_or_action),
      [&] {
        FieldOptions look{.icon = icon::search, .label_hidden = true, .role = Role::combobox};
        look.placeholder = tr("Номер, клієнт, товар або дія", "Number, client, product or action");
        const FieldResult field = text_field(tr(words::search_or_action), now.text, look);
        if (field.changed) {
          now.typed_ms = platform::now_ms();
          now.hot = 0;
          now.found.clear();
        }
        ask(search);
        const std::string folded = search_key(now.text);
        std::vector<const Command*> fitting;
        for (const Command& command : commands)
          if (fits(command, folded)) fitting.push_back(&command);
        // Nothing by these letters: perhaps the other keyboard layout was on.
        const std::string swapped =
            fitting.empty() && now.found.empty() ? search_key(other_keyboard_layout(now.text)) : "";
        for (const Command& command : commands)
          if (!swapped.empty() && fits(command, swapped)) fitting.push_back(&command);
        const int count = static_cast<int>(now.found.size() + fitting.size());
        if (focused_key(field.id, "ArrowDown")) now.hot = std::min(now.hot + 1, count - 1);
        if (focused_key(field.id, "ArrowUp")) now.hot = std::max(now.hot - 1, 0);
        int chosen = focused_key(field.id, "Enter") && count > 0 ? now.hot : -1;
        mirror::open(node(id_of("results"), Role::listbox, cursor(), tr(words::search)));
        {
          Flow list({cursor().x, cursor().y, flow_width(), 0}, 0);
          int i = 0;
          for (const PickerItem& item : now.found) {
            Key scope(i);
            if (option_line(id_of("found"),
                            {.title = item.title, .detail = item.detail, .right = item.right, .hot = i == now.hot}))
              chosen = i;
            ++i;
          }
          for (const Command* command : fitting) {
            Key scope(i);
            if (option_line(
                    id_of("command"),
                    {.title = command->title, .right = command->shortcut, .icon = command->icon, .hot = i == now.hot}))
              chosen = i;
            ++i;
          }
          if (count == 0) soft_text(tr(words::nothing_found), Face::body);
          const float used = list.used();
          mirror::set_open_rect({cursor().x, cursor().y - used, flow_width(), used});
          remembered(id_of("height")) = used;
        }
        mirror::close();
        place(0, remembered(id_of("height")));
        if (chosen < 0) return;
        const auto found = static_cast<int>(now.found.size());
        if (chosen < found) {
          const PickerItem item = now.found[static_cast<std::size_t>(chosen)];
          choose(state, nullptr, &item);
        } else {
          choose(state, fitting[static_cast<std::size_t>(chosen - found)], nullptr);
        }
      },
      {}, {.width = 620, .top = true});
}

}  // namespace kram::ui
