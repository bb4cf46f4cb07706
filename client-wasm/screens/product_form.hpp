// The form of a good or service: new ("new"), a variant of another, or changed (the id).
#pragma once
#include <optional>
#include <string>

#include "shared/base/id.hpp"

namespace kram::screens {

void draw_product_form(const std::string& part, bool service, std::optional<ProductId> parent);

}  // namespace kram::screens
