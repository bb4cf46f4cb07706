// Dialogs: one decision above the screen. A sheet from below on a phone. Escape closes, the focus returns to the
// opener.
#pragma once
#include <functional>
#include <string_view>

#include "client-wasm/widgets/layout.hpp"

namespace kram::ui {

/// Kept by the screen. `open_dialog(d)` shows it; `close_dialog(d)` hides it and returns the focus.
struct DialogState {
  bool open = false;
  Id opener = 0;
  bool fresh = false;
};
void open_dialog(DialogState& state);
void close_dialog(DialogState& state);

struct DialogOptions {
  float width = 520;
  bool can_close = true;  ///< by Escape, the cross, a press outside
  bool top = false;       ///< near the upper edge: for search
};
/// Draws the dialog while it is open: `body` scrolls, `footer` (buttons, right-aligned) stays.
void dialog(DialogState& state, std::string_view title, const std::function<void()>& body,
            const std::function<void()>& footer = {}, const DialogOptions& options = {});
/// Asks before what can't be undone: says what follows; true when confirmed.
bool confirm_dialog(DialogState& state, std::string_view title, std::string_view consequences, std::string_view action);

/// Whether a dialog was open in the last frame: what lies under it takes no keys and no focus.
bool any_dialog();

/// A short message at the lower edge. With `undo` it offers to take the action back for 10 seconds (also by Ctrl+Z).
void toast(std::string_view text, Tone t = Tone::good, std::function<void()> undo = {});
/// Toasts of this frame stand so much higher: a bar of buttons lies there.
void lift_toasts(float height);
/// Draws the toasts and forgets closed dialogs; called once at the end of a frame.
void draw_floating();

}  // namespace kram::ui
