// Names, use of items by pointer and keyboard, and the strokes that all widgets are drawn with.
#include "client-wasm/widgets/item.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace kram::ui {
namespace {

struct Hint {
  Id id = 0;
  Rect at;
  std::string text;
};
Hint hint_now;
Id hint_hovered = 0;
double hint_since_ms = 0;
constexpr double hint_delay_ms = 450;
Id asked_id = 0;
double asked_until_ms = 0;
constexpr int answer_ms = 4000;

float snap(float v) {
  return std::round(v);
}

}  // namespace

mirror::Rect mirrored(const Rect& r) {
  return {r.x, r.y, r.w, r.h};
}

Key::Key(std::int64_t key) {
  const char* bytes = reinterpret_cast<const char*>(&key);
  ImGui::PushID(bytes, bytes + sizeof key);
}
Key::Key(std::string_view key) {
  ImGui::PushID(key.data(), key.data() + key.size());
}
Key::~Key() {
  ImGui::PopID();
}

Id id_of(std::string_view name) {
  return ImGui::GetID(name.data(), name.data() + name.size());
}

std::string_view visible(std::string_view label) {
  const auto at = label.find("##");
  return at == std::string_view::npos ? label : label.substr(0, at);
}

Use use_item(Id id, const Rect& rect, bool enabled) {
  Use use;
  use.focused = mirror::focused() == id;
  use.ring = use.focused && mirror::focus_ring();
  const ImRect box(rect.min(), rect.max());
  const bool activated = mirror::take_activation(id);
  if (ImGui::ItemAdd(box, id)) {
    bool hovered = false, held = false;
    const bool pressed = ImGui::ButtonBehavior(box, id, &hovered, &held);
    use.hovered = hovered && !platform::by_touch();
    use.held = held && hovered;
    use.pressed = pressed && enabled;
    use.asked = pressed && !enabled;
  }
  if (activated) (enabled ? use.pressed : use.asked) = true;
  if (use.hovered && enabled) platform::set_cursor("pointer");
  return use;
}

bool is_visible(const Rect& r) {
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  return clip.Overlaps(ImRect(r.min(), r.max()));
}

ImDrawList* canvas() {
  return ImGui::GetWindowDrawList();
}
void fill(const Rect& r, ImU32 color, float rounding) {
  canvas()->AddRectFilled(r.min(), r.max(), color, rounding);
}

void frame(const Rect& r, ImU32 color, float rounding) {
  canvas()->AddRect(r.min(), r.max(), color, rounding, 0, hairline);
}

void thick_frame(const Rect& r, ImU32 color, float rounding) {
  // Dear ImGui draws along the middle of pixels: two of them would come out as one between two half ones.
  canvas()->AddRect({snap(r.x) - 0.5f, snap(r.y) - 0.5f}, {snap(r.right()) + 0.5f, snap(r.bottom()) + 0.5f}, color,
                    rounding, 0, ring_width);
}

// Rings of falling opacity: one soft shadow for all that floats.
void shadow(const Rect& r, float rounding, float strength) {
  constexpr int steps = 10;
  const float base = (is_dark() ? 0.09f : 0.028f) * strength;
  for (int i = steps; i > 0; --i) {
    const float spread = static_cast<float>(i) * 1.8f;
    const Rect s{r.x - spread, r.y - spread + 6, r.w + 2 * spread, r.h + 2 * spread};
    fill(s, with_alpha(colors().shadow, base * (1 - static_cast<float>(i - 1) / steps)), rounding + spread);
  }
}

void ring(const Rect& r, float rounding) {
  const Rect outer{r.x - 2, r.y - 2, r.w + 4, r.h + 4};
  thick_frame(outer, colors().focus, rounding + 2);
}

void ring_inside(const Rect& r, float rounding) {
  thick_frame(r.inset(1, 1), colors().focus, rounding);
}

void line(float x1, float y1, float x2, float y2, ImU32 color, float width) {
  if (x1 == x2 || y1 == y2) {  // hairlines are filled boxes: exactly one pixel, never blurred
    const bool upright = x1 == x2;
    canvas()->AddRectFilled({snap(x1), snap(y1)}, {snap(x2) + (upright ? width : 0), snap(y2) + (upright ? 0 : width)},
                            color);
    return;
  }
  canvas()->AddLine({x1, y1}, {x2, y2}, color, width);
}

void clip_begin(const Rect& r) {
  ImGui::PushClipRect(r.min(), r.max(), true);
}
void clip_end() {
  ImGui::PopClipRect();
}

