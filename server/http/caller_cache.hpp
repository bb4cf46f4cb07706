// Callers found a moment ago, so that a burst of requests asks the database once who sends them.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "server/storage/session.hpp"

namespace kram::http {

/// What is here may be as old as `lifetime_micros`: that long a session or token that another process has ended still
/// opens the door. What this process changes counts at once: whoever changes callers forgets all of them afterwards.
class CallerCache {
 public:
  static constexpr std::int64_t lifetime_micros = 1'000'000;

  /// Read before the database is asked; tells whether a change came between asking and remembering.
  std::uint64_t generation() const;
  /// The caller of that credential's hash, without a kept answer. Times are of a steady clock.
  std::optional<storage::Caller> find(const std::string& hash, std::int64_t steady_micros) const;
  /// Does nothing when all was forgotten since that generation.
  void remember(const std::string& hash, storage::Caller caller, std::uint64_t generation, std::int64_t steady_micros);
  void forget_all();

 private:
  struct Entry {
    storage::Caller caller;
    std::int64_t found_at = 0;
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::uint64_t generation_ = 0;
};

}  // namespace kram::http
