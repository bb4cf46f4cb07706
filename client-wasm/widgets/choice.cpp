// Draws choices; arrows walk through an open list while the focus stays on its owner.
#include "client-wasm/widgets/choice.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/text.hpp"
#include "icons.hpp"

namespace kram::ui {
namespace {

void select_keys(Id id, int count, float& hot, bool& picked) {
  const bool open = popover_open(id);
  if (focused_key(id, "ArrowDown")) {
    if (!open)
      open_popover(id);
    else
      hot = std::min(hot + 1, static_cast<float>(count - 1));
  }
  if (focused_key(id, "ArrowUp") && open) hot = std::max(hot - 1, 0.f);
  if (!open) return;
  if (focused_key(id, "Enter") || focused_key(id, "Space")) picked = true;
  if (focused_key(id, "Tab")) close_popover(id, false);
}

}  // namespace

bool option_line(Id id, const OptionLook& o) {
  const float height = o.detail.empty() ? (metrics().roomy ? 48.f : 34.f) : (metrics().roomy ? 60.f : 50.f);
  const Rect r = place(0, height);
  const Use use = use_item(id, r);
  if (o.hot || use.hovered) fill(r, o.hot ? colors().selected : colors().hover, corner);
  float x = r.x + 10;
  if (o.icon) {
    draw_icon({x, r.y, metrics().icon, r.h}, o.icon, colors().text_soft);
    x += metrics().icon + 10;
  }
  const float tick = o.chosen ? metrics().icon + 8 : 0;
  const float right = o.right.empty() ? 0 : text_width(o.right, Face::small) + 12;
  const float width = r.right() - 10 - tick - right - x;
  const ImU32 ink = o.dim ? colors().text_faint : colors().text;
  if (o.detail.empty()) {
    draw_text({x, r.y, width, r.h}, o.title, Face::body, ink);
  } else {
    draw_text({x, r.y + 5, width, 21}, o.title, Face::body, ink);
    draw_text({x, r.y + 26, r.right() - 10 - x, 18}, o.detail, Face::small, colors().text_soft);
  }
  if (right > 0)
    draw_text({r.right() - 10 - tick - right, r.y + (o.detail.empty() ? 0 : 5), right, o.detail.empty() ? r.h : 21},
              o.right, Face::small, colors().text_soft, Align::right);
  if (o.chosen)
    draw_icon({r.right() - 10 - metrics().icon, r.y, metrics().icon, r.h}, icon::check, tone(Tone::accent).strong);
  std::string name(o.title);
  if (!o.detail.empty()) name += ", " + std::string(o.detail);
  if (!o.right.empty()) name += ", " + std::string(o.right);
  Node n = node(id, Role::option, r, name);
  n.selected = o.hot || o.chosen;
  mirror::add(std::move(n));
  return use.pressed;
}

bool select(std::string_view label, int& index, std::span<const std::string> choices, const FieldOptions& o) {
  const Rect r = field_frame(label, o, metrics().control);
  const Id id = id_of(label);
  const bool enabled = o.reason.empty();
  const Use use = use_item(id, r, enabled);
  const std::string value = index >= 0 && index < static_cast<int>(choices.size())
                                ? choices[static_cast<std::size_t>(index)]
                                : std::string(o.placeholder.empty() ? tr(words::choose) : o.placeholder);
  draw_field_box(r, use, !o.error.empty(), !enabled, o.bare);
  draw_text({r.x + 10, r.y, r.w - 40, r.h}, value, Face::body,
            index < 0 || !enabled ? colors().text_soft : colors().text);
  draw_icon({r.right() - 30, r.y, 20, r.h}, icon::chevron_down, colors().text_soft, 16);
  Node n = node(id, Role::select, r, visible(label));
  n.value = value;
  n.focusable = true;
  n.disabled = !enabled;
  n.reason = std::string(enabled ? o.error : o.reason);
  n.expanded = popover_open(id);
  n.popup = "listbox";
  n.invalid = !o.error.empty();
  mirror::add(std::move(n));
  if (!enabled) explain(id, use, r, o.reason);
  float& hot = remembered(id ^ 0x407, 0);
  bool picked = false;
  select_keys(id, static_cast<int>(choices.size()), hot, picked);
  if (use.pressed && !picked) {
    hot = static_cast<float>(std::max(index, 0));
    toggle_popover(id);
  }
  if (!popover_open(id)) return false;
  int chosen = picked ? static_cast<int>(hot) : -1;
  {
    Popover list(id, r, r.w, visible(label), Role::listbox);
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
      Key scope(i);
      const std::string& title = choices[static_cast<std::size_t>(i)];
      if (option_line(id_of("option"), {.title = title, .hot = i == static_cast<int>(hot), .chosen = i == index}))
        chosen = i;
    }
  }
  if (chosen < 0) return false;
  close_popover(id);
  if (chosen == index) return false;
  index = chosen;
  return true;
}

