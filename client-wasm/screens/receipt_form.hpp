// A receipt that is being entered. It is kept in the browser until it is posted, and cannot be changed afterwards.
#pragma once

namespace kram::screens {

void draw_receipt_form();

}  // namespace kram::screens
