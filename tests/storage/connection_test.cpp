// The door to PostgreSQL: values to the last digit, errors told apart, failed transactions never taken for done,
// lost sessions opened again; and migrations.
#include <gtest/gtest.h>

#include <cstdlib>
#include <tuple>

#include "server/security/digest.hpp"
#include "server/storage/company_repository.hpp"
#include "server/storage/idempotency.hpp"
#include "server/storage/migrate.hpp"

namespace kram::storage {
namespace {

constexpr Instant now{1'764'000'000'123'456};

class ConnectionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* url = std::getenv("KRAM_TEST_DATABASE_URL");
    if (!url) GTEST_SKIP() << "KRAM_TEST_DATABASE_URL names no database";
    url_ = url;
    db = connect(url_);
    migrate(*db, now);
    db->run_script("create temporary table probe (id int primary key, value text, amount bigint check (amount > 0))");
  }
  std::int64_t count(const char* name, const char* text) {
    std::int64_t n = 0;
    db->one(Sql{name, text}, {}) >> n;
    return n;
  }
  std::string url_;
  std::unique_ptr<Connection> db;
};

constexpr Sql insert_probe{"probe_insert", "insert into probe values (:p1, :p2, :p3)"};

TEST_F(ConnectionTest, ValuesComeBackAsTheyWent) {
  const Sql echo{
      "echo",
      "select cast(:p1 as bigint), cast(:p2 as bigint), cast(:p3 as text), cast(:p4 as boolean),"
      " cast(:p5 as date), cast(:p6 as bigint), cast(:p7 as jsonb), cast(:p8 as text[]), cast(:p9 as bigint),"
      " cast(:p1 as text)"};
  const std::string text = "Ґанок «з’їв» :p1 \\ ' \" {,} \n 🙂";
  const std::vector<std::string> list{"a\"b\\c", "", "{x,y}", "NULL"};
  auto row = db->one(echo, {std::int64_t{INT64_MAX}, Money::of_units(-1), text, true, date_of(2026, 11, 25), now,
                            Json{{"a", "б"}}, list, std::nullopt});
  std::int64_t big = 0;
  Money money;
  std::string back;
  bool flag = false;
  Date date;
  Instant instant;
  Json json;
  std::string array;
  std::optional<std::int64_t> none = 7;
  std::string again;
  row >> big >> money >> back >> flag >> date >> instant >> json >> array >> none >> again;
  EXPECT_EQ(big, INT64_MAX);
  EXPECT_EQ(money.units, -1);
  EXPECT_EQ(back, text);
  EXPECT_TRUE(flag);
  EXPECT_EQ(date, date_of(2026, 11, 25));
  EXPECT_EQ(instant, now);
  EXPECT_EQ(json["a"], "б");
  EXPECT_EQ(array, "{\"a\\\"b\\\\c\",\"\",\"{x,y}\",\"NULL\"}");
  EXPECT_FALSE(none.has_value());
  EXPECT_EQ(again, "9223372036854775807");
}

TEST_F(ConnectionTest, ConstraintsSpeakByName) {
  db->run(insert_probe, {std::int32_t{1}, "a", std::int64_t{1}});
  try {
    db->run(insert_probe, {std::int32_t{1}, "b", std::int64_t{1}});
    FAIL();
  } catch (const ConstraintError& e) {
    EXPECT_EQ(e.sqlstate, "23505");
    EXPECT_EQ(e.constraint, "probe_pkey");
  }
  EXPECT_THROW(db->run(insert_probe, {std::int32_t{2}, "b", std::int64_t{0}}), ConstraintError);
  EXPECT_EQ(count("probe_count", "select count(*) from probe"), 1);
}

TEST_F(ConnectionTest, AFailedTransactionIsNeverTakenForDone) {
  db->begin();
  db->run(insert_probe, {std::int32_t{1}, "a", std::int64_t{1}});
  EXPECT_THROW(db->run(insert_probe, {std::int32_t{1}, "a", std::int64_t{1}}), ConstraintError);
  EXPECT_THROW(db->commit(), StatementError);
  EXPECT_FALSE(db->in_transaction());
  EXPECT_EQ(count("probe_count", "select count(*) from probe"), 0);
}

TEST_F(ConnectionTest, AUnitOfWorkEndsAsItsResultSays) {
  const auto add = [&](int id) { db->run(insert_probe, {std::int32_t{id}, "a", std::int64_t{1}}); };
  EXPECT_TRUE(in_transaction(*db, [&]() -> Verdict { return add(1), Done{}; }).ok());
  EXPECT_FALSE(in_transaction(*db, [&]() -> Verdict { return add(2), ErrorCode::not_found; }).ok());
  EXPECT_THROW(
      std::ignore = in_transaction(*db, [&]() -> Verdict { return add(3), throw std::runtime_error("x"), Done{}; }),
      std::runtime_error);
  EXPECT_EQ(count("probe_count", "select count(*) from probe"), 1);
}

TEST_F(ConnectionTest, ADeadlockIsTriedAgain) {
  int attempts = 0;
  const auto verdict = in_transaction(*db, [&]() -> Verdict {
    if (++attempts < 3) throw SerializationFailure{};
    return Done{};
  });
  EXPECT_TRUE(verdict.ok());
  EXPECT_EQ(attempts, 3);
  EXPECT_THROW(std::ignore = in_transaction(*db, [&]() -> Verdict { throw SerializationFailure{}; }),
               DatabaseUnavailable);
}

TEST_F(ConnectionTest, ALostSessionIsOpenedAgain) {
  const Sql who{"backend", "select pg_backend_pid()"};
  // Waits until the backend is gone.
  const Sql kill{"kill", "select pg_terminate_backend(cast(:p1 as int), 5000)"};
  std::int64_t first = 0, second = 0;
  db->one(who, {}) >> first;
  connect(url_)->run(kill, {first});
  db->one(who, {}) >> second;
  EXPECT_NE(first, second);
  db->begin();
  connect(url_)->run(kill, {second});
  EXPECT_THROW(db->run(who, {}), DatabaseUnavailable);
  db->rollback();
  EXPECT_NO_THROW(db->run(who, {}));
}

TEST_F(ConnectionTest, AnOldPlanIsMadeAnew) {
  const Sql all{"probe_all", "select * from probe"};
  db->run(all, {});
  db->run_script("alter table probe add column more int");
  EXPECT_NO_THROW(db->run(all, {}));
}

TEST_F(ConnectionTest, SlowWorkIsCutOff) {
  db->run_script("set statement_timeout = '50ms'");
  EXPECT_THROW(db->run(Sql{"sleep", "select pg_sleep(5)"}, {}), DatabaseUnavailable);
  EXPECT_THROW(connect("postgresql://127.0.0.1:1/none"), DatabaseUnavailable);
}

TEST_F(ConnectionTest, WrongSqlIsABugOfOurs) {
  EXPECT_THROW(db->run(Sql{"wrong", "select nothing from nowhere"}, {}), StatementError);
  EXPECT_THROW(db->run(Sql{"overflow", "select cast(:p1 as int)"}, {std::int64_t{INT64_MAX}}), StatementError);
  EXPECT_NO_THROW(db->run(Sql{"right", "select 1"}, {}));
}

TEST_F(ConnectionTest, RowsGoInAndOutByTheirFields) {
  WorkspaceId workspace;
  db->one(Sql{"new_workspace", "insert into workspace (name, created_at) values ('Поля', :p1) returning id"}, {now}) >>
      workspace;
  LegalEntity entity;
  entity.name = "ФОП «Поля»";
  entity.pays_vat = true;
  entity.id.value = insert_row(*db, workspace, entity);
  auto found = find_row<LegalEntity>(*db, workspace, entity.id);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->name, entity.name);
  EXPECT_TRUE(found->pays_vat);
  EXPECT_FALSE(find_row<LegalEntity>(*db, WorkspaceId{workspace.value + 1}, entity.id).has_value());
  auto stale = *found;
  found->name = "Друга";
  EXPECT_TRUE(update_row(*db, workspace, *found).ok());
  EXPECT_EQ(found->version, 2);
  EXPECT_EQ(update_row(*db, workspace, stale).refusal().code, ErrorCode::version_stale);
}

