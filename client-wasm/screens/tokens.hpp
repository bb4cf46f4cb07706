// Keys of programs; a secret is shown once.
#pragma once

namespace kram::screens {

/// A part of the company's screen.
void draw_tokens();

}  // namespace kram::screens
