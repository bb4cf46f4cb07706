// How many requests a minute a caller may send, by class. In memory: each process counts for itself.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/operations/context.hpp"

namespace kram::http {

struct RequestRates {
  int person = 600;
  int token = 600;
  int import_token = 120'000;
};

class RequestLimits {
 public:
  explicit RequestLimits(RequestRates rates) : rates_(rates) {}
  /// Counts the request; the seconds to wait when the caller's minute is full.
  std::optional<int> refuse(const Actor& actor, std::int64_t steady_seconds);

 private:
  struct Minute {
    std::int64_t minute = 0;
    int count = 0;
  };
  RequestRates rates_;
  std::mutex mutex_;
  std::unordered_map<std::string, Minute> minutes_;
};

}  // namespace kram::http
