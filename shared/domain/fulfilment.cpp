#include "shared/domain/fulfilment.hpp"

namespace kram {
namespace {

Money share(Money whole, Quantity part, Quantity of) {
  KRAM_PROMISE(of.is_positive() && part <= of);
  return Money::of_units(static_cast<std::int64_t>(divide_rounded(int128{whole.units} * part.units, of.units)));
}

}  // namespace

PartAmounts part_until(const PartAmounts& whole, Quantity ordered, Quantity done) {
  PartAmounts part;
  part.gross = share(whole.gross, done, ordered);
  part.vat = share(whole.vat, done, ordered);
  part.net = part.gross - part.vat;
  return part;
}

PartAmounts part_between(const PartAmounts& whole, Quantity ordered, Quantity before, Quantity after) {
  const PartAmounts from = part_until(whole, ordered, before);
  const PartAmounts to = part_until(whole, ordered, after);
  return {to.net - from.net, to.vat - from.vat, to.gross - from.gross};
}

}  // namespace kram
