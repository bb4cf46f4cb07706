// Records nodes while a frame is drawn and sends the differences to library_mirror.js as one JSON text.
#include "client-wasm/platform/mirror.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

#include "client-wasm/platform/browser.hpp"

extern "C" {
void kram_mirror_apply(const char* json);
int kram_mirror_focus(unsigned id);
int kram_mirror_scroll_to(unsigned id, float x, float y);
void kram_mirror_select_all(unsigned id);
void kram_mirror_caret_to_end(unsigned id);
}

namespace kram::platform {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
      out += escaped;
    } else {
      out += c;
    }
  }
  return out + '"';
}

namespace mirror {
namespace {

struct RoleElement {
  const char* tag;
  const char* role;
  bool named_by_label;  // the name is a label, not the element's own text
};

constexpr RoleElement elements[] = {
    {"span", "", false},
    {"div", "heading", false},
    {"button", "", false},
    {"a", "", false},
    {"input", "", true},
    {"textarea", "", true},
    {"input", "combobox", true},
    {"input", "searchbox", true},
    {"button", "checkbox", false},
    {"button", "switch", false},
    {"button", "radio", false},
    {"button", "tab", false},
    {"div", "tablist", true},
    {"div", "grid", true},
    {"div", "rowgroup", true},
    {"div", "row", true},
    {"div", "columnheader", false},
    {"div", "gridcell", false},
    {"div", "rowheader", false},
    {"div", "listbox", true},
    {"div", "option", false},
    {"div", "dialog", true},
    {"div", "menu", true},
    {"button", "menuitem", false},
    {"div", "navigation", true},
    {"div", "main", true},
    {"div", "banner", true},
    {"div", "region", true},
    {"div", "group", true},
    {"div", "list", true},
    {"div", "listitem", true},
    {"div", "img", true},
    {"div", "status", false},
    {"div", "alert", false},
    {"div", "progressbar", true},
    {"div", "", true},
    {"div", "", true},
    {"button", "combobox", true},
    {"div", "article", true},
    {"div", "tooltip", false},
};
static_assert(sizeof elements / sizeof elements[0] == static_cast<std::size_t>(Role::count));

struct Recorded {
  Node node;
  Id parent = 0;
  std::vector<Id> children;
};

constexpr std::size_t at_root = static_cast<std::size_t>(-1);

std::vector<Recorded> recording;
std::unordered_map<Id, std::size_t> positions;
std::vector<std::size_t> open_stack;
std::vector<Id> root_children;

std::vector<Node> shown;
std::unordered_map<Id, std::size_t> shown_at;
std::unordered_map<Id, std::string> sent;
std::unordered_map<Id, std::vector<Id>> sent_order;

Id focused_id = 0, wanted_focus = 0, fallback_id = 0;
int focus_tries = 0;
bool ring = false, focus_was_lost = false;
std::unordered_set<Id> activations;
std::unordered_map<Id, std::string> inputs;
std::unordered_map<Id, std::pair<float, float>> scrolls;
std::unordered_map<Id, std::pair<float, float>> wanted_scrolls;

class Writer {
 public:
  void text(const char* name, std::string_view value) {
    if (!value.empty()) key(name) += json_text(value);
  }
  void force_text(const char* name, std::string_view value) { key(name) += json_text(value); }
  void number(const char* name, double value) {
    char buffer[32];
    const double cents = std::round(value * 100);
    std::snprintf(buffer, sizeof buffer, "%.10g", cents / 100);
    key(name) += buffer;
  }
  void flag(const char* name, bool value) {
    if (value) key(name) += "true";
  }
  void state(const char* name, const std::optional<bool>& value) {
    if (value) key(name) += *value ? "true" : "false";
  }
  std::string take() { return std::move(out_) + '}'; }

