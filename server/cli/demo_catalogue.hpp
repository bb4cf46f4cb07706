// The demo company's goods, prices, clients, suppliers and opening stock: a hardware shop that never was.
#pragma once
#include "server/operations/context.hpp"

namespace kram::demo {

/// Enters it all through the operations, as the owner would, in an empty workspace that has a default legal entity,
/// warehouse and price list (the retail one) and the shipped taxes; adds a second warehouse when there is but one.
/// The first refusal ends it; the caller's transaction decides what stays.
Verdict make_catalogue(Context& context);

}  // namespace kram::demo
