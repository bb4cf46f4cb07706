// The press must be answered at once (is it ours or the browser's?), so it is matched with what the last frame
// announced.
#include "client-wasm/widgets/keys.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kram::ui {
namespace {

struct Announced {
  Id id;  // 0: wherever the focus is
  std::string chord;
  bool while_typing;
};

std::vector<Announced> announced, announcing;
std::vector<Announced> pressed;
bool is_muted = false;
Id last_control = 0;
std::vector<std::pair<Id, std::string>> owners, next_owners;
double go_pressed_ms = -10'000;  // G waits for the letter of a place
constexpr double go_waits_ms = 1500;
std::vector<Id> takers, next_takers;
std::vector<Rect> menus, next_menus;
std::optional<std::pair<Id, std::string>> pasted;
bool unsaved_now = false, unsaved_next = false;

std::string chord_of(const platform::Key& key) {
  std::string code = key.code;
  if (code.rfind("Key", 0) == 0) code = code.substr(3);
  if (code.rfind("Digit", 0) == 0) code = code.substr(5);
  if (code == "NumpadEnter") code = "Enter";
  std::string chord;
  if (key.control) chord += "Ctrl+";
  if (key.alt) chord += "Alt+";
  if (key.shift) chord += "Shift+";
  return chord + code;
}

bool take(Id id, std::string_view chord) {
  const auto found =
      std::find_if(pressed.begin(), pressed.end(), [&](const Announced& a) { return a.id == id && a.chord == chord; });
  if (found == pressed.end()) return false;
  pressed.erase(found);
  return true;
}

bool is_field(const Node& n) {
  return (n.role == Role::textbox || n.role == Role::textarea || n.role == Role::combobox ||
          n.role == Role::searchbox) &&
         !n.read_only && !n.disabled;
}
bool takes_enter(const Node& n) {
  return is_field(n) && !n.skip_enter;
}
template <Role role>
bool is_role(const Node& n) {
  return n.role == role && n.focusable;
}

// Enter in a form moves on, it never submits.
bool walk_fields(const Node& at, const std::string& chord) {
  if (at.role == Role::textarea || !is_field(at)) return false;
  const int step = chord == "Enter" ? 1 : chord == "Shift+Enter" ? -1 : 0;
  if (!step) return false;
  if (const Id next = mirror::neighbour(at.id, step, takes_enter)) mirror::request_focus(next);
  return true;
}

template <Role role>
bool walk_group(const Node& at, const std::string& chord) {
  if (at.role != role) return false;
  const int step = chord == "ArrowDown" || chord == "ArrowRight" ? 1
                   : chord == "ArrowUp" || chord == "ArrowLeft"  ? -1
                                                                 : 0;
  if (!step) return false;
  if (const Id next = mirror::neighbour(at.id, step, is_role<role>)) mirror::request_focus(next);
  return true;
}

bool walk(const std::string& chord) {
  const Node* at = mirror::find(mirror::focused());
  if (!at) return false;
  return walk_fields(*at, chord) || walk_group<Role::menuitem>(*at, chord) || walk_group<Role::tab>(*at, chord) ||
         walk_group<Role::radio>(*at, chord);
}

}  // namespace

bool shortcut(std::string_view chord, bool while_typing) {
  if (is_muted) return false;
  const bool plain_letter = chord.size() == 1 || chord.substr(0, 2) == "G ";
  if ((plain_letter || chord == "Slash") && !settings().letter_keys) return false;
  if (chord.size() == 1 && last_control) next_owners.push_back({last_control, std::string(chord)});
  last_control = 0;
  announcing.push_back({0, std::string(chord),
                        while_typing || (!plain_letter && chord != "Slash" && chord != "Space" && chord != "Ctrl+Z")});
  return take(0, chord);
}

std::string chord_text(std::string_view chord) {
  std::string text(chord);
  for (const auto& [code, word] : {std::pair{"Slash", "/"}, {"Escape", "Esc"}, {"Insert", "Ins"}, {"Delete", "Del"}}) {
    const auto at = text.find(code);
    if (at != std::string::npos) text.replace(at, std::string_view(code).size(), word);
  }
  return text;
}

