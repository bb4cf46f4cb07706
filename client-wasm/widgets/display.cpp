#include "client-wasm/widgets/display.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/text.hpp"

namespace kram::ui {

const char* tone_icon(Tone t) {
  switch (t) {
    case Tone::good:
      return icon::circle_check;
    case Tone::warning:
      return icon::triangle_alert;
    case Tone::bad:
      return icon::circle_alert;
    case Tone::info:
      return icon::info;
    case Tone::accent:
      return icon::circle_dot;
    case Tone::neutral:
      break;
  }
  return icon::circle;
}

float badge_width(std::string_view text, const char* icon) {
  return std::ceil(text_width(text, Face::small)) + 16 + (icon ? 17 : 0);
}

void badge_at(const Rect& r, std::string_view value, Tone t, const char* icon) {
  const float height = 22;
  const Rect box{r.x, std::round(r.y + (r.h - height) / 2), std::min(r.w, badge_width(value, icon)), height};
  fill(box, tone(t).soft, 6);
  const float lead = icon ? 17.f : 0;
  if (icon) draw_icon({box.x + 6, box.y, 14, box.h}, icon, tone(t).strong, 14);
  text_at({box.x + 8 + lead, box.y, box.w - 14 - lead, box.h}, value, Face::small, tone(t).strong);
}

void badge(std::string_view value, Tone t, const char* icon) {
  badge_at(place(badge_width(value, icon), in_row() ? metrics().control : 24), value, t, icon);
}

namespace {

void card_title(std::string_view title, const Rect& r) {
  Node n = node(id_of(title), Role::heading, {r.x, r.y, std::min(r.w, text_width(title, Face::title) + 1), r.h}, title);
  n.level = 3;
  n.font_px = font_px(Face::title);
  n.bold = true;
  draw_text(r, title, Face::title, colors().text);
  mirror::add(std::move(n));
}

}  // namespace

Card::Card(std::string_view name, std::string_view title, const std::function<void()>& actions)
    : id_(id_of(name) ^ 0xCA2D) {
  const Rect at = cursor();
  const float height = remembered(id_, 80);
  rect_ = {at.x, at.y, at.w, height};
  fill(rect_, colors().surface, card_corner);
  frame(rect_, colors().line, card_corner);
  mirror::open(node(id_, Role::group, rect_, title.empty() ? "" : title));
  key_.emplace(name);
  const float pad = is_phone() ? 14.f : 18.f;
  flow_.emplace(Rect{at.x + pad, at.y + pad, at.w - 2 * pad, 0});
  if (title.empty()) return;
  if (!actions) {
    card_title(title, place(0, 26));
    return;
  }
  // Buttons stand beside the title, or under it where too little of the title would be left.
  float& width = remembered(id_ ^ 0xAC7);
  const float room = cursor().w - width - space_4, wanted = text_width(title, Face::title);
  const bool under = wanted > room && room < 160;
  const Rect head = place(0, under ? 26 : metrics().control);
  card_title(title, under ? head : Rect{head.x, head.y, std::min(room, wanted + 1), head.h});
  std::optional<Flow> side;
  if (!under) side.emplace(Rect{head.right() - width, head.y, head.w, head.h}, 0.f);
  Row row(space_2);
  actions();
  const float used = under ? std::max(width, row.used()) : row.used();  // under the title they may stand in two lines
  if (std::fabs(used - width) < 0.5f) return;
  width = used;
  platform::request_frame();
}

Card::~Card() {
  const float pad = is_phone() ? 14.f : 18.f;
  const float height = flow_->used() + 2 * pad;
  flow_.reset();
  key_.reset();
  mirror::set_open_rect(mirrored({rect_.x, rect_.y, rect_.w, height}));
  mirror::close();
  float& kept = remembered(id_);
  if (std::fabs(kept - height) > 0.5f) {
    kept = height;
    platform::request_frame();
  }
  place(0, height);
}

void facts(const std::vector<Fact>& list) {
  int serial = 0;
  for (const Fact& fact : list) {
    Key scope(serial++);
    const float touched = fact.href.empty() ? 36.f : metrics().control;  // a link is a target of a finger
    const float height = metrics().roomy ? touched : 28.f;
    const Face face = fact.strong ? Face::body_bold : Face::body;
    const float wanted = text_width(fact.label, Face::body) + 14 + text_width(fact.value, face);
    const bool under = wanted > flow_width();  // neither the name nor a sum is cut for the other
    const float first = under ? 24.f : height;
    if (fact.href.empty() && text_width(fact.value, face) > flow_width()) {  // a text longer than a line is read whole
      text_at(place(0, first), fact.label, Face::body, colors().text_soft);
      paragraph(fact.value);
      continue;
    }
    const Rect r = place(0, under ? first + height : height);
    const float label = under ? r.w : text_width(fact.label, Face::body) + 1;
    text_at({r.x, r.y, label, first}, fact.label, Face::body, colors().text_soft);
    const Rect value =
        under ? Rect{r.x, r.y + first, r.w, height} : Rect{r.x + label + 12, r.y, r.w - label - 12, height};
    if (!fact.href.empty()) {
      link_at(value, fact.value, fact.href, face, Align::right);
    } else {
      text_at(value, fact.value, face, fact.tone == Tone::neutral ? colors().text : tone(fact.tone).strong,
              Align::right, fact.copyable);
    }
  }
}

void timeline(std::string_view name, const std::vector<Event>& events) {
  Key scope(name);
  const Rect start = cursor();
  mirror::open(node(id_of("timeline"), Role::list, start, name));
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    Key item(static_cast<std::int64_t>(i));
    const float detail = event.detail.empty() ? 0 : wrapped_height(event.detail, Face::small, start.w - 40);
    const Rect r = place(0, 24 + detail + 6);
    mirror::open(node(id_of("event"), Role::listitem, r, event.title));
    if (i + 1 < events.size()) fill({r.x + 11, r.y + 26, 1, r.h - 26 + metrics().gap}, colors().line);
    canvas()->AddCircleFilled({r.x + 12, r.y + 12}, 12, tone(event.tone).soft, 24);
    draw_icon({r.x, r.y, 24, 24}, event.icon ? event.icon : tone_icon(event.tone), tone(event.tone).strong, 14);
    const float when = text_width(event.when, Face::small) + 1;
    text_at({r.x + 36, r.y, r.w - 48 - when, 24}, event.title, Face::body, colors().text);
    text_at({r.right() - when, r.y, when, 24}, event.when, Face::small, colors().text_soft);
    if (detail > 0) {
      const Rect body{r.x + 36, r.y + 24, r.w - 40, detail};
      draw_wrapped(body, event.detail, Face::small, colors().text_soft);
      Node n = node(id_of("detail"), Role::text, body, event.detail);
      n.font_px = font_px(Face::small);
      n.line_px = line_px(Face::small);
      n.wrap = n.copyable = true;
      mirror::add(std::move(n));
    }
    mirror::close();
  }
  mirror::set_open_rect({start.x, start.y, start.w, cursor().y - start.y});
  mirror::close();
}

