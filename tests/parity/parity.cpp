// Prices random drafts of orders and prints a fingerprint of the JSON of each thousand. Built natively and as wasm from
// the same sources: both must print the same bytes, of refusals too.
//
//   kram_parity COUNT SEED [BLOCK]     with BLOCK: that block's JSON itself, a line a draft
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "shared/base/date_text.hpp"
#include "shared/base/json.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/zone.hpp"
#include "shared/domain/amount_in_words.hpp"
#include "shared/domain/pricing.hpp"
#include "tests/parity/sha256.hpp"
#include "tests/unit/drafts.hpp"

namespace kram_test {
namespace {

using namespace kram;

constexpr std::int64_t block_size = 1000;
constexpr std::int64_t sample_every = 20'000;

/// A draft as a request would carry it.
struct DraftRequest {
  DocumentTerms terms;
  std::vector<LineTerms> lines;
  static constexpr auto fields() {
    return std::tuple(editable("terms", &DraftRequest::terms).required(),
                      editable("lines", &DraftRequest::lines).required().items(document_lines_max));
  }
};

struct Tally {
  std::int64_t priced = 0, refused = 0, unreadable = 0;
};

Json refusal_json(const Refusal& refusal) {
  Json json;
  json["code"] = error_name(refusal.code);
  json["path"] = refusal.path;
  json["uk"] = describe(refusal, Language::uk);
  json["en"] = describe(refusal, Language::en);
  return json;
}

Json priced_json(const DocumentAmounts& amounts, Random& random) {
  Json json = to_json(amounts);
  json["printed"] = print_money(amounts.gross, "UAH", Language::uk);
  json["words"] = amount_in_words(amounts.gross);
  const Instant instant = Instant::of_seconds(random.between(631'152'000, 4'102'444'799));
  json["at"] = to_text(instant);
  json["on"] = print_date_words(business_date(instant, kyiv_zone()), Language::uk);
  return json;
}

/// Prices the draft; now and then also reads its JSON back as the server would a body. The draft itself, which follows
/// from the seed, is written then and when asked for.
std::string answer(std::uint64_t seed, std::int64_t index, bool with_draft, Tally& tally) {
  Random random(seed ^ (static_cast<std::uint64_t>(index) * 0xD1342543DE82EF95ULL));
  Draft draft = any_draft(random);
  const DraftRequest request{std::move(draft.terms), std::move(draft.lines)};
  const bool reread = random.one_in(5);
  Json line;
  if (reread || with_draft) line["draft"] = to_json(request);
  const auto amounts = price_document(request.terms, request.lines);
  ++(amounts ? tally.priced : tally.refused);
  if (amounts)
    line["amounts"] = priced_json(*amounts, random);
  else
    line["refusal"] = refusal_json(amounts.refusal());
  if (reread) {
    const auto body = parse_json(write_json(line["draft"]));
    const auto again = from_json<DraftRequest>(body.value());
    if (again)
      line["same"] = to_json(*again) == line["draft"];
    else
      line["unreadable"] = refusal_json(again.refusal());
    tally.unreadable += !again;
  }
  return write_json(line) + "\n";
}

void print_block(std::uint64_t seed, std::int64_t block) {
  Tally tally;
  for (std::int64_t i = 0; i < block_size; ++i)
    std::fputs(answer(seed, block * block_size + i, true, tally).c_str(), stdout);
}

void print_fingerprints(std::uint64_t seed, std::int64_t count) {
  Tally tally;
  std::int64_t bytes = 0;
  for (std::int64_t first = 0; first < count; first += block_size) {
    Sha256 fingerprint;
    for (std::int64_t i = first; i < first + block_size && i < count; ++i) {
      const std::string line = answer(seed, i, i % sample_every == 0, tally);
      bytes += static_cast<std::int64_t>(line.size());
      fingerprint.add(line);
      if (i % sample_every == 0) std::fputs(line.c_str(), stdout);
    }
    std::printf("block %" PRId64 " %s\n", first / block_size, fingerprint.hex().c_str());
  }
  std::printf("priced %" PRId64 " refused %" PRId64 " unreadable %" PRId64 " bytes %" PRId64 "\n", tally.priced,
              tally.refused, tally.unreadable, bytes);
}

}  // namespace
}  // namespace kram_test

int main(int count_of_arguments, char** arguments) {
  if (count_of_arguments < 3) return std::fputs("usage: kram_parity COUNT SEED [BLOCK]\n", stderr), 2;
  const auto count = std::strtoll(arguments[1], nullptr, 10);
  const auto seed = std::strtoull(arguments[2], nullptr, 10);
  if (count_of_arguments > 3)
    kram_test::print_block(seed, std::strtoll(arguments[3], nullptr, 10));
  else
    kram_test::print_fingerprints(seed, count);
  return 0;
}