void control_drawn(Id id) {
  last_control = id;
}

std::string chord_of_control(Id id) {
  for (const auto& [owner, chord] : owners)
    if (owner == id) return chord;
  return {};
}

void draw_asked_shortcuts() {
  if (!platform::shortcuts_asked()) return;
  ImDrawList* list = ImGui::GetForegroundDrawList();
  for (const Node& n : mirror::last_frame()) {
    if (n.keys.empty() || n.rect.w <= 0) continue;
    const float width = text_width(n.keys, Face::small_bold) + 10;
    const Rect box{n.rect.x + n.rect.w - width - 2, n.rect.y + n.rect.h - 12, width, 20};
    list->AddRectFilled(box.min(), box.max(), colors().tooltip, corner);
    draw_lines(list, {box.x + 5, box.y + 1, width, 18}, n.keys, Face::small_bold, colors().on_tooltip);
    Node badge = node(n.id ^ 0xA17u, Role::text, box, n.keys);
    badge.font_px = font_px(Face::small_bold);
    mirror::add(std::move(badge));
  }
}

bool focused_key(Id id, std::string_view chord) {
  if (mirror::focused() != id) return false;
  announcing.push_back({id, std::string(chord), true});
  return take(id, chord);
}

void walk_on(Id id) {
  if (const Id next = mirror::neighbour(id, 1, takes_enter)) mirror::request_focus(next);
}

void mute_shortcuts(bool muted) {
  is_muted = muted;
}

bool on_key(const platform::Key& key) {
  // The right Alt types ґ, and Ctrl+Alt is the same key on many layouts.
  if (key.alt_graph || (key.control && key.alt)) return false;
  std::string chord = chord_of(key);
  if (!key.typing && platform::now_ms() - go_pressed_ms < go_waits_ms) chord = "G " + chord;
  go_pressed_ms = -10'000;
  const Id focus = mirror::focused();
  for (auto it = announced.rbegin(); it != announced.rend(); ++it)
    if (it->id && it->id == focus && it->chord == chord) return pressed.push_back(*it), true;
  for (auto it = announced.rbegin(); it != announced.rend(); ++it)
    if (!it->id && it->chord == chord && (it->while_typing || !key.typing)) return pressed.push_back(*it), true;
  const auto goes = [](const Announced& a) { return a.chord.rfind("G ", 0) == 0; };
  if (chord == "G" && !key.typing && std::any_of(announced.begin(), announced.end(), goes)) {
    go_pressed_ms = platform::now_ms();
    return true;
  }
  return walk(chord);
}

std::optional<std::string> take_pasted(Id id) {
  if (!pasted || pasted->first != id) return std::nullopt;
  std::string text = std::move(pasted->second);
  pasted.reset();
  return text;
}
void accepts_rows(Id id) {
  next_takers.push_back(id);
}
bool on_paste(Id focused, const std::string& text) {
  if (text.find_first_of("\t\n") == std::string::npos) return false;  // a word is the field's own matter
  if (std::find(takers.begin(), takers.end(), focused) == takers.end()) return false;
  pasted = {focused, text};
  return true;
}
void offers_menu(const Rect& rect) {
  next_menus.push_back(rect);
}
bool wants_context_menu(bool by_key) {
  if (by_key) return !menus.empty();
  const ImVec2 at = ImGui::GetIO().MousePos;
  return std::any_of(menus.begin(), menus.end(), [&](const Rect& r) { return r.contains(at); });
}
void set_unsaved(bool unsaved) {
  unsaved_next = unsaved_next || unsaved;
}
bool has_unsaved() {
  return unsaved_now;
}

void begin_keys() {
  announcing.clear();
  is_muted = false;
  last_control = 0;
}
void end_keys() {
  announced = std::move(announcing);
  announcing.clear();
  pressed.clear();
  owners = std::move(next_owners);
  next_owners.clear();
  takers = std::move(next_takers);
  next_takers.clear();
  menus = std::move(next_menus);
  next_menus.clear();
  unsaved_now = unsaved_next;
  unsaved_next = false;
}

}  // namespace kram::ui
