// The frame, label and messages of fields; the text itself is drawn only while the browser does not show it.
#include "client-wasm/widgets/text_field.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/widgets/text.hpp"
#include "icons.hpp"

namespace kram::ui {
namespace {

constexpr float label_height = 20, message_height = 20;

bool has_left(Id id, bool focused) {
  float& was = remembered(id ^ 0xF0C05, 0);
  const bool left = was > 0 && !focused;
  was = focused ? 1.f : 0.f;
  return left;
}

void draw_value(const Rect& r, const std::string& value, const FieldOptions& o) {
  const bool empty = value.empty();
  const std::string_view shown = empty ? o.placeholder : std::string_view(value);
  const ImU32 color = empty ? colors().text_faint : o.reason.empty() ? colors().text : colors().text_soft;
  if (o.lines > 1) {
    clip_begin(r.inset(0, 7));  // no half of a line
    const float step = line_px(Face::body);
    draw_wrapped({r.x, r.y + 7, r.w, std::max(step, r.h - 14)}, shown, Face::body, color);
    clip_end();
  } else {
    draw_text(r, shown, Face::body, color, o.align_right ? Align::right : Align::left);
  }
}

Node field_node(Id id, const Rect& r, std::string_view name, const std::string& value, const FieldOptions& o,
                float left, float right) {
  Node n = node(id, o.lines > 1 ? Role::textarea : o.role, r, name);
  n.value = value;
  n.focusable = true;
  n.placeholder = std::string(o.placeholder);
  if (settings().letter_keys || o.keys != "/") n.keys = std::string(o.keys);
  n.input_mode = o.input_mode ? o.input_mode : "";
  n.enter_key = o.lines > 1 ? "enter" : "next";
  n.color = css(colors().text);
  n.invalid = !o.error.empty();
  n.required = o.required;
  n.read_only = !o.reason.empty();
  n.reason = std::string(!o.reason.empty() ? o.reason : !o.error.empty() ? o.error : o.help);
  n.select_all = o.select_all;
  n.align = o.align_right ? "right" : nullptr;
  n.font_px = font_px(Face::body);
  n.line_px = o.lines > 1 ? line_px(Face::body) : 0;
  n.pad_left = left;
  n.pad_right = right;
  n.pad_y = 7;
  n.skip_enter = o.skip_enter;
  n.expanded = o.expanded;
  if (o.role == Role::combobox) n.popup = "listbox";
  return n;
}

}  // namespace

void draw_field_box(const Rect& r, const Use& use, bool wrong, bool read_only, bool bare) {
  const Palette& c = colors();
  if (bare && !use.hovered && !use.focused && !wrong) return;
  fill(r, read_only ? c.sunken : is_dark() ? c.sunken : c.surface, corner);
  const ImU32 edge = wrong                       ? tone(Tone::bad).strong
                     : use.focused               ? c.accent
                     : use.hovered && !read_only ? c.line_strong
                                                 : with_alpha(c.line_strong, is_dark() ? 0.6f : 0.55f);
  if (use.focused) {
    const Rect halo{r.x - 1, r.y - 1, r.w + 2, r.h + 2};
    thick_frame(halo, wrong ? tone(Tone::bad).strong : c.focus, corner + 1);
  } else {
    frame(r, edge, corner);
  }
}

FieldResult field_at(const Rect& r, std::string_view name, std::string& value, const FieldOptions& o) {
  FieldResult result;
  result.id = id_of(name);
  result.rect = r;
  const bool enabled = o.reason.empty();
  const Use use = use_item(result.id, r, enabled);
  result.focused = use.focused;
  if (enabled)
    if (auto typed = mirror::take_input(result.id); typed && *typed != value) {
      value = std::move(*typed);
      result.changed = true;
    }
  result.left = has_left(result.id, use.focused);
  draw_field_box(r, use, !o.error.empty(), !enabled, o.bare);
  const float side = o.bare ? 8 : 10;
  const float left = o.icon ? side + metrics().icon + 6 : side;
  const float right = o.suffix.empty() ? side : side + text_width(o.suffix, Face::body) + 6;
  if (o.icon) draw_icon({r.x + side, r.y, metrics().icon, r.h}, o.icon, colors().text_soft, metrics().icon - 1);
  if (!o.suffix.empty())
    draw_text({r.right() - side - text_width(o.suffix, Face::body) - 1, r.y, text_width(o.suffix, Face::body) + 1, r.h},
              o.suffix, Face::body, colors().text_soft);
  // While focused the browser shows the text; an empty field still shows our placeholder under its caret.
  if (!use.focused || value.empty()) draw_value({r.x + left, r.y, r.w - left - right, r.h}, value, o);
  mirror::add(field_node(result.id, r, visible(name), value, o, left, right));
  if (!enabled) explain(result.id, use, r, o.reason);
  if (use.hovered && enabled) platform::set_cursor("text");
  return result;
}

namespace {
constexpr int wrong_limit = 6;
int wrong_waits = 0;  // frames in which the marked field may still come
}  // namespace

void focus_first_wrong() {
  wrong_waits = wrong_limit;
  platform::request_frame();
}

void follow_first_wrong() {
  if (wrong_waits == 0) return;
  // What the frame before shows is marked by the refusal before: an answer may come between two frames.
  if (wrong_waits-- == wrong_limit) return platform::request_frame();
  const auto& nodes = mirror::last_frame();
  auto from = nodes.begin();  // what lies under a dialog is not what was refused
  for (auto it = nodes.begin(); it != nodes.end(); ++it)
    if (it->role == Role::dialog) from = it;
  const auto wrong = std::find_if(from, nodes.end(), [](const Node& n) { return n.invalid && n.focusable; });
  if (wrong == nodes.end()) return platform::request_frame();
  wrong_waits = 0;
  mirror::request_focus(wrong->id);
}

float field_height(const FieldOptions& o) {
  return (o.label_hidden ? 0 : label_height) + (o.error.empty() && o.help.empty() ? 0 : message_height);
}

Rect field_frame(std::string_view label, const FieldOptions& o, float height) {
  const float width = o.width > 0 ? o.width : width_left();
  const Rect whole = place(width, height + field_height(o));
  float y = whole.y;
  if (!o.label_hidden) {
    const std::string shown = std::string(visible(label)) + (o.required ? " *" : "");
    text_at({whole.x, y, whole.w, label_height - 4}, shown, Face::small, colors().text_soft);
    y += label_height;
  }
  const Rect body{whole.x, y, whole.w, height};
  const Rect message{whole.x, body.bottom() + 2, whole.w, message_height - 2};
  if (!o.error.empty()) {
    draw_icon({message.x, message.y, 14, message.h}, icon::circle_alert, tone(Tone::bad).strong, 14);
    text_at({message.x + 18, message.y, message.w - 18, message.h}, o.error, Face::small, tone(Tone::bad).strong);
  } else if (!o.help.empty()) {
    text_at(message, o.help, Face::small, colors().text_soft);
  }
  return body;
}

FieldResult text_field(std::string_view label, std::string& value, const FieldOptions& o) {
  const float height = o.lines > 1 ? line_px(Face::body) * static_cast<float>(o.lines) + 14 : metrics().control;
  return field_at(field_frame(label, o, height), label, value, o);
}

FieldResult text_area(std::string_view label, std::string& value, int lines, const FieldOptions& options) {
  FieldOptions o = options;
  o.lines = std::max(2, lines);
  return text_field(label, value, o);
}

FieldResult search_field(std::string_view label, std::string& value, const FieldOptions& options) {
  FieldOptions o = options;
  o.role = Role::searchbox;
  o.icon = icon::search;
  o.label_hidden = true;
  if (!o.input_mode) o.input_mode = "search";
  if (o.placeholder.empty()) o.placeholder = visible(label);
  return text_field(label, value, o);
}

}  // namespace kram::ui
