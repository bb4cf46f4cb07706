// The semantic tree: what every widget says of itself while it is drawn. After the frame the differences become real
// transparent elements over the canvas, which own focus, typing, selection, links and scrolling.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kram::platform {

using Id = std::uint32_t;

/// JSON text of a string, quotes included.
std::string json_text(std::string_view text);
/// Bytes of the font: 0 regular, 1 semibold, 2 icons. Empty when it did not load.
std::string font_bytes(int index);

namespace mirror {

enum class Role : std::uint8_t {
  text,
  heading,
  button,
  link,
  textbox,
  textarea,
  combobox,
  searchbox,
  checkbox,
  toggle,
  radio,
  tab,
  tablist,
  grid,
  rowgroup,
  row,
  columnheader,
  gridcell,
  rowheader,
  listbox,
  option,
  dialog,
  menu,
  menuitem,
  navigation,
  main,
  banner,
  region,
  group,
  list,
  listitem,
  image,
  status,
  alert,
  progressbar,
  scroller,
  layer,
  select,
  article,
  tooltip,
  count
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
};

/// One element of the tree. Empty and zero members say nothing.
struct Node {
  Id id = 0;
  Role role = Role::text;
  Rect rect;           ///< absolute CSS pixels, exactly what is drawn
  std::string name;    ///< visible words, or the label of a field or container
  std::string value;   ///< of a field
  std::string reason;  ///< why it is disabled, or a hint
  std::string href;    ///< where a link leads ("#/orders/42")
  std::string placeholder, input_mode, enter_key, input_type;
  std::string keys;   ///< the shortcut that does the same
  std::string color;  ///< of a field's text: shown by the browser while the field has the focus
  bool focusable = false, disabled = false, copyable = false, wrap = false, bold = false, inert = false;
  bool roving = false;      ///< focusable by arrows and script, not by Tab
  bool right = false;       ///< the text stands at the right edge
  bool skip_enter = false;  ///< Enter passes it by, Tab visits it
  bool select_all = false, read_only = false, invalid = false, required = false, modal = false, busy = false;
  std::optional<bool> checked, selected, expanded, pressed, current;
  const char* popup = nullptr;  ///< aria-haspopup
  const char* align = nullptr;  ///< of a field's text
  const char* sort = nullptr;   ///< aria-sort of a column header
  int level = 0;                ///< of a heading
  std::int64_t row_index = 0, row_count = 0;
  int column_index = 0, column_count = 0;
  float font_px = 0, line_px = 0, pad_left = 0, pad_right = 0, pad_y = 0;
  float content_w = 0, content_h = 0;  ///< of a scroller
  std::optional<int> percent;          ///< of a progress bar
  Id active_descendant = 0;
  Id last_inside = 0;  ///< of a container that was closed: the last node in it
};

/// Whether a node of this frame has the id already.
bool taken(Id id);
/// Adds a node under the open container.
void add(Node node);
/// Adds a node and opens it as the container of those that follow.
void open(Node node);
void close();
/// The same, but as a child of the root: what floats is never cut by the scroller that it was opened in.
void open_floating(Node node);
void close_floating();
/// The rectangle and id of an open container are known now (content was measured while drawn).
void set_open_rect(Rect rect);
void set_open_content(float width, float height);

/// The focused element's id; 0 = none. `focus_ring`: it came by keyboard, so the ring is drawn.
Id focused();
bool focus_ring();
/// Gives the focus to that element as soon as it stands in the tree.
void request_focus(Id id);
/// The element that takes the focus when the focused one disappears; the last call in a frame wins.
void set_fallback(Id id);
/// True once: the element was activated by keyboard, screen reader or script (not by the pointer).
bool take_activation(Id id);
/// The text that was typed into the field since the last frame.
std::optional<std::string> take_input(Id id);
/// Scroll offset of a scroller, as the browser has it.
std::pair<float, float> scroll_of(Id id);
void scroll_to(Id id, float x, float y);
void select_all(Id id);
/// The caret stands after the last letter of that field, nothing is selected.
void caret_to_end(Id id);

/// The tree of the last whole frame, in the order of focus.
const std::vector<Node>& last_frame();
/// The last frame's node, or null.
const Node* find(Id id);
/// The next (+1) or previous (-1) node after `id` for which `wanted` holds; 0 if none.
Id neighbour(Id id, int step, bool (*wanted)(const Node&));

void begin_frame();
void end_frame();

}  // namespace mirror
}  // namespace kram::platform
