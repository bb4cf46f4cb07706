#include "client-wasm/widgets/board.hpp"

#include <algorithm>
#include <cmath>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/choice.hpp"
#include "client-wasm/widgets/display.hpp"
#include "client-wasm/widgets/text.hpp"

namespace kram::ui {
namespace {

void draw_card(const LaneCard& card) {
  Key scope(card.key);
  const bool third = !card.note.empty() || !card.badge.empty();
  const Rect r = place(0, third ? 92.f : 66.f);
  if (!is_visible({r.x, r.y - 200, r.w, r.h + 400})) return;
  const Id id = id_of("card");
  const Use use = use_item(id, r);
  fill(r, colors().surface, card_corner - 2);
  frame(r, use.hovered ? colors().line_strong : colors().line, card_corner - 2);
  if (use.ring) ring_inside(r, card_corner - 2);
  if (text_width(card.under, Face::body) > r.w - 24) hint(use, r, card.under);
  const Rect in = r.inset(12, 0);
  const float title = text_width(card.title, Face::body_bold) + 8;
  const Face face = fitting(card.right, in.w - title, Face::body_bold, Face::small_bold);  // neither is cut
  const float right = text_width(card.right, face) + 4;
  draw_text({in.x, r.y + 9, in.w - right, 24}, card.title, Face::body_bold, colors().text);
  draw_text({in.right() - right, r.y + 9, right, 24}, card.right, face, colors().text, Align::right);
  draw_text({in.x, r.y + 34, in.w, 22}, card.under, Face::body, colors().text_soft);
  if (third) {
    const float badge = card.badge.empty() ? 0 : badge_width(card.badge) + 8;
    const Rect last{in.x, r.y + 60, in.w, 22};
    if (badge == 0 || text_width(card.note, Face::small) <= last.w - badge)  // half a date says nothing
      draw_text({last.x, last.y, last.w - badge, last.h}, card.note, Face::small, colors().text_soft);
    if (badge > 0) {
      const Rect chip{last.right() - badge + 8, last.y, badge - 8, last.h};
      fill(chip, tone(card.badge_tone).soft, 6);
      draw_text(chip, card.badge, Face::small, tone(card.badge_tone).strong, Align::center);
    }
  }
  Node n = node(id, Role::link, r, card.title);
  for (const std::string* part : {&card.under, &card.right, &card.badge, &card.note})
    if (!part->empty()) n.name += ", " + *part;
  n.href = card.href;
  n.focusable = true;
  mirror::add(std::move(n));
}

bool draw_cards(const Lane& lane, const Rect& area) {
  Scroll scroll("cards", area, 2, space_2);
  for (const LaneCard& card : lane.cards) draw_card(card);
  if (lane.cards.empty()) soft_text(tr("Порожньо", "Empty"), Face::small);
  const auto given = static_cast<std::int64_t>(lane.cards.size());
  const bool more =
      lane.count > given && button(std::string(tr(words::more)) + " " + std::to_string(lane.count - given),
                                   {.kind = ButtonKind::ghost, .width = -1});
  gap(space_4);
  return more;
}

constexpr float lane_head_height = 48;

void lane_head(const Lane& lane, const Rect& r) {
  canvas()->AddCircleFilled({r.x + 8, r.y + 12}, 5, tone(lane.tone).strong, 20);
  const std::string count = std::to_string(lane.count);
  const float title = std::min(text_width(lane.title, Face::body_bold) + 1, r.w - 80);
  text_at({r.x + 22, r.y, title, 24}, lane.title, Face::body_bold, colors().text);
  text_at({r.x + 30 + title, r.y, 50, 24}, count, Face::small, colors().text_soft);
  text_at({r.x + 22, r.y + 23, r.w - 22, 18}, lane.under, Face::small, colors().text_soft);
}

}  // namespace

std::optional<std::size_t> board(std::string_view name, const std::vector<Lane>& lanes) {
  std::optional<std::size_t> more;
  if (lanes.empty()) return more;
  Key scope(name);
  if (is_phone()) {
    float& chosen = remembered(id_of("lane"), 0);
    int index = std::min(static_cast<int>(chosen), static_cast<int>(lanes.size()) - 1);
    std::vector<Tab> list;
    for (const Lane& lane : lanes) list.push_back({lane.title, static_cast<int>(lane.count)});
    if (tabs(name, index, list)) chosen = static_cast<float>(index);
    const Rect area = place(0, height_left());
    Key lane(index);
    if (draw_cards(lanes[static_cast<std::size_t>(index)], area.inset(10, 8))) more = static_cast<std::size_t>(index);
    return more;
  }
  const Rect area = place(0, height_left());
  const Id scroller = id_of("lanes");
  const float pad = metrics().page_pad, between = space_4;
  const float count = static_cast<float>(lanes.size());
  const float width =
      std::max(metrics().roomy ? 250.f : 216.f, std::floor((area.w - 2 * pad - between * (count - 1)) / count));
  mirror::open(node(scroller, Role::scroller, area, ""));
  clip_begin(area);
  float x = area.x + pad - mirror::scroll_of(scroller).first;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    Key lane(static_cast<std::int64_t>(i));
    const Rect r{x, area.y + space_3, width, area.h - space_3};
    mirror::open(node(id_of("lane"), Role::region, r, lanes[i].title));
    lane_head(lanes[i], {r.x, r.y, r.w, lane_head_height});
    if (draw_cards(lanes[i], {r.x - 2, r.y + lane_head_height, r.w + 4, r.h - lane_head_height})) more = i;
    mirror::close();
    x += width + between;
  }
  clip_end();
  mirror::set_open_content(width * count + between * (count - 1) + 2 * pad, 0);
  mirror::close();
  return more;
}

}  // namespace kram::ui
