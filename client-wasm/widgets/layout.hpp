// Where things lie: one flow of places from top to bottom, rows, columns, scroll areas and floating layers.
#pragma once
#include <initializer_list>
#include <string_view>
#include <vector>

#include "client-wasm/widgets/item.hpp"

namespace kram::ui {

/// The next place in the flow. Width ≤ 0 takes all that is left of the line.
Rect place(float width, float height);
/// Width that is left at the cursor.
float width_left();
/// Width of the flow as a whole.
float flow_width();
/// Whether places stand side by side now: then lines of text take the height of a control.
bool in_row();
/// Where the next place would be.
Rect cursor();
/// Extra room before the next place.
void gap(float height);
/// Height from the cursor to the lower edge of the enclosing layer or scroll area.
float height_left();

/// A flow of its own inside a rectangle; `used` is the height of what was placed.
class Flow {
 public:
  explicit Flow(Rect bounds, float between = -1);
  ~Flow();
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;
  float used() const;
};

/// Items side by side, wrapped to the next line when the width is spent. `Align::right` pushes the row to the right
/// edge.
class Row {
 public:
  explicit Row(float between = space_2, Align align = Align::left);
  ~Row();
  /// How wide what was placed so far is.
  float used() const;
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

 private:
  Id id_;
};

/// Columns by weight. Where a column would be narrower than `narrowest`, four and more go by two in a line, others
/// stand one under another.
///   Columns c({2, 1}); left(); c.next(); right();
class Columns {
 public:
  explicit Columns(std::initializer_list<float> weights, float between = space_4, float narrowest = 220);
  ~Columns();
  void next();
  bool stacked() const { return stacked_; }
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;

 private:
  void begin(std::size_t index);
  Rect bounds_;
  std::vector<float> weights_;
  float between_, deepest_ = 0;
  std::size_t index_ = 0, per_line_ = 1;
  bool stacked_;
  void end_line();
};

/// A part of the screen that scrolls by itself; the browser's own scroller moves it.
class Scroll {
 public:
  Scroll(std::string_view name, Rect area, float pad = 0, float between = -1);
  ~Scroll();
  Scroll(const Scroll&) = delete;
  Scroll& operator=(const Scroll&) = delete;

 private:
  Id id_;
  Rect area_;
  float pad_, top_;
};

/// The open scroller moves so far that the rectangle is seen.
void bring_into_sight(const Rect& r);

/// What floats above: its own window for the pointer, its own root in the mirror. Later ones lie above earlier ones.
class Layer {
 public:
  Layer(std::string_view name, Rect rect, Node container, bool base = false);
  ~Layer();
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

 private:
  bool base_;
};

/// A number kept between frames under an id (measured heights, animation states).
float& remembered(Id id, float initial = 0);
/// Moves smoothly towards the target; asks for frames until it is there. Instant when motion is unwanted.
float animated(Id id, float target, float seconds = 0.12f);

}  // namespace kram::ui
