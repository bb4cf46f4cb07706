// The sheet of all keys, by F1 and from the user's menu.
#pragma once
#include "client-wasm/texts.hpp"

namespace kram::ui {

namespace key_words {
inline constexpr Word title{"Клавіші", "Keys"};
inline constexpr Word all{"Усі клавіші", "All keys"};
inline constexpr Word letters{"Клавіші з однієї літери", "Keys of one letter"};
}  // namespace key_words

void open_key_sheet();
/// Draws the sheet while it is open and listens to F1; called once a frame, after the screen.
void key_sheet();

}  // namespace kram::ui
