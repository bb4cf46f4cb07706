#include "server/storage/import_workspace.hpp"

#include "server/security/digest.hpp"
#include "server/storage/ledger_repository.hpp"
#include "shared/domain/tax.hpp"

namespace kram::storage {
namespace {

// Workspaces are one company's own: at an import's time the owner of the installation names one.
constexpr Sql find_workspace{"import_find_workspace", "select min(id) from workspace where name = :p1"};
constexpr Sql insert_workspace{"import_insert_workspace",
                               "insert into workspace (name, created_at) values (:p1, :p2) returning id"};
constexpr Sql insert_tax{"import_insert_tax_rate",
                         "insert into tax_rate (workspace_id, code, kind, percent) values (:p1, :p2, :p3, :p4)"
                         " on conflict do nothing"};
constexpr Sql update_token{"import_update_token",
                           "update api_token set token_hash = :p3 where workspace_id = :p1 and name = :p2"
                           " and not revoked and scopes = jsonb '[\"import\"]' returning id"};
constexpr Sql insert_token{"import_insert_token",
                           "insert into api_token (workspace_id, name, token_hash, scopes, created_at)"
                           " values (:p1, :p2, :p3, jsonb '[\"import\"]', :p4)"};

}  // namespace

WorkspaceId import_workspace(Connection& db, const std::string& name, Instant now) {
  WorkspaceId workspace;
  std::optional<WorkspaceId> found;
  db.one(find_workspace, {name}) >> found;
  if (found) return *found;
  db.one(insert_workspace, {name, now}) >> workspace;
  for (const auto& tax : shipped_tax_codes())
    db.run(insert_tax, {workspace, tax.code, tax.rate.kind, tax.rate.percent});
  add_shipped_chart(db, workspace);
  return workspace;
}

std::string renew_import_token(Connection& db, WorkspaceId workspace, const std::string& name, Instant now) {
  const std::string secret = "kram_" + security::random_secret();
  const std::string hash = security::sha256_hex(secret);
  if (db.run(update_token, {workspace, name, hash}).empty()) db.run(insert_token, {workspace, name, hash, now});
  return secret;
}

}  // namespace kram::storage
