// The database's own history: numbered SQL files built into the program, run once each, forward only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/database.hpp"

namespace kram::storage {

struct Migration {
  std::string_view name;  // "0001_foundation"
  std::string_view text;
};
/// All of them in order, from server/storage/migrations.
const std::vector<Migration>& migrations();

/// A migration that was applied was changed since, or the database is newer than the program.
struct MigrationMismatch {
  std::string message;
};

/// Runs what is missing, each file in one transaction; programs that start together wait for one another. The names of
/// what was run. `now` is what schema_migration keeps.
std::vector<std::string> migrate(Connection& db, Instant now, const std::vector<Migration>& all = migrations());
/// What migrate() would run.
std::vector<std::string> pending_migrations(Connection& db, const std::vector<Migration>& all = migrations());

}  // namespace kram::storage
