#include "tests/storage/workspace_fixture.hpp"

#include <cstdlib>

#include "server/storage/ledger_repository.hpp"
#include "server/storage/migrate.hpp"
#include "shared/domain/tax.hpp"

namespace kram::test {
namespace {

using storage::Sql;

constexpr Sql make_workspace{"test_workspace",
                             "insert into workspace (name, created_at) values ('Тестова', :p1) returning id"};
constexpr Sql make_legal_entity{"test_legal_entity",
                                "insert into legal_entity (workspace_id, name) values (:p1, 'ФОП Тест') returning id"};
constexpr Sql make_warehouse{"test_warehouse",
                             "with made as (insert into warehouse (workspace_id, name) values (:p1, :p2) returning id)"
                             " insert into place (workspace_id, warehouse_id, name) select :p1, id, 'Полиця' from made"
                             " returning warehouse_id"};
constexpr Sql make_list{"test_price_list",
                        "insert into price_list (workspace_id, name) values (:p1, 'Роздріб') returning id"};
constexpr Sql set_defaults{"test_defaults",
                           "update workspace set default_legal_entity_id = :p2, default_warehouse_id = :p3,"
                           " default_price_list_id = :p4 where id = :p1"};
constexpr Sql make_tax{"test_tax",
                       "insert into tax_rate (workspace_id, code, kind, percent) values (:p1, :p2, :p3, :p4)"};

}  // namespace

void WorkspaceTest::SetUp() {
  const char* named = std::getenv("KRAM_TEST_DATABASE_URL");
  if (named == nullptr) GTEST_SKIP() << "KRAM_TEST_DATABASE_URL names no database";
  url = named;
  auto& db = storage::session_of_this_thread(url);
  storage::migrate(db, now);
  db.one(make_workspace, {now}) >> workspace;
  db.one(make_legal_entity, {workspace}) >> legal_entity;
  db.one(make_warehouse, {workspace, "Головний"}) >> main_warehouse;
  db.one(make_warehouse, {workspace, "Другий"}) >> second_warehouse;
  db.one(make_list, {workspace}) >> retail;
  db.run(set_defaults, {workspace, legal_entity, main_warehouse, retail});
  for (const auto& tax : shipped_tax_codes()) db.run(make_tax, {workspace, tax.code, tax.rate.kind, tax.rate.percent});
  storage::add_shipped_chart(db, workspace);
}

std::int64_t WorkspaceTest::figure(const char* name, const char* sql) {
  std::int64_t value = 0;
  storage::session_of_this_thread(url).one(Sql{name, sql}, {workspace}) >> value;
  return value;
}

}  // namespace kram::test
