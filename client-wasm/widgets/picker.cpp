// The state of each picker: the typed text, the rows and the text that they answer.
#include "client-wasm/widgets/picker.hpp"

#include <algorithm>
#include <unordered_map>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/text.hpp"
#include "icons.hpp"

namespace kram::ui {
namespace {

struct State {
  std::string text, asked, answered;
  std::vector<PickerItem> items;
  bool editing = false, typed = false, has_answer = false, enter_waits = false, asking = false;
  int hot = 0;
  double typed_ms = 0;
};
std::unordered_map<Id, State> states;

void ask(Id id, State& s, const PickerSource& source) {
  s.asked = s.text;
  s.asking = true;
  source(s.text, [id, text = s.text](std::vector<PickerItem> items) {
    State& state = states[id];
    if (state.asked != text) return;
    state.items = std::move(items);
    state.answered = text;
    state.has_answer = true;
    state.asking = false;
    state.hot = 0;
    platform::request_frame_in(0);
  });
}

void keep_asking(Id id, State& s, const PickerSource& source, int debounce_ms) {
  if (!s.editing || (s.has_answer && s.answered == s.text) || (s.asking && s.asked == s.text)) return;
  const double waited = platform::now_ms() - s.typed_ms;
  if (waited >= debounce_ms || s.enter_waits)
    ask(id, s, source);
  else
    platform::request_frame_in(static_cast<int>(debounce_ms - waited) + 2);
}

struct Choice {
  int item = -1;  // the index of the row; items.size() = the line "create"
};

void keys(Id id, State& s, int count, Choice& choice) {
  if (!popover_open(id)) {
    if (focused_key(id, "ArrowDown") || focused_key(id, "F4")) {
      s.editing = true;
      open_popover(id);
    }
    // Enter may come in the very frame of the last key, before the list is open: it still means what is typed.
    if (focused_key(id, "Enter")) {
      if (s.editing && !s.text.empty())
        s.enter_waits = true;
      else
        walk_on(id);
    }
    return;
  }
  if (focused_key(id, "ArrowDown")) s.hot = std::min(s.hot + 1, count - 1);
  if (focused_key(id, "ArrowUp")) s.hot = std::max(s.hot - 1, 0);
  if (focused_key(id, "Enter")) s.enter_waits = true;
  if (focused_key(id, "Escape")) {
    s.editing = s.typed = false;
    s.text.clear();
    close_popover(id, false);
  }
  // Enter answers the text that stands in the field: it waits for that text's rows.
  const bool fresh = s.has_answer && s.answered == s.text;
  if (!s.enter_waits || !fresh) return;
  s.enter_waits = false;
  if (count > 0) choice.item = s.hot;
}

void list_rows(Id id, const Rect& r, State& s, const PickerOptions& o, std::string_view name, Choice& choice) {
  Popover list(id, r, std::max(r.w, 360.f), name, Role::listbox, 380);
  const int count = static_cast<int>(s.items.size());
  for (int i = 0; i < count; ++i) {
    Key scope(i);
    const PickerItem& item = s.items[static_cast<std::size_t>(i)];
    if (option_line(
            id_of("option"),
            {.title = item.title, .detail = item.detail, .right = item.right, .hot = i == s.hot, .dim = item.dim}))
      choice.item = i;
  }
  if (!s.has_answer || s.answered != s.text) {
    if (count == 0) soft_text(std::string("  ") + tr(words::loading), Face::body);
    return;
  }
  if (count == 0 && o.create.empty()) soft_text(std::string("  ") + tr(words::nothing_found), Face::body);
  if (!o.create.empty() &&
      option_line(
          id_of("create"),
          {.title = o.create + (s.text.empty() ? "" : " «" + s.text + "»"), .icon = icon::plus, .hot = s.hot == count}))
    choice.item = count;
}

}  // namespace

PickerResult picker_at(const Rect& r, std::string_view name, const std::string& shown, const PickerSource& source,
                       const PickerOptions& o) {
  PickerResult result;
  const Id id = id_of(name);
  State& s = states[id];
  FieldOptions field = o.field;
  field.role = Role::combobox;
  field.select_all = true;
  field.expanded = popover_open(id);
  std::string text = s.editing ? s.text : shown;
  result.field = field_at(r, name, text, field);
  if (result.field.changed) {
    if (!s.editing) s.has_answer = false;
    s.editing = s.typed = true;
    s.text = text;
    s.typed_ms = platform::now_ms();
    s.enter_waits = false;
    s.hot = 0;
    if (!popover_open(id)) open_popover(id);
  }
  if (result.field.focused && ImGui::IsItemClicked() && !popover_open(id)) {
    s.editing = true;
    s.text.clear();
    s.has_answer = false;
    if (!shown.empty()) s.text = shown;
    open_popover(id);
  }
  if (result.field.left) {
    result.cleared = s.typed && s.text.empty() && !shown.empty();
    s.editing = s.typed = s.enter_waits = false;
    close_popover(id, false);
  }
  Choice choice;
  const int count = static_cast<int>(s.items.size()) + (o.create.empty() ? 0 : 1);
  if (result.field.focused) keys(id, s, count, choice);
  keep_asking(id, s, source, o.debounce_ms);
  if (popover_open(id)) list_rows(id, r, s, o, visible(name), choice);
  if (choice.item < 0) return result;
  if (choice.item < static_cast<int>(s.items.size()))
    result.picked = s.items[static_cast<std::size_t>(choice.item)];
  else
    result.create = s.text;
  s = State{};
  close_popover(id);
  return result;
}

PickerResult picker(std::string_view label, const std::string& shown, const PickerSource& source,
                    const PickerOptions& options) {
  return picker_at(field_frame(label, options.field, metrics().control), label, shown, source, options);
}

}  // namespace kram::ui
