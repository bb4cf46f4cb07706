// Product categories: named, described, put away.
#pragma once

namespace kram::screens {

/// A part of the company's screen.
void draw_categories();

}  // namespace kram::screens