TEST_F(ConnectionTest, AKeyIsTakenOnce) {
  const AnswerKey key{WorkspaceId{1}, "u1", security::random_hex128(), "test"};
  EXPECT_FALSE(find_answer(*db, key).has_value());
  EXPECT_TRUE(store_answer_if_new(*db, key, {"hash", 201, "{}"}, now));
  EXPECT_FALSE(store_answer_if_new(*db, key, {"other", 201, "{}"}, now));
  EXPECT_EQ(find_answer(*db, key)->body_hash, "hash");
  try {
    store_answer(*db, key, {"hash", 201, "{}"}, now);
    FAIL();
  } catch (const ConstraintError& e) {
    EXPECT_EQ(e.constraint, answer_key_constraint);
  }
}

TEST_F(ConnectionTest, MigrationsGoForwardOnly) {
  EXPECT_TRUE(migrate(*db, now).empty());
  EXPECT_TRUE(pending_migrations(*db).empty());
  auto changed = migrations();
  changed.front().text = "select 1";
  EXPECT_THROW(migrate(*db, now, changed), MigrationMismatch);
  EXPECT_THROW(pending_migrations(*db, {}), MigrationMismatch);
  auto broken = migrations();
  broken.push_back({"9999_broken", "create table half (id int); select nothing from nowhere"});
  EXPECT_THROW(migrate(*db, now, broken), StatementError);
  EXPECT_EQ(count("half", "select count(*) from pg_class where relname = 'half'"), 0);
  EXPECT_FALSE(unfit_database(*db).has_value());
}

}  // namespace
}  // namespace kram::storage
