// Fields that people type into. The frame is drawn; caret, selection, undo and input methods are the browser's, since
// the mirror's element of the field is a real <input> or <textarea>.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "client-wasm/widgets/layout.hpp"

namespace kram::ui {

struct FieldOptions {
  std::string_view placeholder = {};
  std::string_view error = {};       ///< not empty: the field is marked wrong and says this under it
  std::string_view help = {};        ///< soft words under the field
  std::string_view suffix = {};      ///< inside on the right: "₴", "%", "шт"
  std::string_view reason = {};      ///< not empty: read-only, and this is why
  const char* icon = nullptr;        ///< inside on the left
  std::string_view keys = {};        ///< the shortcut that leads here, such as "/"
  const char* input_mode = nullptr;  ///< "decimal", "tel", "email", "search", "numeric"
  bool label_hidden = false;         ///< the label is the accessible name only
  bool required = false;
  bool align_right = false;
  bool select_all = false;  ///< selects itself on focus
  bool bare = false;        ///< no frame until hovered or focused: for cells
  bool skip_enter = false;  ///< Enter passes it by; Tab visits it
  float width = 0;          ///< 0: all that is left
  int lines = 1;            ///< more than one: a text area
  Role role = Role::textbox;
  std::optional<bool> expanded = {};  ///< of a combobox
};

struct FieldResult {
  bool changed = false;  ///< the value was typed in this frame
  bool left = false;     ///< the focus went away in this frame: time to check and save
  bool focused = false;
  Id id = 0;
  Rect rect;  ///< of the frame, without label and help
};

/// A field with its label above it.
FieldResult text_field(std::string_view label, std::string& value, const FieldOptions& options = {});
FieldResult text_area(std::string_view label, std::string& value, int lines = 3, const FieldOptions& options = {});
FieldResult search_field(std::string_view label, std::string& value, const FieldOptions& options = {});
/// Without label, into a given rectangle: a cell of a grid.
FieldResult field_at(const Rect& r, std::string_view name, std::string& value, const FieldOptions& options = {});

/// After a refused save: the first field that is marked wrong takes the focus as soon as it is drawn.
void focus_first_wrong();
/// Gives it; called once at the end of a frame.
void follow_first_wrong();

/// Height that `text_field` takes: label, frame, and help or error.
float field_height(const FieldOptions& options);
/// Draws label, and error or help, around `body` and returns the rectangle between; used by all field-like widgets.
Rect field_frame(std::string_view label, const FieldOptions& options, float height);
void draw_field_box(const Rect& r, const Use& use, bool wrong, bool read_only, bool bare);

}  // namespace kram::ui
