#include "tests/unit/drafts.hpp"

namespace kram_test {
namespace {

using namespace kram;

TaxRate random_tax(Random& random, PriceMode mode) {
  if (mode == PriceMode::no_vat) return random.one_in(4) ? TaxRate::exempt() : TaxRate::none();
  switch (random.between(0, 9)) {
    case 0:
      return TaxRate::exempt();
    case 1:
      return TaxRate::none();
    case 2:
      return TaxRate::of_percent(Percent::whole(0));
    case 3:
      return TaxRate::of_percent(Percent::whole(7));
    case 4:
      return TaxRate::of_percent(Percent::whole(14));
    case 5:
      return TaxRate::of_percent(Percent::of_units(random.between(0, 1'000'000)));
    default:
      return TaxRate::of_percent(Percent::whole(20));
  }
}

Percent random_percent(Random& random) {
  if (random.one_in(20)) return Percent::whole(100);
  return random.one_in(2) ? Percent::whole(random.between(0, 50)) : Percent::of_units(random.between(0, 1'000'000));
}

/// Discounts that `rest` can bear.
std::vector<Discount> random_discounts(Random& random, Money rest) {
  std::vector<Discount> discounts;
  if (random.one_in(2)) return discounts;
  for (std::int64_t i = random.between(1, 3); i > 0; --i) {
    const Discount discount = random.one_in(3) ? Discount::of_amount(Money::of_units(random.between(0, rest.units)))
                                               : Discount::of_percent(random_percent(random));
    rest -= *discount_of(rest, discount);
    discounts.push_back(discount);
  }
  return discounts;
}

LineTerms random_line(Random& random, PriceMode mode) {
  LineTerms line;
  line.quantity =
      random.one_in(3) ? Quantity::of_units(random.between(1, 1'000'000)) : Quantity::whole(random.between(1, 200));
  line.price =
      random.one_in(4) ? UnitPrice::of_units(random.of_digits(9)) : UnitPrice::of_units(random.of_digits(6) * 100);
  line.discounts = random_discounts(random, *line_amount(line.quantity, line.price));
  line.tax = random_tax(random, mode);
  return line;
}

void spoil_discount(Random& random, std::vector<Discount>& discounts) {
  switch (random.between(0, 4)) {
    case 0:
      discounts.push_back(Discount::of_percent(Percent::of_units(random.between(1'000'001, 9'999'999))));
      break;
    case 1:
      discounts.push_back(Discount::of_percent(Percent::of_units(-random.between(1, 9'999))));
      break;
    case 2:
      discounts.push_back(Discount::of_amount(Money::of_units(-random.between(1, 9'999))));
      break;
    case 3:
      discounts.push_back(Discount::of_amount(Money::of_units(Money::limit)));
      break;
    default:
      discounts.resize(discounts_max + 1);
  }
}

void spoil_line(Random& random, LineTerms& line) {
  switch (random.between(0, 6)) {
    case 0:
      line.quantity = Quantity::of_units(-random.of_digits(6));
      break;
    case 1:
      line.quantity = Quantity::of_units(Quantity::limit - random.of_digits(3) + 500);
      break;
    case 2:
      line.price = UnitPrice::of_units(-random.of_digits(6));
      break;
    case 3:
      line.price = UnitPrice::of_units(UnitPrice::limit - random.of_digits(3) + 500);
      break;
    case 4:
      line.tax = TaxRate::of_percent(Percent::of_units(random.between(-10'000, 2'000'000)));
      break;
    default:
      spoil_discount(random, line.discounts);
  }
}

}  // namespace

Draft sensible_draft(Random& random) {
  Draft draft;
  draft.terms.mode = static_cast<PriceMode>(random.between(0, 2));
  draft.terms.vat_rounding = static_cast<VatRounding>(random.between(0, 1));
  Money rest;
  for (std::int64_t i = random.between(1, random.one_in(8) ? 20 : 6); i > 0; --i) {
    draft.lines.push_back(random_line(random, draft.terms.mode));
    const auto& line = draft.lines.back();
    const Money amount = *line_amount(line.quantity, line.price);
    rest += amount - *discounts_of(amount, line.discounts);
  }
  draft.terms.discounts = random_discounts(random, rest);
  return draft;
}

Draft any_draft(Random& random) {
  Draft draft = sensible_draft(random);
  if (!random.one_in(3)) return draft;
  if (random.one_in(40)) draft.lines.clear();
  if (draft.lines.empty() || random.one_in(5)) {
    spoil_discount(random, draft.terms.discounts);
    return draft;
  }
  for (std::int64_t i = random.between(1, 2); i > 0; --i) {
    const auto at = static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(draft.lines.size()) - 1));
    spoil_line(random, draft.lines[at]);
  }
  return draft;
}

}  // namespace kram_test
