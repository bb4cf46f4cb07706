#include "server/audit/audit.hpp"

namespace kram::audit {
namespace {

constexpr storage::Sql select_workspaces{"audit_workspaces",
                                         "select id from workspace where cast(:p1 as bigint) is null or id = cast(:p1 "
                                         "as bigint) order by id"};

const std::vector<const std::vector<Invariant>*>& all_invariants() {
  static const std::vector<const std::vector<Invariant>*> lists = {&money_invariants(), &stock_invariants(),
                                                                   &record_invariants()};
  return lists;
}

void check(storage::Connection& db, WorkspaceId workspace, const Invariant& invariant, Instant now,
           std::vector<Difference>& differences) {
  const std::string name = std::string("audit_") + invariant.code;
  for (auto& row : db.run(storage::Sql{name.c_str(), invariant.sql, true}, {workspace, now})) {
    Difference difference{workspace, invariant.code, {}, {}, {}};
    row >> difference.who >> difference.expected >> difference.found;
    differences.push_back(std::move(difference));
  }
}

}  // namespace

std::string promise_of(const std::string& code) {
  for (const auto* list : all_invariants())
    for (const auto& invariant : *list)
      if (code == invariant.code) return invariant.promise;
  for (const auto& check : recomputed_checks())
    if (code == check.code) return check.promise;
  return {};
}

Report look(storage::Connection& db, std::optional<WorkspaceId> only, Instant now) {
  Report report;
  for (const auto* list : all_invariants()) report.checks += list->size();
  report.checks += recomputed_checks().size();
  for (auto& row : db.run(select_workspaces, {only})) row >> report.workspaces.emplace_back();
  for (const auto workspace : report.workspaces) {
    for (const auto* list : all_invariants())
      for (const auto& invariant : *list) check(db, workspace, invariant, now, report.differences);
    auto recomputed = recompute_orders(db, workspace);
    report.differences.insert(report.differences.end(), recomputed.begin(), recomputed.end());
  }
  return report;
}

Report audit(storage::Connection& db, std::optional<WorkspaceId> only, Instant now) {
  storage::TransactionGuard snapshot(db);
  db.run_script(
      "set transaction isolation level repeatable read, read only; set local statement_timeout = 0;"
      " set local idle_in_transaction_session_timeout = 0; set local work_mem = '128MB'");
  return look(db, only, now);
}

}  // namespace kram::audit
