// The service asked from many threads at once, without any HTTP library: what a thread sanitizer looks at.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <set>
#include <thread>

#include "server/http/service.hpp"
#include "server/operations/login_limits.hpp"
#include "server/security/digest.hpp"
#include "server/security/password.hpp"
#include "server/storage/company_repository.hpp"
#include "server/storage/import_workspace.hpp"
#include "server/storage/migrate.hpp"

namespace kram::http {
namespace {

constexpr int thread_count = 8;
constexpr int rounds = 12;
constexpr const char* password = "коректний кінь батарея";

class FixedClock final : public Clock {
 public:
  Instant now() const override { return Instant{1'764'000'000'000'000}; }
};

using Headers = std::map<std::string, std::string>;

class ServiceRace : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* url = std::getenv("KRAM_TEST_DATABASE_URL");
    if (!url) GTEST_SKIP() << "KRAM_TEST_DATABASE_URL names no database";
    security::set_password_cost({1024, 1});
    auto db = storage::connect(url);
    storage::migrate(*db, clock_.now());
    login_ = "race-" + security::random_hex128().substr(0, 8);
    const auto workspace = storage::import_workspace(*db, login_, clock_.now());
    User user;
    user.login = user.name = login_;
    user.role = Role::owner;
    storage::insert_row(*db, workspace, user,
                        {{"password_hash", security::hash_password(password)}, {"created_at", clock_.now()}});
    serve(true);
    use_login_limits(&limits_);
  }
  void serve(bool limits) {
    ServiceOptions options;
    options.database_url = std::getenv("KRAM_TEST_DATABASE_URL");
    options.clock = &clock_;
    options.log = false;
    options.limits = limits;
    service_ = std::make_unique<Service>(options);
  }
  void TearDown() override { use_login_limits(nullptr); }

  Reply ask(const std::string& method, const std::string& path, const std::string& body, const Headers& headers) {
    const Request request{method, path, {}, body, [&](const char* name) -> std::optional<std::string> {
                            const auto found = headers.find(name);
                            return found == headers.end() ? std::nullopt : std::optional(found->second);
                          }};
    return service_->answer(request);
  }

  std::string sign_in(const std::string& address) {
    const Json body{{"login", login_}, {"password", password}};
    const auto reply = ask("POST", "/api/v1/session", write_json(body), {{"X-Real-IP", address}});
    EXPECT_EQ(reply.status, 200) << reply.body;
    for (const auto& [name, value] : reply.headers)
      if (name == "Set-Cookie") return value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    return {};
  }

  FixedClock clock_;
  LoginLimits limits_;
  std::string login_;
  std::unique_ptr<Service> service_;
};

TEST_F(ServiceRace, ManyThreadsAskAtOnce) {
  std::atomic<int> made{0}, wrong{0};
  std::vector<std::set<std::string>> twins(rounds);
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (int t = 0; t < thread_count; ++t)
    threads.emplace_back([&, t] {
      const auto session = sign_in("203.0." + std::to_string(t) + ".1");
      for (int r = 0; r < rounds; ++r) {
        // The same key from every thread, and one of its own.
        const std::string shared_key = "shared-key-of-round-" + std::to_string(r);
        Headers headers{{"X-Session", session}, {"X-Kram", "1"}, {"Idempotency-Key", shared_key}};
        const auto twin =
            ask("POST", "/api/v1/categories", "{\"name\":\"спільна " + std::to_string(r) + "\"}", headers);
        {
          const std::lock_guard lock(mutex);
          twins[static_cast<std::size_t>(r)].insert(std::to_string(twin.status) + twin.body);
        }
        headers["Idempotency-Key"] = "own-key-" + std::to_string(t) + "-of-round-" + std::to_string(r);
        const std::string name = "своя " + std::to_string(t) + " " + std::to_string(r);
        made += ask("POST", "/api/v1/categories", "{\"name\":\"" + name + "\"}", headers).status == 201;
        wrong += ask("GET", "/api/v1/categories", "", headers).status != 200;
        wrong += ask("GET", "/api/v1/nothing", "", headers).status != 404;
        wrong += ask("GET", "/metrics", "", {}).status != 200;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(made, thread_count * rounds);
  EXPECT_EQ(wrong, 0);
  for (const auto& answers : twins) EXPECT_EQ(answers.size(), 1U) << *answers.begin() << "\n" << *answers.rbegin();
  EXPECT_EQ(service_->in_flight(), 0);
}

// Callers are remembered for a moment; an ended session must not be among them once its end was answered.
TEST_F(ServiceRace, AnEndedSessionIsEndedForEveryThread) {
  serve(false);
  std::atomic<int> opened_after_the_end{0}, refused_before{0};
  for (int round = 0; round < rounds; ++round) {
    const auto session = sign_in("203.0.113.7");
    std::atomic<bool> ended{false}, stop{false};
    std::vector<std::thread> readers;
    for (int t = 0; t < thread_count; ++t)
      readers.emplace_back([&] {
        while (!stop) {
          const bool was_ended = ended;
          const bool open = ask("GET", "/api/v1/me", "", {{"X-Session", session}}).status == 200;
          opened_after_the_end += was_ended && open;
        }
      });
    for (int i = 0; i < 20; ++i) refused_before += ask("GET", "/api/v1/me", "", {{"X-Session", session}}).status != 200;
    EXPECT_EQ(ask("DELETE", "/api/v1/session", "", {{"X-Session", session}, {"X-Kram", "1"}}).status, 204);
    ended = true;
    for (int i = 0; i < 20; ++i)
      opened_after_the_end += ask("GET", "/api/v1/me", "", {{"X-Session", session}}).status == 200;
    stop = true;
    for (auto& reader : readers) reader.join();
  }
  EXPECT_EQ(opened_after_the_end, 0);
  EXPECT_EQ(refused_before, 0);
}

}  // namespace
}  // namespace kram::http
