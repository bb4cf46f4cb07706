// Words on the screen: headings, plain and soft text, what can be copied, links.
#pragma once
#include <string_view>

#include "client-wasm/widgets/layout.hpp"

namespace kram::ui {

/// A heading of level 1 (page), 2 (section) or 3 (group).
void heading(std::string_view text, int level = 2);
/// One line; too long a text ends in "…" with the whole text as a hint.
void text(std::string_view value, Face face = Face::body, Align align = Align::left);
void soft_text(std::string_view value, Face face = Face::small, Align align = Align::left);
/// Text in the colour of a meaning.
void toned_text(std::string_view value, Tone t, Face face = Face::body);
/// A paragraph broken into lines.
void paragraph(std::string_view value, bool soft = false);
/// A number, phone, address or note that people select and copy with the mouse.
void copyable(std::string_view value, Face face = Face::body);
/// A real link: middle click and Ctrl+click open tabs. `href` such as "#/orders/42".
bool link(std::string_view label, std::string_view href, Face face = Face::body);

/// The same into a given rectangle, for cells and cards: draws and mirrors.
void text_at(const Rect& r, std::string_view value, Face face, ImU32 color, Align align = Align::left,
             bool copy = false);
/// The face that is wanted, or the smaller one when the value would be cut.
Face fitting(std::string_view value, float width, Face wanted, Face smaller);
/// Says the whole text beside it while the pointer rests on one that was cut to "…".
void whole_on_hover(const Rect& r, std::string_view value, Face face);
bool link_at(const Rect& r, std::string_view label, std::string_view href, Face face = Face::body,
             Align align = Align::left);

void icon_mark(const char* icon, Tone t = Tone::neutral);
/// A hairline across the flow.
void separator();

}  // namespace kram::ui
