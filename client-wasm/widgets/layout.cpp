// The flow is a stack of boxes with a cursor each; heights that must be known beforehand are those of the last frame.
#include "client-wasm/widgets/layout.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace kram::ui {
namespace {

struct Box {
  Rect bounds;
  float y = 0, between = 0;
  bool row = false, first = true;
  float row_x = 0, row_height = 0, row_between = 0, row_end = 0;
};

std::vector<Box> boxes;
std::vector<float> bottoms;
std::vector<std::pair<Id, Rect>> scrollers;
std::unordered_map<Id, float> memory;

Box& box() {
  return boxes.back();
}

Rect place_in_row(Box& b, float width, float height) {
  const bool line_empty = b.row_x <= b.bounds.x + 0.5f;
  if (width <= 0) width = std::max(40.f, b.bounds.right() - b.row_x);
  if (!line_empty && b.row_x + width > b.bounds.right() + 0.5f) {
    b.y += b.row_height + b.row_between;
    b.row_x = b.bounds.x;
    b.row_height = 0;
  }
  const Rect r{b.row_x, b.y, width, height};
  b.row_x += width + b.row_between;
  b.row_end = std::max(b.row_end, r.right());
  b.row_height = std::max(b.row_height, height);
  return r;
}

}  // namespace

Rect place(float width, float height) {
  Box& b = box();
  if (b.row) return place_in_row(b, width, height);
  if (!b.first) b.y += b.between;
  b.first = false;
  const float w = width <= 0 ? b.bounds.w : std::min(width, b.bounds.w);
  const Rect r{b.bounds.x, b.y, w, height};
  b.y += height;
  return r;
}

float width_left() {
  const Box& b = box();
  return b.row ? std::max(0.f, b.bounds.right() - b.row_x) : b.bounds.w;
}
float flow_width() {
  return box().bounds.w;
}

bool in_row() {
  return box().row;
}

Rect cursor() {
  const Box& b = box();
  if (b.row) return {b.row_x, b.y, width_left(), 0};
  return {b.bounds.x, b.y + (b.first ? 0 : b.between), b.bounds.w, 0};
}

void gap(float height) {
  Box& b = box();
  if (b.row)
    b.row_x += height;
  else
    b.y += height;
}

float height_left() {
  return std::max(0.f, bottoms.back() - cursor().y);
}

Flow::Flow(Rect bounds, float between) {
  Box b;
  b.bounds = bounds;
  b.y = bounds.y;
  b.between = between < 0 ? metrics().gap : between;
  boxes.push_back(b);
  bottoms.push_back(bounds.h > 0 ? bounds.bottom() : bottoms.empty() ? 0 : bottoms.back());
}
Flow::~Flow() {
  boxes.pop_back();
  bottoms.pop_back();
}
float Flow::used() const {
  return box().y - box().bounds.y;
}

Row::Row(float between, Align align) {
  id_ = id_of("row") ^ static_cast<Id>(cursor().x * 7) ^ static_cast<Id>(boxes.size() * 7919);
  Box b;
  b.bounds = cursor();
  b.y = b.bounds.y;
  b.row = true;
  b.row_between = between;
  if (align != Align::left) {
    const float spare = std::max(0.f, b.bounds.w - remembered(id_ ^ static_cast<Id>(b.y)));
    b.bounds.x += align == Align::right ? spare : spare / 2;
  }
  b.row_x = b.row_end = b.bounds.x;
  boxes.push_back(b);
}

float Row::used() const {
  return box().row_end - box().bounds.x;
}

Row::~Row() {
  const Box b = box();
  boxes.pop_back();
  const Rect at = cursor();
  remembered(id_ ^ static_cast<Id>(at.y)) = b.row_end - b.bounds.x;
  const float height = b.y + b.row_height - at.y;
  if (height > 0) place(box().row ? b.row_end - at.x : 0, height);
}