void figure(std::string_view label, std::string_view value, std::string_view under, Tone t, std::string_view href) {
  const float pad = 16;
  const Rect r = place(0, under.empty() ? 82 : 104);
  const Id id = id_of(label);
  const Use use = href.empty() ? Use{} : use_item(id, r);
  fill(r, colors().surface, card_corner);
  frame(r, use.hovered ? colors().line_strong : colors().line, card_corner);
  const Rect inside = r.inset(pad, 0);
  draw_text({inside.x, r.y + 14, inside.w, 18}, label, Face::small, colors().text_soft);
  const Face smaller = fitting(value, inside.w, Face::title, Face::body_bold);
  const Face face = fitting(value, inside.w, Face::display, smaller);  // a sum is never cut
  draw_text({inside.x, r.y + 36, inside.w, 32}, value, face, t == Tone::neutral ? colors().text : tone(t).strong);
  if (!under.empty()) draw_text({inside.x, r.y + 74, inside.w, 18}, under, Face::small, colors().text_soft);
  if (!href.empty()) draw_icon({r.right() - pad - 16, r.y + 14, 16, 18}, icon::arrow_up_right, colors().text_faint, 15);
  if (use.ring) ring(r, card_corner);
  Node n = node(id, href.empty() ? Role::text : Role::link, r, std::string(label) + " " + std::string(value));
  n.href = std::string(href);
  n.focusable = !href.empty();
  mirror::add(std::move(n));
}

