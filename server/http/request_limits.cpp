#include "server/http/request_limits.hpp"

#include <algorithm>

namespace kram::http {

std::optional<int> RequestLimits::refuse(const Actor& actor, std::int64_t steady_seconds) {
  const bool imports = std::find(actor.scopes.begin(), actor.scopes.end(), Scope::import) != actor.scopes.end();
  const int allowed = actor.user ? rates_.person : imports ? rates_.import_token : rates_.token;
  const auto minute = steady_seconds / 60;
  const std::lock_guard lock(mutex_);
  if (minutes_.size() > 100'000) minutes_.clear();
  auto& counted = minutes_[actor.user ? "u" + to_text(actor.user) : "t" + to_text(actor.token)];
  if (counted.minute != minute) counted = Minute{minute, 0};
  if (++counted.count <= allowed) return std::nullopt;
  return static_cast<int>(60 - steady_seconds % 60);
}

}  // namespace kram::http
