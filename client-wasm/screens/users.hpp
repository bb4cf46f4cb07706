// The company’s people: roles, passwords, who may sign in.
#pragma once

namespace kram::screens {

/// A part of the company's screen.
void draw_users();

}  // namespace kram::screens