void progress(std::string_view label, int percent, Tone t) {
  const Rect r = place(0, 30);
  const std::string number = std::to_string(percent) + " %";
  text_at({r.x, r.y, r.w - 60, 20}, label, Face::small, colors().text_soft);
  draw_text({r.right() - 60, r.y, 60, 20}, number, Face::small, colors().text, Align::right);
  const Rect track{r.x, r.y + 23, r.w, 6};
  fill(track, colors().skeleton, 3);
  const float width = track.w * static_cast<float>(std::clamp(percent, 0, 100)) / 100;
  if (width > 1)
    fill({track.x, track.y, std::max(6.f, width), 6}, t == Tone::accent ? colors().accent : tone(t).strong, 3);
  Node n = node(id_of(label), Role::progressbar, track, label);
  n.percent = percent;
  mirror::add(std::move(n));
}

namespace {

// Each line is a text of its own, so that the tree lies exactly over the pixels.
float centred_lines(std::string_view value, float width) {
  Flow lines({cursor().x, cursor().y, flow_width(), 0}, 0);
  width -= text_width(" ", Face::body);  // Dear ImGui leaves the blank before a line's last word out of its sum
  while (!value.empty()) {
    const char* stop = font(Face::body)->CalcWordWrapPositionA(1, value.data(), value.data() + value.size(), width);
    const auto taken = std::max<std::size_t>(1, static_cast<std::size_t>(stop - value.data()));
    text_at(place(0, line_px(Face::body)), value.substr(0, taken), Face::body, colors().text_soft, Align::center);
    value.remove_prefix(taken);
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  }
  return lines.used();
}

}  // namespace

bool empty_state(const char* icon, std::string_view title, std::string_view value, std::string_view action) {
  gap(space_8);
  const Rect r = place(0, 52);
  const Rect dot{r.x + r.w / 2 - 26, r.y, 52, 52};
  fill(dot, colors().sunken, 16);
  draw_icon(dot, icon, colors().text_soft, 24);
  text(title, Face::title, Align::center);
  place(0, centred_lines(value, std::min(520.f, flow_width())));
  if (action.empty()) return false;
  gap(space_1);
  const ButtonOptions look{.kind = ButtonKind::primary};
  const float button = button_width(action, look);
  const Rect at = place(0, metrics().control);
  return button_at({at.x + (at.w - button) / 2, at.y, button, at.h}, action, look);
}

bool notice(Tone t, std::string_view value, std::string_view action) {
  const float button = action.empty() ? 0 : button_width(action) + 12;
  const bool under = is_phone() && button > 0;
  const float width = flow_width() - 50 - (under ? 0 : button);
  const float height = wrapped_height(value, Face::body, width);
  const Rect r = place(0, std::max(height + 22, metrics().control + 10) + (under ? metrics().control + 8 : 0));
  fill(r, tone(t).soft, card_corner);
  const float body_height = under ? height + 22 : r.h;
  const Rect body{r.x + 42, r.y + (body_height - height) / 2, width, height};
  draw_icon({r.x + 14, body.y, 18, line_px(Face::body)}, tone_icon(t), tone(t).strong, 18);
  draw_wrapped(body, value, Face::body, tone(t).strong);
  Node n = node(id_of(value), t == Tone::bad ? Role::alert : Role::status, body, value);
  n.font_px = font_px(Face::body);
  n.line_px = line_px(Face::body);
  n.wrap = n.copyable = true;
  mirror::add(std::move(n));
  if (action.empty()) return false;
  if (under) return button_at({r.x + 42, r.bottom() - metrics().control - 8, button - 12, metrics().control}, action);
  return button_at({r.right() - button, r.y + (r.h - metrics().control) / 2, button - 8, metrics().control}, action);
}

void skeleton(int lines, float height) {
  for (int i = 0; i < lines; ++i) {
    const Rect r = place(0, height);
    const float share = i % 3 == 2 ? 0.6f : i % 3 == 1 ? 0.85f : 1.f;
    fill({r.x, r.y, r.w * share, r.h}, colors().skeleton, corner);
  }
  Node n = node(id_of("skeleton") ^ static_cast<Id>(cursor().y), Role::group, {cursor().x, cursor().y, 1, 1}, "");
  n.busy = true;
  mirror::add(std::move(n));
}

}  // namespace kram::ui
