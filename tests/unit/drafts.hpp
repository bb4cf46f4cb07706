// Random drafts of orders, sensible and senseless, for property tests and for parity.
#pragma once
#include <vector>

#include "shared/domain/pricing.hpp"
#include "tests/unit/random.hpp"

namespace kram_test {

struct Draft {
  kram::DocumentTerms terms;
  std::vector<kram::LineTerms> lines;
};

/// A draft that price_document accepts, unless its sums exceed the limit.
Draft sensible_draft(Random& random);
/// A draft of which about every third is refused: negative, endless, over-discounted, wrongly taxed.
Draft any_draft(Random& random);

}  // namespace kram_test
