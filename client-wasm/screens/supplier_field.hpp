// The field that finds one supplier, by name, phone or code.
#pragma once
#include <optional>
#include <string>

#include "client-wasm/widgets/picker.hpp"
#include "shared/base/id.hpp"

namespace kram::screens {

/// Changes `id` and `name` by what is chosen; `create`, when given, offers to add what is typed.
ui::PickerResult supplier_field(std::optional<PartyId>& id, std::string& name, const std::string& refused,
                                const std::string& create = {});

}  // namespace kram::screens
