// Suppliers as a picker finds them: by name, phone or code.
#pragma once
#include <string>

#include "client-wasm/widgets/picker.hpp"

namespace kram::screens {

void find_suppliers(const std::string& text, ui::PickerReply reply);

}  // namespace kram::screens
