#include "server/http/caller_cache.hpp"

namespace kram::http {
namespace {

constexpr std::size_t most_entries = 10'000;

}  // namespace

std::uint64_t CallerCache::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

std::optional<storage::Caller> CallerCache::find(const std::string& hash, std::int64_t steady_micros) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(hash);
  if (found == entries_.end() || steady_micros - found->second.found_at >= lifetime_micros) return std::nullopt;
  return found->second.caller;
}

void CallerCache::remember(const std::string& hash, storage::Caller caller, std::uint64_t generation,
                           std::int64_t steady_micros) {
  caller.answer.reset();
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  if (entries_.size() >= most_entries) entries_.clear();
  entries_[hash] = Entry{std::move(caller), steady_micros};
}

void CallerCache::forget_all() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
  ++generation_;
}

}  // namespace kram::http
