// The audit: what must always be true of the books, looked at in one snapshot that changes nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.hpp"

namespace kram::audit {

/// One promise of the books. Its statement answers the rows that break it: who, what should be, what is.
/// :p1 is the workspace, :p2 the instant of the audit.
struct Invariant {
  const char* code;  // of the reference list; a letter tells parts of one promise apart
  const char* promise;
  const char* sql;
};
const std::vector<Invariant>& money_invariants();
const std::vector<Invariant>& stock_invariants();
const std::vector<Invariant>& record_invariants();

struct Difference {
  WorkspaceId workspace;
  std::string code;
  std::string who;
  std::string expected;
  std::string found;
};
/// What no statement can say: amounts, states and obligations computed again by the shared rules.
std::vector<Difference> recompute_orders(storage::Connection& db, WorkspaceId workspace);
/// Codes and promises of recompute_orders, for those who list all checks.
struct RecomputedCheck {
  const char* code;
  const char* promise;
};
const std::vector<RecomputedCheck>& recomputed_checks();

struct Report {
  std::size_t checks = 0;
  std::vector<WorkspaceId> workspaces;
  std::vector<Difference> differences;
};
/// Looks at one workspace, or at all, within the caller's transaction.
Report look(storage::Connection& db, std::optional<WorkspaceId> only, Instant now);
/// The same in one REPEATABLE READ read-only snapshot of its own.
Report audit(storage::Connection& db, std::optional<WorkspaceId> only, Instant now);

/// The promise of a code.
std::string promise_of(const std::string& code);

}  // namespace kram::audit