bool checkbox_at(const Rect& r, std::string_view name, bool& on) {
  const Id id = id_of(name);
  const Use use = use_item(id, r);
  const Rect box{std::round(r.x + (r.w - 18) / 2), std::round(r.y + (r.h - 18) / 2), 18, 18};
  if (on) {
    fill(box, use.hovered ? colors().accent_hover : colors().accent, 5);
    draw_icon(box, icon::check, colors().on_accent, 14);
  } else {
    fill(box, use.hovered ? colors().hover : colors().surface, 5);
    frame(box, with_alpha(colors().line_strong, use.hovered ? 1 : 0.8f), 5);
  }
  if (use.ring) ring(box, 5);
  Node n = node(id, Role::checkbox, r, visible(name));
  set_tab_stop(n);
  n.checked = on;
  mirror::add(std::move(n));
  if (use.pressed) on = !on;
  return use.pressed;
}

namespace {

bool two_state(std::string_view label, bool& on, std::string_view reason, bool is_switch) {
  const float mark = is_switch ? 36.f : 18.f;
  const float width = std::min(flow_width(), mark + 12 + text_width(visible(label), Face::body));
  const Rect r = place(width, metrics().roomy ? 48 : in_row() ? metrics().control : 28);
  const Id id = id_of(label);
  const bool enabled = reason.empty();
  const Use use = use_item(id, r, enabled);
  const float slide = animated(id ^ 0x51DE, on ? 1.f : 0.f);
  const ImU32 back = !enabled ? colors().line
                     : on     ? (use.hovered ? colors().accent_hover : colors().accent)
                              : colors().surface;
  if (is_switch) {
    const Rect track{r.x, std::round(r.y + (r.h - 20) / 2), 36, 20};
    fill(track, on ? back : with_alpha(colors().line_strong, enabled ? 0.9f : 0.4f), 10);
    canvas()->AddCircleFilled({track.x + 10 + slide * 16, track.y + 10}, 7.5f, colors().on_accent, 24);
    if (use.ring) ring(track, 10);
  } else {
    const Rect box{r.x, std::round(r.y + (r.h - 18) / 2), 18, 18};
    fill(box, back, 5);
    if (!on) frame(box, with_alpha(colors().line_strong, use.hovered ? 1 : 0.8f), 5);
    if (on) draw_icon(box, icon::check, enabled ? colors().on_accent : colors().text_soft, 14);
    if (use.ring) ring(box, 5);
  }
  draw_text({r.x + mark + 10, r.y, r.w - mark - 10, r.h}, visible(label), Face::body,
            enabled ? colors().text : colors().text_faint);
  Node n = node(id, is_switch ? Role::toggle : Role::checkbox, r, visible(label));
  n.focusable = true;
  n.checked = on;
  n.disabled = !enabled;
  n.reason = std::string(reason);
  mirror::add(std::move(n));
  if (!enabled) explain(id, use, r, reason);
  if (use.pressed) {
    on = !on;
    platform::request_frame();
  }
  return use.pressed;
}

}  // namespace

bool checkbox(std::string_view label, bool& on, std::string_view reason) {
  return two_state(label, on, reason, false);
}
bool toggle(std::string_view label, bool& on, std::string_view reason) {
  return two_state(label, on, reason, true);
}

