// The ground that every widget stands on: where it lies (layout), what it says (mirror), how it answers to pointer,
// keyboard and focus, and the few drawing strokes of the design.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/platform/mirror.hpp"
#include "client-wasm/widgets/theme.hpp"

namespace kram::ui {

using platform::Id;
using platform::mirror::Node;
using platform::mirror::Role;
namespace mirror = platform::mirror;

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  ImVec2 min() const { return {x, y}; }
  ImVec2 max() const { return {x + w, y + h}; }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
  bool contains(ImVec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
};
mirror::Rect mirrored(const Rect& r);

/// Scope of names: two widgets with one label differ by the key they stand under.
class Key {
 public:
  explicit Key(std::int64_t key);
  explicit Key(std::string_view key);
  ~Key();
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
};
/// The id of that name in the current scope.
Id id_of(std::string_view name);
/// A label's visible part: "Save##2" shows "Save".
std::string_view visible(std::string_view label);

/// How a widget is used in this frame.
struct Use {
  bool hovered = false, held = false, pressed = false;
  bool asked = false;    ///< pressed although it can't be used
  bool focused = false;  ///< has the focus, however it came
  bool ring = false;     ///< draw the focus ring
};
/// Pointer and keyboard over a rectangle; the mirror's element of `id` shares focus and activation.
/// `enabled` = false still reports hover and focus, never `pressed`.
Use use_item(Id id, const Rect& rect, bool enabled = true);
/// Whether any part of it can be seen in the open clip.
bool is_visible(const Rect& rect);

// Drawing. Colours come from colors() and tone().
ImDrawList* canvas();
void fill(const Rect& r, ImU32 color, float rounding = 0);
void frame(const Rect& r, ImU32 color, float rounding = 0);
/// Of ring_width whole pixels.
void thick_frame(const Rect& r, ImU32 color, float rounding);
void shadow(const Rect& r, float rounding, float strength = 1);
void ring(const Rect& r, float rounding = corner);
/// The same inside of the rectangle's edge: for what stands close to others or is cut at its own edge.
void ring_inside(const Rect& r, float rounding = corner);
void line(float x1, float y1, float x2, float y2, ImU32 color, float width = hairline);
void clip_begin(const Rect& r);
void clip_end();

enum class Align : unsigned char { left, center, right };
float text_width(std::string_view text, Face face = Face::body);
/// Draws one line centred in the rectangle's height; too long a text ends in "…". Does not touch the mirror.
void draw_text(const Rect& r, std::string_view text, Face face, ImU32 color, Align align = Align::left);
/// Height of the text broken into lines of that width.
float wrapped_height(std::string_view text, Face face, float width);
void draw_wrapped(const Rect& r, std::string_view text, Face face, ImU32 color);
/// Lines of a text onto that list, broken to the width.
void draw_lines(ImDrawList* list, const Rect& r, std::string_view text, Face face, ImU32 color);
void draw_icon(const Rect& r, const char* icon, ImU32 color, float px = 0);
/// The text as it is when cut to the width.
std::string fitted(std::string_view text, Face face, float width);

/// A hint beside the item while it is hovered for a moment, or at once when `now` is set.
void hint(const Use& use, const Rect& rect, std::string_view text, bool now = false);
/// Why a grey control can't be used: said while it is pointed at or has the focus, and for some seconds after a tap,
/// since fingers do not hover.
void explain(Id id, const Use& use, const Rect& rect, std::string_view reason);
/// Draws the hint that was asked for; called once at the end of a frame.
void draw_hint();

/// While set, links and boxes are reached by arrows and pointer, not by Tab: a grid is one stop.
void one_tab_stop(bool inside);
void set_tab_stop(Node& n);

/// A node with the usual members set.
Node node(Id id, Role role, const Rect& rect, std::string_view name);

}  // namespace kram::ui
