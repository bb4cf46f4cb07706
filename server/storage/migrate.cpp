#include "server/storage/migrate.hpp"

#include <map>

#include "server/security/digest.hpp"

namespace kram::storage {
namespace {

constexpr Sql has_history{"migration_has_history", "select to_regclass('schema_migration') is not null"};
constexpr Sql applied_migrations{"migration_list", "select name, checksum from schema_migration order by name"};
constexpr Sql record_migration{"migration_record",
                               "insert into schema_migration (name, checksum, applied_at) values (:p1, :p2, :p3)"};

// One program at a time, however many start together; the limits of ordinary work don't hold here.
const char* take_turn =
    "set local statement_timeout = 0; set local lock_timeout = '60s';"
    " set local idle_in_transaction_session_timeout = 0;"
    " select pg_advisory_xact_lock(7305804402);"
    " create table if not exists schema_migration"
    " (name text primary key, checksum text not null, applied_at bigint not null)";

std::map<std::string, std::string> applied(Connection& db) {
  std::map<std::string, std::string> all;
  for (auto& row : db.run(applied_migrations, {})) {
    std::string name, checksum;
    row >> name >> checksum;
    all[name] = checksum;
  }
  return all;
}

void check_history(const std::map<std::string, std::string>& done, const std::vector<Migration>& all) {
  std::size_t known = 0;
  for (const auto& migration : all) {
    const auto found = done.find(std::string(migration.name));
    if (found == done.end()) continue;
    ++known;
    if (found->second != security::sha256_hex(migration.text))
      throw MigrationMismatch{"migration " + found->first + " was changed after it was applied"};
  }
  if (known != done.size()) throw MigrationMismatch{"the database is newer than this program"};
}

}  // namespace

std::vector<std::string> pending_migrations(Connection& db, const std::vector<Migration>& all) {
  bool has = false;
  db.one(has_history, {}) >> has;
  const auto done = has ? applied(db) : std::map<std::string, std::string>();
  check_history(done, all);
  std::vector<std::string> pending;
  for (const auto& migration : all)
    if (!done.count(std::string(migration.name))) pending.emplace_back(migration.name);
  return pending;
}

std::vector<std::string> migrate(Connection& db, Instant now, const std::vector<Migration>& all) {
  std::vector<std::string> run;
  for (const auto& migration : all) {
    TransactionGuard transaction(db);
    db.run_script(take_turn);
    const auto done = applied(db);
    check_history(done, all);
    if (done.count(std::string(migration.name))) continue;
    db.run_script(std::string(migration.text));
    db.run(record_migration, {migration.name, security::sha256_hex(migration.text), now});
    transaction.commit();
    run.emplace_back(migration.name);
  }
  return run;
}

}  // namespace kram::storage
