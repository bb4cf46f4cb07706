// Keys: shortcuts by physical key, keys of the focused widget, and the walk of Enter through the fields.
#pragma once
#include <string_view>

#include "client-wasm/widgets/item.hpp"

namespace kram::ui {

/// Announces a shortcut for this frame; true when it was pressed. Chords: "Ctrl+K", "Ctrl+Enter", "F9", "N", "Escape".
/// Letters alone work only while nobody types. What is announced later (upper layers) is served first.
bool shortcut(std::string_view chord, bool while_typing = false);
/// The same for a key that belongs to the focused widget: "ArrowDown", "Enter", "Escape", "Shift+Tab".
bool focused_key(Id id, std::string_view chord);
/// Layers under an open dialog announce nothing.
void mute_shortcuts(bool muted);

/// From the platform, at the moment of the press; true: the key is ours.
bool on_key(const platform::Key& key);
void begin_keys();
void end_keys();

}  // namespace kram::ui
