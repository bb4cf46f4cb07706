// Random input that is the same on every machine: our own generator, a seed that is printed, a scaled count.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace kram_test {

/// splitmix64 (S. Vigna, public domain): standard distributions differ between libraries, this doesn't.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// low … high, both included; the slight bias of the remainder doesn't matter here.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  /// One time in `times`.
  bool one_in(std::uint64_t times) { return next() % times == 0; }
  /// A number of a random length, so that small ones are as usual as large ones: 0 … below 10^digits.
  std::int64_t of_digits(int digits) {
    std::int64_t ceiling = 1;
    for (std::int64_t i = between(0, digits); i > 0; --i) ceiling *= 10;
    return between(0, ceiling - 1);
  }

 private:
  std::uint64_t state_;
};

/// `full` × KRAM_TEST_SCALE (1 = the full count, 0.02 unless told), at least 1.
inline std::int64_t scaled(std::int64_t full) {
  const char* scale = std::getenv("KRAM_TEST_SCALE");
  const double factor = scale != nullptr ? std::strtod(scale, nullptr) : 0.02;
  const auto count = static_cast<std::int64_t>(static_cast<double>(full) * factor);
  return count < 1 ? 1 : count;
}

/// KRAM_TEST_SEED or the default.
inline std::uint64_t test_seed() {
  const char* seed = std::getenv("KRAM_TEST_SEED");
  return seed != nullptr ? std::strtoull(seed, nullptr, 10) : 20261125;
}

/// A generator for one test, and a printed line that lets it be repeated.
inline Random announced(const char* name, std::int64_t count) {
  std::printf("%s: %lld rounds, seed %llu\n", name, static_cast<long long>(count),
              static_cast<unsigned long long>(test_seed()));
  return Random(test_seed());
}

}  // namespace kram_test
