// The palette: one box that goes, finds and acts. Opens by Ctrl+K from anywhere.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "client-wasm/widgets/dialog.hpp"
#include "client-wasm/widgets/picker.hpp"

namespace kram::ui {

struct Command {
  std::string title;
  const char* icon = nullptr;
  std::string shortcut = {};
  std::string route = {};          ///< where it leads, or
  std::function<void()> run = {};  ///< what it does
  std::string words = {};          ///< more words by which it is found
};

/// Draws the open palette. `search` answers a text with places: each item's id is a route ("/orders/42").
void palette(DialogState& state, const std::vector<Command>& commands, const PickerSource& search = {});

}  // namespace kram::ui
