// Draws buttons by their kind and state and tells the mirror the same.
#include "client-wasm/widgets/button.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/keys.hpp"

namespace kram::ui {
namespace {

struct Look {
  ImU32 back, edge, ink;
};

Look look_of(ButtonKind kind, const Use& use, bool enabled, bool on) {
  const Palette& c = colors();
  if (!enabled) return {kind == ButtonKind::ghost ? 0 : c.sunken, kind == ButtonKind::ghost ? 0 : c.line, c.text_faint};
  const bool lit = use.hovered || use.held;
  switch (kind) {
    case ButtonKind::primary:
      return {use.held ? c.accent_pressed : use.hovered ? c.accent_hover : c.accent, 0, c.on_accent};
    case ButtonKind::danger:
      return {lit ? c.danger_hover : c.danger, 0, c.on_danger};
    case ButtonKind::ghost:
      return {on            ? c.selected
              : use.held    ? c.pressed
              : use.hovered ? c.hover
                            : 0,
              0, on ? tone(Tone::accent).strong : c.text_soft};
    case ButtonKind::secondary:
      break;
  }
  return {on         ? c.selected
          : use.held ? c.sunken
                     : c.raised,
          use.hovered ? c.line_strong : with_alpha(c.line_strong, 0.45f), on ? tone(Tone::accent).strong : c.text};
}

std::string keys_of(Id id, const ButtonOptions& o) {
  return chord_text(o.shortcut.empty() ? std::string_view(chord_of_control(id)) : o.shortcut);
}

// A hint names the key that does the same.
std::string hint_of(Id id, std::string_view words, const ButtonOptions& o) {
  const std::string keys = keys_of(id, o);
  return keys.empty() ? std::string(words) : std::string(words) + " · " + keys;
}

std::string_view reason_of(const ButtonOptions& o) {
  return o.reason.empty() && o.busy ? std::string_view(tr(words::busy)) : o.reason;
}

void mirror_button(Id id, const Rect& r, std::string_view name, const ButtonOptions& o, bool enabled) {
  Node n = node(id, Role::button, r, name);
  n.focusable = true;
  n.disabled = !enabled;
  n.reason = std::string(enabled ? o.hint : reason_of(o));
  n.pressed = o.pressed;
  n.expanded = o.expanded;
  n.popup = o.popup;
  n.busy = o.busy;
  n.keys = keys_of(id, o);
  n.font_px = font_px(Face::body);
  mirror::add(std::move(n));
}

// The key that is named on the button: a finger has none.
std::string_view named_key(const ButtonOptions& o) {
  return platform::viewport().coarse ? std::string_view() : std::string_view(o.shortcut);
}

float named_key_width(const ButtonOptions& o) {
  const std::string_view key = named_key(o);
  return key.empty() ? 0 : text_width(key, Face::small) + space_2;
}

void draw_content(const Rect& r, std::string_view label, const ButtonOptions& o, ImU32 ink) {
  const float icon = metrics().icon;
  const float text = text_width(label, Face::body);
  const float keys = named_key_width(o);
  const float whole = text + keys + (o.icon ? icon + 6 : 0) + (o.trailing_icon ? icon + 4 : 0);
  float x = std::round(std::max(r.x + 8, r.x + (r.w - whole) / 2));
  if (o.icon) {
    draw_icon({x, r.y, icon, r.h}, o.icon, ink);
    x += icon + 6;
  }
  const float room_for_text = r.right() - 8 - x - (o.trailing_icon ? icon + 4 : 0) - keys;
  draw_text({x, r.y, std::min(text + 1, room_for_text), r.h}, label, Face::body, ink);
  x += std::min(text, room_for_text);
  if (keys > 0) draw_text({x + space_2, r.y, keys, r.h}, named_key(o), Face::small, with_alpha(ink, 0.75f));
  if (o.trailing_icon) draw_icon({r.right() - icon - 8, r.y, icon, r.h}, o.trailing_icon, ink, icon - 2);
}

}  // namespace

Id button_id(std::string_view label) {
  return id_of(label);
}

float button_width(std::string_view label, const ButtonOptions& o) {
  const float icons = (o.icon ? metrics().icon + 6 : 0) + (o.trailing_icon ? metrics().icon + 4 : 0);
  return std::ceil(text_width(visible(label), Face::body) + icons + named_key_width(o)) + (metrics().roomy ? 36 : 26);
}

bool button_at(const Rect& r, std::string_view label, const ButtonOptions& o) {
  const Id id = button_id(label);
  const bool enabled = o.reason.empty() && !o.busy;
  const Use use = use_item(id, r, enabled);
  const Look look = look_of(o.kind, use, enabled, o.pressed.value_or(false) || o.expanded.value_or(false));
  if (look.back) fill(r, look.back, corner);
  if (look.edge) frame(r, look.edge, corner);
  draw_content(r, visible(label), o, look.ink);
  if (use.ring) ring(r);
  mirror_button(id, r, visible(label), o, enabled);
  if (!enabled)
    explain(id, use, r, reason_of(o));
  else
    hint(use, r,
         keys_of(id, o).empty() ? std::string(o.hint) : hint_of(id, o.hint.empty() ? visible(label) : o.hint, o));
  control_drawn(id);
  return use.pressed;
}

bool button(std::string_view label, const ButtonOptions& o) {
  const float height = o.main ? metrics().main_button : metrics().control;
  const float width = o.width > 0   ? o.width
                      : o.width < 0 ? width_left()
                                    : std::min(button_width(label, o), flow_width());
  return button_at(place(width, height), label, o);
}

bool reason_button(std::string_view label, std::string_view reason, ButtonKind kind, const char* icon) {
  return button(label, {.kind = kind, .icon = icon, .reason = reason});
}

bool icon_button_in(const Rect& cell, std::string_view name, const char* icon) {
  const float side = std::min(cell.h, metrics().control);
  // The half of a phone's card is no column of buttons: there it ends the line, as the figures do.
  const float x = cell.w > 3 * side ? cell.right() - side : cell.x + (cell.w - side) / 2;
  return icon_button_at({x, cell.y + (cell.h - side) / 2, side, side}, name, icon);
}

bool icon_button_at(const Rect& r, std::string_view name, const char* icon, const ButtonOptions& o) {
  const Id id = button_id(name);
  const bool enabled = o.reason.empty() && !o.busy;
  const Use use = use_item(id, r, enabled);
  const Look look = look_of(o.kind, use, enabled, o.pressed.value_or(false) || o.expanded.value_or(false));
  if (look.back) fill(r, look.back, corner);
  if (look.edge) frame(r, look.edge, corner);
  draw_icon(r, icon, look.ink);
  if (use.ring) ring(r);
  mirror_button(id, r, visible(name), o, enabled);
  if (!enabled)
    explain(id, use, r, reason_of(o));
  else if (!o.expanded.value_or(false))
    hint(use, r, hint_of(id, visible(name), o));
  control_drawn(id);
  return use.pressed;
}

bool icon_button(std::string_view name, const char* icon, const ButtonOptions& o) {
  return icon_button_at(place(metrics().control, metrics().control), name, icon, o);
}

}  // namespace kram::ui
