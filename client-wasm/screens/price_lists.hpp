// Price lists, what they stand on, and the prices in them.
#pragma once
#include <string>

namespace kram::screens {

/// A part of the company's screen; `part` is the list whose prices are shown, empty: all lists.
void draw_price_lists(const std::string& part);

}  // namespace kram::screens
