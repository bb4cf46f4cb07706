#include "server/http/metrics.hpp"

namespace kram::http {
namespace {

/// Microseconds as seconds with six decimals: no binary fractions in the text.
std::string seconds(std::uint64_t micros) {
  const std::string rest = std::to_string(micros % 1'000'000);
  return std::to_string(micros / 1'000'000) + "." + std::string(6 - rest.size(), '0') + rest;
}

}  // namespace

Metrics::Metrics(std::vector<std::string> names) : names_(std::move(names)) {
  names_.emplace_back("other");
  rows_ = std::make_unique<Row[]>(names_.size());
}

void Metrics::end(std::size_t endpoint, int status, std::uint64_t micros, std::uint64_t round_trips) {
  auto& row = rows_[endpoint];
  std::size_t s = 0;
  while (statuses[s] != status && statuses[s] != 0) ++s;
  row.by_status[s].fetch_add(1, std::memory_order_relaxed);
  std::size_t t = 0;
  while (t < limits_micros.size() && micros > limits_micros[t]) ++t;
  row.by_time[t].fetch_add(1, std::memory_order_relaxed);
  row.micros.fetch_add(micros, std::memory_order_relaxed);
  row.round_trips.fetch_add(round_trips, std::memory_order_relaxed);
  in_flight_.fetch_sub(1, std::memory_order_relaxed);
}

std::string Metrics::text() const {
  std::string requests =
      "# HELP kram_requests_total Requests by endpoint and status.\n# TYPE kram_requests_total counter\n";
  std::string times = "# HELP kram_request_seconds Time to answer.\n# TYPE kram_request_seconds histogram\n";
  std::string trips =
      "# HELP kram_database_round_trips_total Round trips to the database.\n"
      "# TYPE kram_database_round_trips_total counter\n";
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::string label = "endpoint=\"" + names_[i] + "\"";
    std::uint64_t count = 0;
    for (std::size_t s = 0; s < statuses.size(); ++s) {
      const auto n = rows_[i].by_status[s].load(std::memory_order_relaxed);
      if (n > 0)
        requests += "kram_requests_total{" + label + ",status=\"" +
                    (statuses[s] ? std::to_string(statuses[s]) : "other") + "\"} " + std::to_string(n) + "\n";
      count += n;
    }
    if (count == 0) continue;
    std::uint64_t below = 0;
    for (std::size_t t = 0; t <= limits_micros.size(); ++t) {
      below += rows_[i].by_time[t].load(std::memory_order_relaxed);
      const auto limit = t < limits_micros.size() ? seconds(limits_micros[t]) : std::string("+Inf");
      times += "kram_request_seconds_bucket{" + label + ",le=\"" + limit + "\"} " + std::to_string(below) + "\n";
    }
    times += "kram_request_seconds_sum{" + label + "} " + seconds(rows_[i].micros.load()) + "\n";
    times += "kram_request_seconds_count{" + label + "} " + std::to_string(below) + "\n";
    trips += "kram_database_round_trips_total{" + label + "} " + std::to_string(rows_[i].round_trips.load()) + "\n";
  }
  return requests + times + trips +
         "# HELP kram_requests_in_flight Requests being answered now.\n# TYPE kram_requests_in_flight gauge\n"
         "kram_requests_in_flight " +
         std::to_string(in_flight_.load()) + "\n";
}

}  // namespace kram::http
