// Whether a row that a request names may be used.
#pragma once
#include "server/storage/named_row.hpp"
#include "shared/base/result.hpp"

namespace kram {

/// unknown_reference when it isn't there, reference_archived with its name when it is out of use.
inline Verdict check_reference(bool known, const storage::NamedRow& row, const char* path) {
  if (!known) return Refusal(ErrorCode::unknown_reference, path);
  if (row.archived) return Refusal(ErrorCode::reference_archived, path, {{"name", row.name}});
  return Done{};
}

}  // namespace kram