 private:
  std::string& key(const char* name) {
    out_ += out_.empty() ? '{' : ',';
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return out_;
  }
  std::string out_;
};

bool is_field(Role role) {
  return role == Role::textbox || role == Role::textarea || role == Role::combobox || role == Role::searchbox;
}

void write_field(Writer& w, const Node& n) {
  w.force_text("value", n.value);
  const auto typed = inputs.find(n.id);
  if (typed != inputs.end()) w.text("seen", typed->second);
  w.text("kind", n.role == Role::textarea ? "" : n.input_type.empty() ? "text" : n.input_type);
  w.text("placeholder", n.placeholder);
  w.text("inputmode", n.input_mode);
  w.text("enterkey", n.enter_key);
  w.text("color", n.color);
  w.text("align", n.align ? n.align : "");
  w.number("left", n.pad_left);
  w.number("right", n.pad_right);
  w.number("pad", n.pad_y);
  w.flag("selectAll", n.select_all);
  w.flag("readonly", n.read_only || n.disabled);
}

void write_states(Writer& w, const Node& n) {
  w.text("reason", n.reason);
  w.text("keyshortcuts", n.keys);
  w.text("href", n.href);
  w.flag("disabled", n.disabled);
  w.flag("invalid", n.invalid);
  w.flag("required", n.required);
  w.flag("modal", n.modal);
  w.flag("busy", n.busy);
  w.state("checked", n.checked);
  w.state("selected", n.selected);
  w.state("expanded", n.expanded);
  w.state("pressed", n.pressed);
  if (n.current && *n.current) w.text("current", "page");
  w.text("haspopup", n.popup ? n.popup : "");
  w.text("sort", n.sort ? n.sort : "");
  if (n.level) w.number("level", n.level);
  if (n.row_index) w.number("rowindex", static_cast<double>(n.row_index));
  if (n.row_count) w.number("rowcount", static_cast<double>(n.row_count));
  if (n.column_index) w.number("colindex", n.column_index);
  if (n.column_count) w.number("colcount", n.column_count);
  if (n.percent) w.number("valuenow", *n.percent);
  if (n.role == Role::status) w.text("live", "polite");
  if (n.role == Role::alert) w.text("live", "assertive");
}

std::string write_node(const Recorded& recorded, const Rect& origin) {
  const Node& n = recorded.node;
  const RoleElement& element = elements[static_cast<std::size_t>(n.role)];
  Writer w;
  w.number("id", n.id);
  w.number("parent", recorded.parent);
  w.text("tag", element.tag);
  w.text("role", element.role);
  w.number("x", n.rect.x - origin.x);
  w.number("y", n.rect.y - origin.y);
  w.number("w", std::max(0.f, n.rect.w));
  w.number("h", std::max(0.f, n.rect.h));
  if (element.named_by_label)
    w.text("label", n.name);
  else
    w.force_text("text", n.name);
  if (n.role == Role::select) w.force_text("text", n.value);
  if (n.font_px > 0) w.number("font", n.font_px);
  if (n.line_px > 0) w.number("line", n.line_px);
  w.flag("bold", n.bold);
  w.flag("copyable", n.copyable);
  w.flag("wrap", n.wrap);
  w.flag("inert", n.inert);
  const bool native = element.tag[0] == 'b' || element.tag[0] == 'a' || is_field(n.role);
  const bool by_script = n.roving || n.role == Role::main || n.role == Role::dialog;
  if (n.focusable != native || by_script) w.number("tab", n.focusable ? 0 : -1);
  w.flag("right", n.right);
  write_states(w, n);
  if (is_field(n.role)) write_field(w, n);
  if (n.role == Role::scroller) {
    w.flag("scroller", true);
    w.number("contentWidth", n.content_w);
    w.number("contentHeight", n.content_h);
  }
  return w.take();
}

void append_order(std::string& out, Id parent, const std::vector<Id>& children) {
  std::vector<Id>& before = sent_order[parent];
  if (before == children) return;
  before = children;
  if (out.back() != '[') out += ',';
  out += '[' + std::to_string(parent) + ",[";
  for (std::size_t i = 0; i < children.size(); ++i) out += (i ? "," : "") + std::to_string(children[i]);
  out += "]]";
}

std::string differences() {
  std::string removed = "[", set = "[", order = "[";
  for (auto it = sent.begin(); it != sent.end();) {
    if (positions.count(it->first)) {
      ++it;
      continue;
    }
    removed += (removed.size() > 1 ? "," : "") + std::to_string(it->first);
    sent_order.erase(it->first);
    scrolls.erase(it->first);
    it = sent.erase(it);
  }
  for (const Recorded& r : recording) {
    const Rect origin = r.parent ? recording[positions[r.parent]].node.rect : Rect{};
    std::string json = write_node(r, origin);
    std::string& before = sent[r.node.id];
    if (before == json) continue;
    set += (set.size() > 1 ? "," : "") + json;
    before = std::move(json);
  }
  append_order(order, 0, root_children);
  for (const Recorded& r : recording) append_order(order, r.node.id, r.children);
  if (removed.size() == 1 && set.size() == 1 && order.size() == 1) return {};
  return "{\"removed\":" + removed + "],\"set\":" + set + "],\"order\":" + order + "]}";
}

void settle_focus() {
  if (focus_was_lost) {
    focus_was_lost = false;
    focused_id = 0;
    if (!wanted_focus) wanted_focus = fallback_id;
  }
  if (!wanted_focus) return;
  if (kram_mirror_focus(wanted_focus)) {
    wanted_focus = 0;
  } else if (++focus_tries > 5) {
    // It is gone with its screen: whoever has lost the focus by that is not left without one.
    wanted_focus = focused_id == 0 && wanted_focus != fallback_id ? fallback_id : 0;
    focus_tries = 0;
    if (wanted_focus) request_frame();
  } else {
    request_frame();
  }
}

}  // namespace

bool taken(Id id) {
  return positions.count(id) > 0;
}

void add(Node node) {
  if (!positions.emplace(node.id, recording.size()).second) {
    std::fprintf(stderr, "two elements share an id: %s\n", node.name.c_str());
    return;
  }
  Recorded recorded;
  const Id id = node.id;
  recorded.node = std::move(node);
  if (open_stack.empty() || open_stack.back() == at_root) {
    root_children.push_back(id);
  } else {
    Recorded& parent = recording[open_stack.back()];
    recorded.parent = parent.node.id;
    parent.children.push_back(id);
  }
  recording.push_back(std::move(recorded));
}

void open(Node node) {
  const Id id = node.id;
  add(std::move(node));
  open_stack.push_back(positions[id]);
}
void close() {
  recording[open_stack.back()].node.last_inside = recording.back().node.id;
  open_stack.pop_back();
}
void open_floating(Node node) {
  open_stack.push_back(at_root);
  open(std::move(node));
}
void close_floating() {
  open_stack.pop_back();
  open_stack.pop_back();
}
void set_open_rect(Rect rect) {
  recording[open_stack.back()].node.rect = rect;
}
void set_open_content(float width, float height) {
  recording[open_stack.back()].node.content_w = width;
  recording[open_stack.back()].node.content_h = height;
}

Id focused() {
  return focused_id;
}
bool focus_ring() {
  return ring;
}
void request_focus(Id id) {
  wanted_focus = id;
  focus_tries = 0;
  request_frame();
}
void set_fallback(Id id) {
  fallback_id = id;
}
bool take_activation(Id id) {
  return activations.erase(id) > 0;
}

std::optional<std::string> take_input(Id id) {
  const auto found = inputs.find(id);
  if (found == inputs.end()) return std::nullopt;
  return found->second;
}

std::pair<float, float> scroll_of(Id id) {
  const auto found = scrolls.find(id);
  return found == scrolls.end() ? std::pair<float, float>{0, 0} : found->second;
}
void scroll_to(Id id, float x, float y) {
  wanted_scrolls[id] = {x, y};
  request_frame();
}
void select_all(Id id) {
  kram_mirror_select_all(id);
}
void caret_to_end(Id id) {
  kram_mirror_caret_to_end(id);
}

const std::vector<Node>& last_frame() {
  return shown;
}
const Node* find(Id id) {
  const auto found = shown_at.find(id);
  return found == shown_at.end() ? nullptr : &shown[found->second];
}

Id neighbour(Id id, int step, bool (*wanted)(const Node&)) {
  const auto found = shown_at.find(id);
  if (found == shown_at.end()) return 0;
  const auto count = static_cast<std::ptrdiff_t>(shown.size());
  for (auto i = static_cast<std::ptrdiff_t>(found->second) + step; i >= 0 && i < count; i += step)
    if (wanted(shown[static_cast<std::size_t>(i)])) return shown[static_cast<std::size_t>(i)].id;
  return 0;
}

void begin_frame() {
  recording.clear();
  positions.clear();
  open_stack.clear();
  root_children.clear();
}

void end_frame() {
  const std::string json = differences();
  if (!json.empty()) kram_mirror_apply(json.c_str());
  shown.clear();
  shown_at.clear();
  for (Recorded& r : recording) {
    shown_at[r.node.id] = shown.size();
    shown.push_back(std::move(r.node));
  }
  for (auto it = wanted_scrolls.begin(); it != wanted_scrolls.end();)
    it = kram_mirror_scroll_to(it->first, it->second.first, it->second.second) ? wanted_scrolls.erase(it) : ++it;
  activations.clear();
  inputs.clear();
  settle_focus();
}

}  // namespace mirror
}  // namespace kram::platform

using namespace kram::platform;

extern "C" {
EMSCRIPTEN_KEEPALIVE void kram_on_focus(unsigned id, int by_keyboard) {
  mirror::focused_id = id;
  mirror::ring = by_keyboard != 0;
}
EMSCRIPTEN_KEEPALIVE void kram_on_focus_lost() {
  mirror::focus_was_lost = true;
  request_frame();
}
EMSCRIPTEN_KEEPALIVE void kram_on_activate(unsigned id) {
  mirror::activations.insert(id);
}
EMSCRIPTEN_KEEPALIVE void kram_on_input(unsigned id, const char* text) {
  mirror::inputs[id] = text;
}
EMSCRIPTEN_KEEPALIVE void kram_on_scroll(unsigned id, double x, double y) {
  mirror::scrolls[id] = {static_cast<float>(x), static_cast<float>(y)};
}
}
