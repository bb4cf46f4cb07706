// What a part of an order's line is worth when it is shipped or performed: cumulative rounding, so that the parts of a
// line, however it is cut, add up to the line to the kopiyka.
#pragma once
#include "shared/base/fixed.hpp"

namespace kram {

struct PartAmounts {
  Money net, vat, gross;
};

/// What of `whole` falls on `done` of `ordered`: gross is round(gross × done ÷ ordered), VAT is the same share of it as
/// in the whole, rounded, net = gross − VAT. None of the three falls as `done` grows. 0 ≤ done ≤ ordered, 0 ≤ VAT ≤
/// gross.
PartAmounts part_until(const PartAmounts& whole, Quantity ordered, Quantity done);
/// What falls on the step from `before` to `after`; never negative.
PartAmounts part_between(const PartAmounts& whole, Quantity ordered, Quantity before, Quantity after);

}  // namespace kram
