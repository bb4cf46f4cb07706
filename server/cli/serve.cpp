// kram serve: checks the database, answers HTTP until SIGTERM, tidies up once an hour.
#include <unistd.h>
#include <csignal>
#include <cstdio>

#include <ctime>
#include <mutex>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"
#include "server/http/openapi.hpp"
#include "server/http/pistache_server.hpp"
#include "server/operations/login_limits.hpp"
#include "server/security/password.hpp"
#include "server/storage/idempotency.hpp"
#include "server/storage/migrate.hpp"

namespace kram::cli {
namespace {

constexpr int default_threads = 8;
constexpr auto drain_patience = std::chrono::milliseconds(9000);

int number_option(const Arguments& arguments, const char* name, int otherwise, int least, int most) {
  const auto text = arguments.get(name, std::to_string(otherwise));
  const auto number = parse_id(text);
  if (!number || *number < least || *number > most) fail(std::string("--") + name + " must be a number");
  return static_cast<int>(*number);
}

#ifdef KRAM_TEST_BUILD
std::FILE* statement_list = nullptr;
std::mutex statement_mutex;

/// A test's proof that each statement filters by workspace: one JSON line a statement.
void list_statement(std::string_view name, std::string_view text) {
  const std::lock_guard lock(statement_mutex);
  const Json line{{"name", std::string(name)}, {"text", std::string(text)}};
  std::fprintf(statement_list, "%s\n", write_json(line).c_str());
  std::fflush(statement_list);
}

void use_test_options(const Arguments& arguments, http::ServiceOptions& options) {
  options.test_clock = arguments.has("test-clock");
  security::set_password_cost({1024, 1});
  if (!arguments.has("list-statements")) return;
  statement_list = std::fopen(arguments.get("list-statements").c_str(), "a");
  if (!statement_list) fail("the list of statements can't be written");
  storage::watch_statements(&list_statement);
}
#else
void use_test_options(const Arguments& arguments, http::ServiceOptions&) {
  if (arguments.has("test-clock") || arguments.has("list-statements"))
    fail("only a test build lets tests set the clock");
}
#endif

void check_database(const std::string& url) {
  auto db = storage::connect(url);
  if (const auto reason = storage::unfit_database(*db)) fail(*reason);
  if (!storage::pending_migrations(*db).empty()) fail("the database is older than this program: run kram migrate");
}

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

void tidy_up(const std::string& url, Instant now) {
  try {
    storage::forget_old_answers(*storage::connect(url), now);
  } catch (const storage::DatabaseUnavailable&) {
    // The next hour will do.
  } catch (const storage::StatementError& e) {
    std::fprintf(stderr, "tidying failed: %s\n", e.what());
  }
}

void wait_for_stop(const std::string& url, const Clock& clock) {
  const auto signals = stop_signals();
  const timespec hour{3600, 0};
  for (;;) {
    tidy_up(url, clock.now());
    if (sigtimedwait(&signals, nullptr, &hour) > 0) return;
  }
}

}  // namespace

int serve(const Arguments& arguments) {
  const auto port = number_option(arguments, "port", 8081, 1, 65535);
  const auto threads = number_option(arguments, "threads", default_threads, 1, 256);
  const auto signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread is made: all of them inherit it
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 16);

  static const SystemClock clock;
  static LoginLimits logins;
  http::ServiceOptions options;
  options.database_url = arguments.database_url();
  options.clock = &clock;
  options.limits = !arguments.has("no-limits");
  options.log = !arguments.has("no-log");
  options.openapi = http::openapi_document(false);
  use_test_options(arguments, options);
  if (options.limits) use_login_limits(&logins);
  check_database(options.database_url);

  http::Service service(options);
  http::PistacheServer server(service, static_cast<std::uint16_t>(port), threads);
  std::fprintf(stderr, "kram serves on http://127.0.0.1:%d\n", port);
  wait_for_stop(options.database_url, clock);
  server.stop(drain_patience);
  std::fflush(nullptr);
  _exit(0);  // the library's threads may still hold what static destructors take away
}

}  // namespace kram::cli
