// What a part of an order's line is worth when it is shipped or performed: cumulative rounding, so that the parts of a
// line, however it is cut, add up to the line to the kopiyka.
#pragma once
#include "shared/base/fixed.hpp"

namespace kram {

struct PartAmounts {
  Money net, vat, gross;
};

/// What of `whole` falls on `done` of `ordered`: round(x × done ÷ ordered), net = gross − VAT. 0 ≤ done ≤ ordered.
PartAmounts part_until(const PartAmounts& whole, Quantity ordered, Quantity done);
/// What falls on the step from `before` to `after`.
PartAmounts part_between(const PartAmounts& whole, Quantity ordered, Quantity before, Quantity after);

}  // namespace kram
