// What only shows: badges, cards, facts, timelines, figures, progress, empty places and skeletons.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client-wasm/widgets/layout.hpp"
#include "icons.hpp"

namespace kram::ui {

/// A chip with a word; the icon says the same as the colour, for those who do not see it.
void badge(std::string_view text, Tone t = Tone::neutral, const char* icon = nullptr);
float badge_width(std::string_view text, const char* icon = nullptr);
void badge_at(const Rect& r, std::string_view text, Tone t, const char* icon = nullptr);
/// The icon that stands for a meaning.
const char* tone_icon(Tone t);

/// A panel of the surface's colour around what is drawn until it ends. A title, when given, is its heading.
class Card {
 public:
  explicit Card(std::string_view name, std::string_view title = {}, const std::function<void()>& actions = {});
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

 private:
  Id id_;
  Rect rect_;
  std::optional<Key> key_;
  std::optional<Flow> flow_;
};

struct Fact {
  std::string label, value;
  Tone tone = Tone::neutral;
  bool copyable = false, strong = false;
  std::string href = {};
};
/// Label on the left, value on the right, a line each.
void facts(const std::vector<Fact>& list);

struct Event {
  std::string title, detail, when;
  const char* icon = nullptr;
  Tone tone = Tone::neutral;
};
/// What happened, newest first as given.
void timeline(std::string_view name, const std::vector<Event>& events);

/// A big number with its name: a door when `href` is given.
void figure(std::string_view label, std::string_view value, std::string_view under = {}, Tone t = Tone::neutral,
            std::string_view href = {});

/// 0 … 100. The words stand above the bar.
void progress(std::string_view label, int percent, Tone t = Tone::accent);

/// Says what belongs here and offers the first step; true when it was pressed.
bool empty_state(const char* icon, std::string_view title, std::string_view text, std::string_view action = {});
/// A message across the screen: what happened, what was kept, what to do. True when its action was pressed.
bool notice(Tone t, std::string_view text, std::string_view action = {});
/// Grey lines while something under a second is on its way.
void skeleton(int lines, float height = 16);

}  // namespace kram::ui
