#include "shared/domain/fulfilment.hpp"

namespace kram {
namespace {

/// round(whole × part ÷ of)
Money share(Money whole, std::int64_t part, std::int64_t of) {
  KRAM_PROMISE(of > 0 && part <= of);
  return Money::of_units(static_cast<std::int64_t>(divide_rounded(int128{whole.units} * part, of)));
}

}  // namespace

PartAmounts part_until(const PartAmounts& whole, Quantity ordered, Quantity done) {
  PartAmounts part;
  part.gross = share(whole.gross, done.units, ordered.units);
  // VAT follows the rounded gross, not the quantity: rounded by itself it could rise where the gross doesn't.
  if (!whole.gross.is_zero()) part.vat = share(whole.vat, part.gross.units, whole.gross.units);
  part.net = part.gross - part.vat;
  return part;
}

PartAmounts part_between(const PartAmounts& whole, Quantity ordered, Quantity before, Quantity after) {
  const PartAmounts from = part_until(whole, ordered, before);
  const PartAmounts to = part_until(whole, ordered, after);
  return {to.net - from.net, to.vat - from.vat, to.gross - from.gross};
}

}  // namespace kram
