// A change names the version it was made from: somebody else's newer one is never overwritten.
#pragma once
#include <cstdint>
#include <optional>

#include "shared/base/result.hpp"

namespace kram {

/// version_missing when the request names none, version_stale (with parameter "version") when the row is newer.
inline Verdict check_version(const std::optional<std::int32_t>& given, std::int32_t current) {
  if (!given) return ErrorCode::version_missing;
  if (*given != current) return Refusal(ErrorCode::version_stale, "", {{"version", std::to_string(current)}});
  return Done{};
}

}  // namespace kram
