#include "client-wasm/widgets/dialog.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/text.hpp"

namespace kram::ui {
namespace {

int drawn_now = 0, drawn_before = 0;

struct Toast {
  std::string text;
  Tone tone;
  std::function<void()> undo;
  double until_ms;
  int number;
  Rect drawn_at = {};
};
std::vector<Toast> toasts;
int last_toast = 0;
float lifted = 0;

Rect dialog_rect(const DialogOptions& o, float height) {
  const platform::Viewport& v = platform::viewport();
  if (is_phone() && !o.top) return {0, std::max(40.f, v.height - height), v.width, std::min(height, v.height - 40)};
  const float width = std::min(o.width, v.width - 32), limit = std::min(height, v.height - 48);
  return {std::round((v.width - width) / 2),
          o.top ? std::min(90.f, v.height * 0.1f) : std::round((v.height - limit) / 2), width, limit};
}

bool over_toast(ImVec2 at) {
  return std::any_of(toasts.begin(), toasts.end(), [at](const Toast& t) { return t.drawn_at.contains(at); });
}

// Focus goes to the first field or button of the body, to the cross before it when there is nothing else.
void focus_first(Id dialog, bool has_cross) {
  const Node& container = *mirror::find(dialog);
  const Node* const last = mirror::find(container.last_inside);
  Id cross = 0, first = 0;
  for (const Node* n = &container + 1; n <= last && !first; ++n)
    if (n->focusable && !n->disabled) (has_cross && !cross ? cross : first) = n->id;
  if (first || cross) mirror::request_focus(first ? first : cross);
}

void header(std::string_view title, const Rect& r, DialogState& state, const DialogOptions& o) {
  text_at({r.x + 20, r.y, r.w - 76, 56}, title, Face::title, colors().text);
  if (o.can_close && icon_button_at({r.right() - 48, r.y + 10, 36, 36}, tr(words::close), icon::x)) close_dialog(state);
}

}  // namespace

void open_dialog(DialogState& state) {
  state = {true, mirror::focused(), true};
  platform::request_frame();
}

void close_dialog(DialogState& state) {
  if (!state.open) return;
  state.open = false;
  if (state.opener) mirror::request_focus(state.opener);
  platform::request_frame();
}

bool any_dialog() {
  return drawn_before > 0;
}

void dialog(DialogState& state, std::string_view title, const std::function<void()>& body,
            const std::function<void()>& footer, const DialogOptions& o) {
  if (!state.open) return;
  ++drawn_now;
  mute_shortcuts(false);
  Key scope(title);
  const Id id = id_of("dialog");
  const float head = o.top ? 0 : 56.f;
  float& content = remembered(id, 160);
  float& buttons =
      remembered(id ^ 2, metrics().control);  // more than one row of them where they don't fit side by side
  const float foot = footer ? buttons + 32 : 0.f;
  const platform::Viewport& v = platform::viewport();
  const Rect r = dialog_rect(o, content + head + foot + (is_phone() ? v.inset_bottom : 0));
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  const bool outside = ImGui::IsMouseClicked(0) && !r.contains(pointer) && !over_toast(pointer);
  const std::string name = std::string(title) + "##dialog" + std::to_string(id);
  {
    Layer layer(name, {0, 0, v.width, v.height}, node(id ^ 1, Role::layer, {0, 0, v.width, v.height}, ""));
    fill({0, 0, v.width, v.height}, colors().scrim);
    shadow(r, 14, 1.4f);
    fill(r, colors().raised, 14);
    frame(r, colors().line, 14);
    Node n = node(id, Role::dialog, r, title);
    n.modal = true;
    mirror::open(std::move(n));
    mirror::set_fallback(id);
    if (!o.top) header(title, r, state, o);
    const Rect area{r.x, r.y + head, r.w, r.h - head - foot};
    {
      Scroll scroll("body", area, 20);
      const float top = cursor().y;
      if (!o.top) gap(-16);
      body();
      const float used = cursor().y - top + 40;
      if (std::fabs(used - content) > 0.5f) {
        content = used;
        platform::request_frame();
      }
    }
    if (footer) {
      const Rect f{r.x, r.bottom() - foot - (is_phone() ? v.inset_bottom : 0), r.w, foot};
      line(f.x, f.y, f.right(), f.y, colors().line);
      Flow flow({f.x + 20, f.y + 16, f.w - 40, f.h - 32}, 0);
      {
        Row row(space_2, Align::right);
        footer();
      }
      if (std::fabs(flow.used() - buttons) > 0.5f) {
        buttons = flow.used();
        platform::request_frame();
      }
    }
    if (o.can_close && (shortcut("Escape", true) || (outside && !state.fresh && !any_popover()))) close_dialog(state);
    mirror::close();
  }
  if (state.fresh && mirror::find(id)) {
    state.fresh = false;
    focus_first(id, o.can_close && !o.top);
  } else if (state.fresh) {
    platform::request_frame();
  }
}

bool confirm_dialog(DialogState& state, std::string_view title, std::string_view consequences,
                    std::string_view action) {
  bool confirmed = false;
  dialog(
      state, title, [&] { paragraph(consequences); },
      [&] {
        if (button(tr(words::cancel))) close_dialog(state);
        if (danger_button(action)) {
          confirmed = true;
          close_dialog(state);
        }
      },
      {.width = 460});
  return confirmed;
}

void toast(std::string_view text, Tone t, std::function<void()> undo) {
  const double seconds = undo ? 10 : t == Tone::bad ? 8 : 4;
  toasts.push_back({std::string(text), t, std::move(undo), platform::now_ms() + seconds * 1000, ++last_toast});
  if (toasts.size() > 3) toasts.erase(toasts.begin());
  platform::request_frame();
}

namespace {

bool draw_toast(Toast& t, float bottom) {
  const platform::Viewport& v = platform::viewport();
  const float undo = t.undo ? text_width(tr(words::undo), Face::body_bold) + 24 : 0;
  const float width = std::min(v.width - 24, std::max(260.f, text_width(t.text, Face::body) + 70 + undo + 36));
  const float text_room = width - 62 - undo - 36;
  const float height = std::max(48.f, wrapped_height(t.text, Face::body, text_room) + 24);
  const Rect r{std::round((v.width - width) / 2), bottom - height, width, height};
  t.drawn_at = r;
  Key scope(t.number);
  const Id id = id_of("toast");
  Layer layer("toast" + std::to_string(t.number), r, node(id, t.tone == Tone::bad ? Role::alert : Role::status, r, ""));
  canvas()->PushClipRectFullScreen();
  shadow(r, card_corner);
  fill(r, colors().tooltip, card_corner);
  canvas()->PopClipRect();
  const ImU32 mark = t.tone == Tone::bad ? colors().tooltip_bad : colors().tooltip_good;
  draw_icon({r.x + 14, r.y, 20, r.h}, tone_icon(t.tone), mark, 18);
  const float body = wrapped_height(t.text, Face::body, text_room);
  const Rect text{r.x + 44, r.y + (r.h - body) / 2, text_room, body};
  draw_wrapped(text, t.text, Face::body, colors().on_tooltip);
  Node n = node(id_of("text"), Role::text, text, t.text);
  n.font_px = font_px(Face::body);
  n.line_px = line_px(Face::body);
  n.wrap = true;
  mirror::add(std::move(n));
  bool gone = false;
  if (t.undo) {
    const Rect at{r.right() - 40 - undo, r.y + 6, undo, r.h - 12};
    const Id button = id_of("undo");
    const Use use = use_item(button, at);
    if (use.hovered) fill(at, with_alpha(colors().on_tooltip, 0.12f), corner);
    draw_text(at, tr(words::undo), Face::body_bold, colors().tooltip_link, Align::center);
    if (use.ring) ring(at);
    Node b = node(button, Role::button, at, tr(words::undo));
    b.focusable = true;
    mirror::add(std::move(b));
    if (use.pressed || shortcut("Ctrl+Z")) {
      t.undo();
      gone = true;
    }
  }
  const Rect cross{r.right() - 40, r.y + (r.h - 32) / 2, 32, 32};
  const Id close = id_of("close");
  const Use use = use_item(close, cross);
  if (use.hovered) fill(cross, with_alpha(colors().on_tooltip, 0.12f), corner);
  draw_icon(cross, icon::x, colors().on_tooltip, 16);
  if (use.ring) ring(cross);
  Node c = node(close, Role::button, cross, tr(words::close));
  c.focusable = true;
  mirror::add(std::move(c));
  return gone || use.pressed;
}

}  // namespace

void lift_toasts(float height) {
  lifted = height;
}

void draw_floating() {
  drawn_before = drawn_now;
  drawn_now = 0;
  const double now = platform::now_ms();
  float bottom = platform::viewport().height - (is_phone() ? 72.f + platform::viewport().inset_bottom : 24.f) - lifted;
  lifted = 0;
  for (std::size_t i = 0; i < toasts.size();) {
    const bool gone = toasts[i].until_ms <= now || draw_toast(toasts[i], bottom);
    if (gone) {
      toasts.erase(toasts.begin() + static_cast<std::ptrdiff_t>(i));
      platform::request_frame();
      continue;
    }
    platform::request_frame_in(static_cast<int>(toasts[i].until_ms - now) + 20);
    bottom -= 60;
    ++i;
  }
}

}  // namespace kram::ui