namespace {

float tab_width(const Tab& tab) {
  const float count = tab.count < 0 ? 0 : text_width(std::to_string(tab.count), Face::small) + 22;
  return std::ceil(text_width(tab.title, Face::body)) + count + 24;
}

bool draw_tab(const Tab& tab, const Rect& box, bool on) {
  const Id id = id_of("tab");
  const Use use = use_item(id, box);
  const std::string count = tab.count >= 0 ? std::to_string(tab.count) : "";
  const float words_width = std::ceil(text_width(tab.title, Face::body));
  if (use.hovered && !on) fill(box.inset(2, 5), colors().hover, corner);
  draw_text({box.x + 12, box.y, words_width + 1, box.h}, tab.title, Face::body,
            on || use.hovered ? colors().text : colors().text_soft);
  if (!count.empty()) {
    const Rect pill{box.x + 20 + words_width, box.y + (box.h - 20) / 2, text_width(count, Face::small) + 14, 20};
    fill(pill, on ? tone(Tone::accent).soft : colors().sunken, 10);
    draw_text(pill, count, Face::small, on ? tone(Tone::accent).strong : colors().text_soft, Align::center);
  }
  if (on) fill({box.x + 10, box.bottom() - 2, box.w - 20, 2}, colors().accent, 1);
  if (use.ring) ring(box.inset(3, 4));
  Node n = node(id, Role::tab, box, tab.title + (count.empty() ? "" : " " + count));
  n.focusable = true;
  n.selected = on;
  mirror::add(std::move(n));
  return use.pressed && !on;
}

// The chosen tab is pushed into sight once, when it becomes the chosen one.
void reveal_tab(Id scroller, const std::vector<Tab>& list, int index, float width) {
  float& shown = remembered(scroller ^ 0x7AB, -1);
  if (shown == static_cast<float>(index)) return;
  shown = static_cast<float>(index);
  float left = 0;
  for (int i = 0; i < index && i < static_cast<int>(list.size()); ++i)
    left += tab_width(list[static_cast<std::size_t>(i)]);
  const float right = left + tab_width(list[static_cast<std::size_t>(index)]);
  const float now = mirror::scroll_of(scroller).first;
  if (left < now || right > now + width) mirror::scroll_to(scroller, std::max(0.f, right + space_8 - width), 0);
}

}  // namespace

bool tabs(std::string_view name, int& index, const std::vector<Tab>& list) {
  Key scope(name);
  const float height = metrics().roomy ? 48.f : 40.f;
  const Rect r = place(0, height);
  line(r.x, r.bottom() - 1, r.right(), r.bottom() - 1, colors().line);
  float whole = 0;
  for (const Tab& tab : list) whole += tab_width(tab);
  const bool scrolls = whole > r.w;  // more tabs than room: the line is pushed sideways
  const Id scroller = id_of("push");
  mirror::open(node(id_of("tabs"), Role::tablist, r, name));
  if (scrolls) mirror::open(node(scroller, Role::scroller, r, ""));
  clip_begin(r);
  bool changed = false;
  float x = r.x - (scrolls ? mirror::scroll_of(scroller).first : 0);
  for (int i = 0; i < static_cast<int>(list.size()); ++i) {
    const Tab& tab = list[static_cast<std::size_t>(i)];
    Key inner(i);
    if (draw_tab(tab, {x, r.y, tab_width(tab), height}, i == index)) {
      index = i;
      changed = true;
    }
    x += tab_width(tab);
  }
  clip_end();
  if (scrolls) {
    reveal_tab(scroller, list, index, r.w);
    mirror::set_open_content(whole, 0);
    mirror::close();
  }
  mirror::close();
  return changed;
}

bool segments(std::string_view name, int& index, const std::vector<std::string>& list) {
  Key scope(name);
  float width = 6;
  for (const std::string& title : list) width += std::ceil(text_width(title, Face::body)) + 24;
  const Rect r = place(width, metrics().control);
  fill(r, colors().sunken, corner + 1);
  frame(r, colors().line, corner + 1);
  mirror::open(node(id_of("segments"), Role::tablist, r, name));
  bool changed = false;
  float x = r.x + 3;
  for (int i = 0; i < static_cast<int>(list.size()); ++i) {
    const std::string& title = list[static_cast<std::size_t>(i)];
    const Rect box{x, r.y + 3, std::ceil(text_width(title, Face::body)) + 24, r.h - 6};
    const Rect hit{box.x, r.y, box.w, r.h};  // a finger may miss the drawn edge
    Key inner(i);
    const Id id = id_of("segment");
    const Use use = use_item(id, hit);
    const bool on = i == index;
    if (on) {
      fill(box, colors().raised, corner - 1);
      frame(box, colors().line, corner - 1);
    }
    draw_text(box, title, Face::body, on || use.hovered ? colors().text : colors().text_soft, Align::center);
    if (use.ring) ring_inside(box, corner - 1);
    Node n = node(id, Role::tab, hit, title);
    n.focusable = true;
    n.selected = on;
    mirror::add(std::move(n));
    if (use.pressed && !on) {
      index = i;
      changed = true;
    }
    x += box.w;
  }
  mirror::close();
  return changed;
}

}  // namespace kram::ui
