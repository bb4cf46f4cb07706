// Any quantities, prices and discounts: refused, or priced so that every row and every total foots.
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "shared/domain/pricing.hpp"

namespace {

/// Takes values off the front of the fuzzer's bytes; zeros when they are spent.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  std::size_t left() const { return left_; }
  template <class T>
  T take() {
    T value{};
    const auto n = left_ < sizeof value ? left_ : sizeof value;
    std::memcpy(&value, data_, n);
    data_ += n, left_ -= n;
    return value;
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
};

kram::Discount discount_of(Bytes& bytes) {
  const auto kind = bytes.take<std::uint8_t>();
  if (kind & 1) return kram::Discount::of_percent(kram::Percent::of_units(bytes.take<std::int32_t>()));
  return kram::Discount::of_amount(kram::Money::of_units(bytes.take<std::int64_t>()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kram;
  Bytes bytes(data, size);
  DocumentTerms terms;
  terms.mode = static_cast<PriceMode>(bytes.take<std::uint8_t>() % 3);
  terms.vat_rounding = static_cast<VatRounding>(bytes.take<std::uint8_t>() % 2);
  for (int n = bytes.take<std::uint8_t>() % 4; n > 0; --n) terms.discounts.push_back(discount_of(bytes));
  std::vector<LineTerms> lines;
  while (bytes.left() > 0 && lines.size() < 50) {
    LineTerms line;
    line.quantity = Quantity::of_units(bytes.take<std::int64_t>() >> (bytes.take<std::uint8_t>() % 64));
    line.price = UnitPrice::of_units(bytes.take<std::int64_t>() >> (bytes.take<std::uint8_t>() % 64));
    const auto& codes = shipped_tax_codes();
    line.tax = codes[bytes.take<std::uint8_t>() % codes.size()].rate;
    for (int n = bytes.take<std::uint8_t>() % 3; n > 0; --n) line.discounts.push_back(discount_of(bytes));
    lines.push_back(line);
  }
  const auto priced = price_document(terms, lines);
  if (!priced) return describe(priced.refusal(), Language::uk).empty();
  Money gross, shares;
  for (const auto& line : priced->lines) {
    KRAM_PROMISE(line.net + line.vat.value_or(Money{}) == line.gross);
    KRAM_PROMISE(!line.document_discount.is_negative() && line.document_discount <= line.amount - line.discount);
    gross += line.gross;
    shares += line.document_discount;
  }
  KRAM_PROMISE(gross == priced->gross && shares == priced->document_discount && !gross.is_negative());
  return 0;
}
