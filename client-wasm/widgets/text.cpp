// Texts are drawn on the canvas and stand in the mirror exactly over their pixels.
#include "client-wasm/widgets/text.hpp"

#include <algorithm>
#include <cmath>

namespace kram::ui {
namespace {

bool is_bold(Face face) {
  return face != Face::small && face != Face::body;
}

// Equal texts at different places are different nodes: the place is a part of the id.
Id text_id(const Rect& r, std::string_view value) {
  return id_of(value) ^ static_cast<Id>(static_cast<int>(r.x) * 7919 + static_cast<int>(r.w) * 31 + 5);
}

void mirror_text(const Rect& r, std::string_view value, Face face, Role role, int level, bool copy, bool wrap,
                 float line) {
  static int serial = 0;
  static int serial_frame = 0;
  if (serial_frame != ImGui::GetFrameCount()) {
    serial_frame = ImGui::GetFrameCount();
    serial = 0;
  }
  const Id id = text_id(r, value);
  Node n = node(mirror::taken(id) ? id + static_cast<Id>(++serial) * 2654435761u : id, role, r, value);
  n.font_px = font_px(face);
  n.line_px = line;
  n.bold = is_bold(face);
  n.level = level;
  n.copyable = copy;
  n.wrap = wrap;
  mirror::add(std::move(n));
}

void one_line(std::string_view value, Face face, ImU32 color, Align align, Role role, int level, bool copy) {
  const float height = in_row() ? metrics().control : line_px(face);
  const float wanted = std::ceil(text_width(value, face)) + 1;
  const Rect r =
      align == Align::left ? place(std::min(wanted, std::max(24.f, flow_width())), height) : place(0, height);
  draw_text(r, value, face, color, align);
  whole_on_hover(r, value, face);
  const Rect box = align == Align::left ? r : align == Align::right ? Rect{r.right() - wanted, r.y, wanted, r.h} : r;
  mirror_text(box, value, face, role, level, copy, false, 0);
}

}  // namespace

Face fitting(std::string_view value, float width, Face wanted, Face smaller) {
  return text_width(value, wanted) <= width ? wanted : smaller;
}

void whole_on_hover(const Rect& r, std::string_view value, Face face) {
  if (platform::by_touch() || !ImGui::IsMouseHoveringRect(r.min(), r.max()) || !ImGui::IsWindowHovered()) return;
  if (text_width(value, face) <= r.w + 0.5f) return;
  Use use;
  use.hovered = true;
  hint(use, r, value);
}

void heading(std::string_view value, int level) {
  const Face face = level == 1 ? Face::display : level == 2 ? Face::title : Face::body_bold;
  one_line(value, face, colors().text, Align::left, Role::heading, level, false);
}
void text(std::string_view value, Face face, Align align) {
  one_line(value, face, colors().text, align, Role::text, 0, false);
}
void soft_text(std::string_view value, Face face, Align align) {
  one_line(value, face, colors().text_soft, align, Role::text, 0, false);
}
void toned_text(std::string_view value, Tone t, Face face) {
  one_line(value, face, tone(t).strong, Align::left, Role::text, 0, false);
}
void copyable(std::string_view value, Face face) {
  one_line(value, face, colors().text, Align::left, Role::text, 0, true);
}

void paragraph(std::string_view value, bool soft) {
  const float width = width_left();
  const Rect r = place(width, wrapped_height(value, Face::body, width));
  draw_wrapped(r, value, Face::body, soft ? colors().text_soft : colors().text);
  mirror_text(r, value, Face::body, Role::text, 0, true, true, line_px(Face::body));
}

void text_at(const Rect& r, std::string_view value, Face face, ImU32 color, Align align, bool copy) {
  if (value.empty()) return;
  draw_text(r, value, face, color, align);
  whole_on_hover(r, value, face);
  const float wanted = std::min(r.w, std::ceil(text_width(value, face)) + 1);
  const float x = align == Align::left ? r.x : align == Align::right ? r.right() - wanted : r.x + (r.w - wanted) / 2;
  mirror_text({x, r.y, wanted, r.h}, value, face, Role::text, 0, copy, false, 0);
}

bool link_at(const Rect& r, std::string_view label, std::string_view href, Face face, Align align) {
  const Id id = id_of(label);
  const float width = std::min(r.w, std::ceil(text_width(visible(label), face)) + 1);
  const float x = align == Align::right ? r.right() - width : r.x;
  const Rect box{x, r.y, width, r.h};
  const Use use = use_item(id, box);
  draw_text(box, visible(label), face, tone(Tone::accent).strong);
  if (use.hovered) {
    const float y = std::round(box.y + box.h / 2 + font_px(face) / 2) + 1;
    line(box.x, y, box.right() - 1, y, tone(Tone::accent).strong);
  }
  if (use.ring) ring(box, 3);
  if (text_width(visible(label), face) > r.w + 0.5f) hint(use, box, visible(label));
  Node n = node(id, Role::link, box, visible(label));
  n.href = std::string(href);
  set_tab_stop(n);
  n.font_px = font_px(face);
  n.bold = is_bold(face);
  mirror::add(std::move(n));
  return use.pressed;
}

bool link(std::string_view label, std::string_view href, Face face) {
  const float height = metrics().roomy || in_row() ? metrics().control : line_px(face);
  return link_at(place(std::min(std::ceil(text_width(visible(label), face)) + 1, std::max(24.f, flow_width())), height),
                 label, href, face);
}

void icon_mark(const char* name, Tone t) {
  const float size = metrics().icon + 2;
  draw_icon(place(size, size), name, t == Tone::neutral ? colors().text_soft : tone(t).strong);
}

void separator() {
  const Rect r = place(0, 1);
  line(r.x, r.y, r.right(), r.y, colors().line);
}

}  // namespace kram::ui
