// Keys: shortcuts by physical key, keys of the focused widget, and the walk of Enter through the fields.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "client-wasm/widgets/item.hpp"

namespace kram::ui {

/// Announces a shortcut for this frame; true when it was pressed. Chords: "Ctrl+K", "Ctrl+Enter", "F9", "N", "Escape".
/// Letters alone work only while nobody types. What is announced later (upper layers) is served first.
bool shortcut(std::string_view chord, bool while_typing = false);
/// The chord as people read it: "Ctrl+S", "/", "Ins".
std::string chord_text(std::string_view chord);
/// A control that may be followed by its shortcut of one letter: `button(…) || shortcut("N")`.
void control_drawn(Id id);
/// The shortcut of that control, as the last frame knew it; empty: none.
std::string chord_of_control(Id id);
/// While the key is held, each control says its shortcut; called once at the end of a frame.
void draw_asked_shortcuts();
/// The same for a key that belongs to the focused widget: "ArrowDown", "Enter", "Escape", "Shift+Tab".
bool focused_key(Id id, std::string_view chord);
/// Moves on as Enter does: to the next field that Enter visits.
void walk_on(Id id);
/// Layers under an open dialog announce nothing.
void mute_shortcuts(bool muted);

/// Many cells pasted into a field (rows of a spreadsheet); only the focused widget that asks gets them.
std::optional<std::string> take_pasted(Id id);
/// Announces that this id takes pasted rows itself in this frame.
void accepts_rows(Id id);
bool on_paste(Id focused, const std::string& text);
/// Announces that a right click or long press on this rectangle opens our own menu.
void offers_menu(const Rect& rect);
bool wants_context_menu(bool by_key);
/// The screen holds typed text that neither the server nor a draft has.
void set_unsaved(bool unsaved);
bool has_unsaved();

/// From the platform, at the moment of the press; true: the key is ours.
bool on_key(const platform::Key& key);
void begin_keys();
void end_keys();

}  // namespace kram::ui
