// One popover is open at a time; its height is that of the last frame.
#include "client-wasm/widgets/popover.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/text.hpp"

namespace kram::ui {
namespace {

Id open_owner = 0;
int opened_in_frame = 0;
bool focus_first = false;
Id inside_owner = 0;

constexpr float edge = 6;

Rect beside(const Rect& anchor, float width, float height) {
  const platform::Viewport& view = platform::viewport();
  Rect r{anchor.x, anchor.bottom() + 4, width, height};
  if (r.right() > view.width - 8) r.x = std::max(8.f, std::min(anchor.right() - width, view.width - 8 - width));
  const float below = view.height - 8 - r.y, above = anchor.y - 12;
  if (height > below && above > below) {
    r.h = std::min(height, above);
    r.y = anchor.y - 4 - r.h;
  } else {
    r.h = std::min(height, below);
  }
  return r;
}

}  // namespace

bool any_popover() {
  return open_owner != 0;
}
bool popover_open(Id owner) {
  return open_owner == owner;
}
void open_popover(Id owner) {
  open_owner = owner;
  opened_in_frame = ImGui::GetFrameCount();
  focus_first = true;
  platform::request_frame();
}
void close_popover(Id owner, bool return_focus) {
  if (open_owner != owner) return;
  open_owner = 0;
  if (return_focus) mirror::request_focus(owner);
  platform::request_frame();
}
void toggle_popover(Id owner) {
  popover_open(owner) ? close_popover(owner) : open_popover(owner);
}

Popover::Popover(Id owner, const Rect& anchor, float width, std::string_view name, Role role, float max_height)
    : height_id_(owner ^ 0x90901) {
  if (is_phone()) width = std::max(width, std::min(anchor.w, platform::viewport().width - 16));
  const float content = remembered(height_id_, 80);
  rect_ = beside(anchor, width, std::min(content, max_height));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool outside = ImGui::IsMouseClicked(0) && !rect_.contains(mouse) && !anchor.contains(mouse);
  if (outside && ImGui::GetFrameCount() > opened_in_frame + 1) close_popover(owner, false);
  Node n = node(owner ^ 0xF10A7, Role::layer, rect_, "");
  layer_.emplace(std::to_string(owner) + "popover", rect_, std::move(n));
  ImDrawList* list = canvas();
  list->PushClipRectFullScreen();
  shadow(rect_, card_corner);
  fill(rect_, colors().raised, card_corner);
  frame(rect_, colors().line, card_corner);
  list->PopClipRect();
  mirror::open(node(owner ^ 0xF10A8, role, rect_, name));
  scroll_id_ = id_of(std::to_string(owner) + "list");
  scroll_.emplace(std::to_string(owner) + "list", rect_, edge, 0.f);
  inside_owner = owner;
  if (shortcut("Escape", true)) close_popover(owner);
}

Popover::~Popover() {
  const float used = cursor().y - (rect_.y - mirror::scroll_of(scroll_id_).second) + edge;
  float& height = remembered(height_id_);
  if (std::fabs(height - used) > 0.5f) {
    height = used;
    platform::request_frame();
  }
  scroll_.reset();
  mirror::close();
  layer_.reset();
  inside_owner = 0;
}

bool menu_item(std::string_view label, const MenuItemOptions& o) {
  const Rect r = place(0, metrics().roomy ? 48 : 34);
  const Id id = id_of(label);
  const bool enabled = o.reason.empty();
  const Use use = use_item(id, r, enabled);
  if (focus_first && enabled) {
    focus_first = false;
    mirror::request_focus(id);
  }
  if (use.hovered || use.focused) fill(r, colors().hover, corner);
  if (use.ring) thick_frame(r, colors().focus, corner);
  const ImU32 ink = !enabled ? colors().text_faint : o.danger ? tone(Tone::bad).strong : colors().text;
  float x = r.x + 10;
  if (o.icon) {
    draw_icon({x, r.y, metrics().icon, r.h}, o.icon, o.danger && enabled ? ink : colors().text_soft);
    x += metrics().icon + 10;
  }
  const float keys = o.shortcut.empty() ? 0 : text_width(o.shortcut, Face::small) + 10;
  const float tail = keys + (o.checked ? metrics().icon + 6 : 0);
  draw_text({x, r.y, r.right() - 10 - x - tail, r.h}, visible(label), Face::body, ink);
  if (keys > 0)
    draw_text({r.right() - 10 - keys, r.y, keys, r.h}, o.shortcut, Face::small, colors().text_soft, Align::right);
  if (o.checked && *o.checked)
    draw_icon({r.right() - 10 - metrics().icon, r.y, metrics().icon, r.h}, icon::check, tone(Tone::accent).strong);
  Node n = node(id, Role::menuitem, r, visible(label));
  n.focusable = true;
  n.disabled = !enabled;
  n.reason = std::string(o.reason);
  n.checked = o.checked;
  mirror::add(std::move(n));
  if (!enabled) explain(id, use, r, o.reason);
  if (use.pressed && inside_owner) close_popover(inside_owner);
  return use.pressed;
}

void menu_title(std::string_view value) {
  const Rect r = place(0, 28);
  text_at({r.x + 10, r.y + 4, r.w - 20, r.h - 4}, value, Face::small, colors().text_soft);
}

void menu_separator() {
  const Rect r = place(0, 9);
  line(r.x, r.y + 4, r.right(), r.y + 4, colors().line);
}

Id menu_button(std::string_view name, const char* icon) {
  const Id id = button_id(name);
  ButtonOptions o{.kind = ButtonKind::ghost};
  o.expanded = popover_open(id);
  o.popup = "menu";
  if (icon_button(name, icon ? icon : icon::ellipsis, o)) toggle_popover(id);
  return id;
}

}  // namespace kram::ui