float text_width(std::string_view text, Face face) {
  if (text.empty()) return 0;
  return font(face)->CalcTextSizeA(font_box_px(face), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

std::string fitted(std::string_view text, Face face, float width) {
  if (text_width(text, face) <= width + 0.5f) return std::string(text);
  const float room_left = width - text_width("…", face);
  const char* remaining = nullptr;
  font(face)->CalcTextSizeA(font_box_px(face), std::max(room_left, 1.f), 0, text.data(), text.data() + text.size(),
                            &remaining);
  std::string cut(text.data(), remaining);
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut + "…";
}

void draw_text(const Rect& r, std::string_view text, Face face, ImU32 color, Align align) {
  if (text.empty() || !is_visible(r)) return;
  const std::string shown = fitted(text, face, r.w);
  const float width = align == Align::left ? 0 : text_width(shown, face);
  const float x = align == Align::left ? r.x : align == Align::right ? r.right() - width : r.x + (r.w - width) / 2;
  const float y = std::round(r.y) + text_top(face, r.h);
  canvas()->AddText(font(face), font_box_px(face), {snap(x), y}, color, shown.data(), shown.data() + shown.size());
}

float wrapped_height(std::string_view text, Face face, float width) {
  const ImVec2 size =
      font(face)->CalcTextSizeA(font_box_px(face), FLT_MAX, width, text.data(), text.data() + text.size());
  return std::max(1.f, std::round(size.y / font_box_px(face))) * line_px(face);
}

void draw_lines(ImDrawList* list, const Rect& r, std::string_view text, Face face, ImU32 color) {
  const float step = line_px(face);
  float y = std::round(r.y) + text_top(face, step);
  const char* at = text.data();
  const char* end = text.data() + text.size();
  while (at < end) {
    const char* stop = font(face)->CalcWordWrapPositionA(1, at, end, r.w);
    if (stop == at) ++stop;
    const char* newline = std::find(at, stop, '\n');
    list->AddText(font(face), font_box_px(face), {snap(r.x), y}, color, at, newline);
    at = newline < stop ? newline + 1 : stop;
    while (at < end && *at == ' ') ++at;
    if (at < end && *at == '\n' && newline == stop) ++at;
    y += step;
  }
}

void draw_wrapped(const Rect& r, std::string_view text, Face face, ImU32 color) {
  if (is_visible(r)) draw_lines(canvas(), r, text, face, color);
}

void draw_icon(const Rect& r, const char* icon, ImU32 color, float px) {
  if (!icon || !is_visible(r)) return;
  const float size = px > 0 ? px : metrics().icon;
  const Face face = size > 24 ? Face::display : size > 19 ? Face::title : Face::body;
  // Icons are merged four pixels larger than their face; the glyph box is centred by its own bounds.
  const float scale = size / (font_px(face) + 4);
  unsigned code = 0;
  ImTextCharFromUtf8(&code, icon, nullptr);
  const ImFontGlyph* glyph = font(face)->FindGlyph(static_cast<ImWchar>(code));
  if (!glyph) return;
  const float ratio = platform::viewport().ratio;
  const auto device = [ratio](float v) { return std::round(v * ratio) / ratio; };
  const float w = (glyph->X1 - glyph->X0) * scale, h = (glyph->Y1 - glyph->Y0) * scale;
  const ImVec2 min{device(r.x + (r.w - w) / 2), device(r.y + (r.h - h) / 2)};
  canvas()->PushTextureID(font(face)->ContainerAtlas->TexID);
  canvas()->PrimReserve(6, 4);
  canvas()->PrimRectUV(min, {min.x + w, min.y + h}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
  canvas()->PopTextureID();
}

void hint(const Use& use, const Rect& rect, std::string_view text, bool now) {
  if (text.empty()) return;
  const Id id = id_of(text) ^ static_cast<Id>(rect.x * 31 + rect.y);
  const bool wanted = now || use.ring || use.hovered;
  if (!wanted) return;
  if (use.hovered && !now && !use.ring) {
    if (hint_hovered != id) {
      hint_hovered = id;
      hint_since_ms = platform::now_ms();
    }
    const double waited = platform::now_ms() - hint_since_ms;
    if (waited < hint_delay_ms) {
      platform::request_frame_in(static_cast<int>(hint_delay_ms - waited) + 5);
      if (!hint_now.id) hint_now = {id, {}, {}};
      return;
    }
  }
  hint_now = {id, rect, std::string(text)};
}

void explain(Id id, const Use& use, const Rect& rect, std::string_view reason) {
  if (reason.empty()) return;
  if (use.asked) {
    asked_id = id;
    asked_until_ms = platform::now_ms() + answer_ms;
    platform::request_frame_in(answer_ms + 50);
  }
  const bool asked = asked_id == id && platform::now_ms() < asked_until_ms;
  hint(use, rect, reason, asked || use.hovered || use.ring);
}

void draw_hint() {
  const Hint h = std::move(hint_now);
  hint_now = {};
  if (!h.id) hint_hovered = 0;
  if (h.text.empty()) return;
  const float max_width = std::min(340.f, platform::viewport().width - 32);
  const float width = std::min(max_width, text_width(h.text, Face::small) + 1);
  const float height = wrapped_height(h.text, Face::small, width);
  Rect box{h.at.x + h.at.w / 2 - width / 2 - 10, h.at.bottom() + 8, width + 20, height + 14};
  box.x = std::clamp(box.x, 8.f, std::max(8.f, platform::viewport().width - box.w - 8));
  if (box.bottom() > platform::viewport().height - 8) box.y = h.at.y - box.h - 8;
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(box.min(), box.max(), colors().tooltip, corner);
  const Rect words{box.x + 10, box.y + 7, width, height};
  draw_lines(list, words, h.text, Face::small, colors().on_tooltip);
  Node n = node(ImHashStr("hint"), Role::tooltip, words, h.text);
  n.font_px = font_px(Face::small);
  n.line_px = line_px(Face::small);
  n.wrap = true;
  mirror::add(std::move(n));
}

namespace {
bool inside_grid = false;
}  // namespace

void one_tab_stop(bool inside) {
  inside_grid = inside;
}
void set_tab_stop(Node& n) {
  n.focusable = !inside_grid;
  n.roving = inside_grid;
}

Node node(Id id, Role role, const Rect& rect, std::string_view name) {
  Node n;
  n.id = id;
  n.role = role;
  n.rect = mirrored(rect);
  n.name = std::string(name);
  return n;
}

}  // namespace kram::ui
