#include "client-wasm/widgets/date_field.hpp"

#include <unordered_map>

#include "client-wasm/texts.hpp"
#include "client-wasm/widgets/button.hpp"
#include "client-wasm/widgets/keys.hpp"
#include "client-wasm/widgets/popover.hpp"
#include "client-wasm/widgets/text.hpp"
#include "shared/base/date_text.hpp"

namespace kram::ui {
namespace {

std::unordered_map<Id, std::string> typed_texts;
CivilDate shown_month;

// Draws a month; returns the pressed day.
std::optional<Date> month_grid(const std::optional<Date>& value) {
  std::optional<Date> picked;
  const Rect head = place(0, 36);
  const std::string title =
      std::string(month_name(shown_month.month, language())) + " " + std::to_string(shown_month.year);
  text_at({head.x + 8, head.y, head.w - 90, head.h}, title, Face::body_bold, colors().text);
  const Date first = date_of(shown_month.year, shown_month.month, 1);
  if (icon_button_at({head.right() - 72, head.y, 34, 34}, tr(words::previous_month), icon::chevron_left))
    shown_month = civil_of(add_months(first, -1));
  if (icon_button_at({head.right() - 36, head.y, 34, 34}, tr(words::next_month), icon::chevron_right))
    shown_month = civil_of(add_months(first, 1));
  const float cell = head.w / 7, height = metrics().roomy ? 44.f : 34.f;
  const Rect names = place(0, 26);
  for (int day = 1; day <= 7; ++day)
    draw_text({names.x + cell * static_cast<float>(day - 1), names.y, cell, names.h}, weekday_short(day, language()),
              Face::small, colors().text_soft, Align::center);
  const int lead = weekday(first) - 1;
  const int rows = (lead + days_in_month(shown_month.year, shown_month.month) + 6) / 7;
  for (int row = 0; row < rows; ++row) {
    const Rect line = place(0, height);
    for (int column = 0; column < 7; ++column) {
      const int day = row * 7 + column - lead + 1;
      if (day < 1 || day > days_in_month(shown_month.year, shown_month.month)) continue;
      const Date date = date_of(shown_month.year, shown_month.month, day);
      Key scope(day);
      const Rect box{line.x + cell * static_cast<float>(column), line.y, cell, height};
      const Rect dot{box.x + (cell - height + 2) / 2, box.y + 1, height - 2, height - 2};
      const Id id = id_of("day");
      const Use use = use_item(id, box);
      const bool on = value && *value == date;
      if (on)
        fill(dot, colors().accent, height / 2);
      else if (use.hovered)
        fill(dot, colors().hover, height / 2);
      if (!on && date == today()) frame(dot, colors().accent, height / 2);
      draw_text(box, std::to_string(day), Face::body,
                on                 ? colors().on_accent
                : is_weekend(date) ? colors().text_soft
                                   : colors().text,
                Align::center);
      if (use.ring) ring(dot, height / 2);
      Node n = node(id, Role::button, box, print_date(date));
      n.focusable = true;
      n.pressed = on;
      mirror::add(std::move(n));
      if (use.pressed) picked = date;
    }
  }
  return picked;
}

}  // namespace

Date today() {
  const double now = platform::now_ms();
  const double local = now + platform::zone_offset_min(now) * 60'000.0;
  return Date::of_days(static_cast<std::int32_t>(local / 86'400'000.0));
}

FieldResult date_field(std::string_view label, std::optional<Date>& value, const FieldOptions& options) {
  const Id id = id_of(label);
  const auto kept = typed_texts.find(id);
  std::string text = kept != typed_texts.end() ? kept->second : value ? print_date(*value) : "";
  FieldOptions o = options;
  if (o.placeholder.empty()) o.placeholder = language() == Language::uk ? "дд.мм.рррр" : "dd.mm.yyyy";
  o.input_mode = "decimal";
  o.select_all = true;
  const bool wrong = kept != typed_texts.end() && !text.empty() && !parse_typed_date(text, today()).ok();
  if (wrong && mirror::focused() != id && o.error.empty()) o.error = tr(words::date_wrong);
  const Rect r = field_frame(label, o, metrics().control);
  const Rect calendar{r.right() - metrics().control, r.y, metrics().control, r.h};
  Rect field = r;
  field.w -= o.reason.empty() ? metrics().control + 4 : 0;
  FieldResult result = field_at(field, label, text, o);
  if (result.changed) {
    typed_texts[id] = text;
    const auto parsed = parse_typed_date(text, today());
    result.changed = text.empty() || parsed.ok();
    if (text.empty())
      value.reset();
    else if (parsed.ok())
      value = *parsed;
  }
  if (!result.focused && typed_texts.count(id) && !wrong) typed_texts.erase(id);
  if (!o.reason.empty()) return result;
  Key scope(label);
  const Id button = button_id("###calendar");
  ButtonOptions look{.kind = ButtonKind::ghost, .expanded = popover_open(button), .popup = "dialog"};
  if (icon_button_at(calendar, std::string(visible(label)) + ": " + tr("календар", "calendar") + "###calendar",
                     icon::calendar, look) ||
      focused_key(id, "F4")) {
    shown_month = civil_of(value.value_or(today()));
    toggle_popover(button);
  }
  if (!popover_open(button)) return result;
  std::optional<Date> picked;
  {
    Popover p(button, r, 290, visible(label), Role::group, 460);
    picked = month_grid(value);
    if (menu_item(tr(words::today), {.icon = icon::calendar})) picked = today();
  }
  if (picked) {
    value = *picked;
    typed_texts.erase(id);
    result.changed = true;
    close_popover(button, false);
    mirror::request_focus(id);
  }
  return result;
}

}  // namespace kram::ui
