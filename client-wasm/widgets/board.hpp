// A board: lanes side by side, each with its cards; on a phone one lane at a time under tabs.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "client-wasm/widgets/layout.hpp"

namespace kram::ui {

struct LaneCard {
  std::string key;           ///< unique on the board
  std::string title, href;   ///< the link that opens it
  std::string under, right;  ///< client; sum
  std::string note;          ///< a soft last line: age, owner
  std::string badge = {};
  Tone badge_tone = Tone::neutral;
};
struct Lane {
  std::string title, under;  ///< "У роботі"; "12 345,00 ₴"
  Tone tone = Tone::neutral;
  std::int64_t count = 0;  ///< of all its cards, also of those not given here
  std::vector<LaneCard> cards;
};

/// Draws the board in all that is left. Returns the lane whose "show more" was pressed.
std::optional<std::size_t> board(std::string_view name, const std::vector<Lane>& lanes);

}  // namespace kram::ui
