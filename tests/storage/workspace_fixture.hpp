// A fresh workspace in the database that KRAM_TEST_DATABASE_URL names (a URL; its schema is brought up to date), and
// operations called as its people would call them. Without the variable the tests are skipped.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "server/operations/context.hpp"
#include "server/storage/database.hpp"
#include "shared/api/endpoints.hpp"

namespace kram::test {

/// 2026-11-25 12:00 in Kyiv.
constexpr Instant noon = Instant::of_seconds(1'795'600'800);

class WorkspaceTest : public ::testing::Test {
 protected:
  void SetUp() override;

  /// Runs the endpoint as `role` in one transaction of the calling thread's session.
  template <class Endpoint>
  Result<typename Endpoint::Response> call(typename Endpoint::Request request = {}, std::vector<std::int64_t> ids = {},
                                           Role role = Role::owner) {
    return run<Endpoint>(Call<Endpoint>{std::move(request), {}, std::move(ids), {}}, role);
  }
  template <class Endpoint>
  Result<typename Endpoint::Response> patch(std::int64_t id, std::int32_t version, const char* json) {
    return run<Endpoint>(Call<Endpoint>{{}, Json::parse(json), {id}, version}, Role::owner);
  }
  template <class Endpoint>
  Result<typename Endpoint::Response> run(const Call<Endpoint>& request, Role role) {
    auto& db = storage::session_of_this_thread(url);
    const Actor actor{workspace, UserId{1}, {}, "Тест", role, {}};
    Context context{db, actor, now, Language::uk, kyiv_zone(), {}, "test"};
    return storage::in_transaction(db, [&] { return handle(context, request); });
  }
  /// A single figure by SQL; :p1 is the workspace.
  std::int64_t figure(const char* name, const char* sql);
  void script(const std::string& sql) { storage::session_of_this_thread(url).run_script(sql); }

  std::string url;
  WorkspaceId workspace;
  LegalEntityId legal_entity;
  WarehouseId main_warehouse, second_warehouse;
  PriceListId retail;
  Instant now = noon;
};

}  // namespace kram::test
