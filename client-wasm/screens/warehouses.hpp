// Warehouses and the places in them.
#pragma once

namespace kram::screens {

/// A part of the company's screen.
void draw_warehouses();

}  // namespace kram::screens
