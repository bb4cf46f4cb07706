// What the server counts of itself, in Prometheus' text form.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kram::http {

class Metrics {
 public:
  /// `names` are the endpoints; requests of no endpoint count under the last name, "other".
  explicit Metrics(std::vector<std::string> names);

  void begin() { in_flight_.fetch_add(1, std::memory_order_relaxed); }
  void end(std::size_t endpoint, int status, std::uint64_t micros, std::uint64_t round_trips);
  std::int64_t in_flight() const { return in_flight_.load(); }
  std::size_t other() const { return names_.size() - 1; }
  std::string text() const;

 private:
  static constexpr std::array<std::uint64_t, 12> limits_micros{500,    1'000,   2'500,   5'000,   10'000,    25'000,
                                                               50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};
  static constexpr std::array<int, 16> statuses{200, 201, 204, 400, 401, 403, 404, 405,
                                                409, 413, 422, 428, 429, 500, 503, 0};
  struct Row {
    std::array<std::atomic<std::uint64_t>, statuses.size()> by_status{};
    std::array<std::atomic<std::uint64_t>, limits_micros.size() + 1> by_time{};
    std::atomic<std::uint64_t> micros{0};
    std::atomic<std::uint64_t> round_trips{0};
  };
  std::vector<std::string> names_;
  std::unique_ptr<Row[]> rows_;
  std::atomic<std::int64_t> in_flight_{0};
};

}  // namespace kram::http