Columns::Columns(std::initializer_list<float> weights, float between, float narrowest)
    : bounds_(cursor()), weights_(weights), between_(between), per_line_(weights.size()) {
  const auto each = [&](std::size_t count) {
    return (bounds_.w - between * static_cast<float>(count - 1)) / static_cast<float>(count);
  };
  if (each(per_line_) < narrowest) per_line_ = weights_.size() >= 4 && each(2) >= narrowest ? 2 : 1;
  stacked_ = per_line_ == 1;
  if (per_line_ == 2 && weights_.size() > 2) weights_.assign(weights_.size(), 1.f);
  begin(0);
}

void Columns::begin(std::size_t index) {
  index_ = index;
  if (stacked_) return;
  const std::size_t first = index / per_line_ * per_line_;
  float total = 0, before = 0;
  for (std::size_t i = first; i < std::min(first + per_line_, weights_.size()); ++i) {
    total += weights_[i];
    if (i < index) before += weights_[i];
  }
  const float free = bounds_.w - between_ * static_cast<float>(per_line_ - 1);
  const float x = bounds_.x + std::round(free * before / total) + between_ * static_cast<float>(index - first);
  Box b;
  b.bounds = {x, bounds_.y, std::round(free * weights_[index] / total), 0};
  b.y = bounds_.y;
  b.between = box().between;
  boxes.push_back(b);
}

void Columns::end_line() {
  if (deepest_ > 0) place(0, deepest_);
  deepest_ = 0;
  bounds_.y = cursor().y;
}

void Columns::next() {
  if (!stacked_) {
    deepest_ = std::max(deepest_, box().y - bounds_.y);
    boxes.pop_back();
    if ((index_ + 1) % per_line_ == 0) end_line();
  }
  begin(index_ + 1);
}

Columns::~Columns() {
  if (stacked_) return;
  deepest_ = std::max(deepest_, box().y - bounds_.y);
  boxes.pop_back();
  if (deepest_ > 0) place(0, deepest_);
}

Scroll::Scroll(std::string_view name, Rect area, float pad, float between) : id_(id_of(name)), area_(area), pad_(pad) {
  mirror::open(node(id_, Role::scroller, area, ""));
  clip_begin(area);
  const float offset = mirror::scroll_of(id_).second;
  top_ = area.y + pad - offset;
  Box b;
  b.bounds = {area.x + pad, top_, area.w - 2 * pad, 0};
  b.y = top_;
  b.between = between < 0 ? metrics().gap : between;
  boxes.push_back(b);
  bottoms.push_back(area.bottom());
  scrollers.emplace_back(id_, area);
}

Scroll::~Scroll() {
  const float height = box().y - top_ + 2 * pad_;
  boxes.pop_back();
  bottoms.pop_back();
  scrollers.pop_back();
  clip_end();
  mirror::set_open_content(0, std::floor(height));
  mirror::close();
}

void bring_into_sight(const Rect& r) {
  if (scrollers.empty()) return;
  const auto& [id, area] = scrollers.back();
  const float above = r.y - area.y, below = r.bottom() - area.bottom();
  const float step = above < 0 ? above : below > 0 ? below : 0;
  if (step != 0) mirror::scroll_to(id, 0, mirror::scroll_of(id).second + step);
}

Layer::Layer(std::string_view name, Rect rect, Node container, bool base) : base_(base) {
  const std::string title(name);
  ImGui::SetNextWindowPos(rect.min());
  ImGui::SetNextWindowSize({std::max(1.f, rect.w), std::max(1.f, rect.h)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::Begin(title.c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar(4);
  if (!base_) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  mirror::open_floating(std::move(container));
  Box b;
  b.bounds = rect;
  b.y = rect.y;
  b.between = metrics().gap;
  boxes.push_back(b);
  bottoms.push_back(rect.bottom());
}

Layer::~Layer() {
  boxes.pop_back();
  bottoms.pop_back();
  mirror::close_floating();
  ImGui::End();
}

float& remembered(Id id, float initial) {
  return memory.emplace(id, initial).first->second;
}

float animated(Id id, float target, float seconds) {
  float& value = remembered(id, target);
  if (platform::viewport().calm) return value = target;
  const float step = ImGui::GetIO().DeltaTime / seconds;
  if (std::fabs(value - target) <= step) return value = target;
  value += value < target ? step : -step;
  platform::request_frame();
  return value;
}

}  // namespace kram::ui
