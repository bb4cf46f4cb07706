// kram import northwind DIR: the sample company through the HTTP API; the last line describes the workspace.
#include <cstdio>
#include <cstdlib>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"
#include "server/cli/northwind_import.hpp"
#include "server/storage/import_workspace.hpp"

namespace kram::cli {
namespace {

std::string option_or_variable(const Arguments& arguments, const char* option, const char* variable) {
  if (arguments.has(option)) return arguments.get(option);
  const char* value = std::getenv(variable);
  return value ? value : "";
}

/// The caller's own token, or one of the workspace «Northwind», both made when they are missing.
std::string import_token(const Arguments& arguments) {
  if (const auto given = option_or_variable(arguments, "token", "KRAM_TOKEN"); !given.empty()) return given;
  auto db = storage::connect(arguments.database_url());
  const Instant now = SystemClock().now();
  storage::TransactionGuard transaction(*db);
  const auto workspace = storage::import_workspace(*db, "Northwind", now);
  auto secret = storage::renew_import_token(*db, workspace, "Імпорт Northwind", now);
  transaction.commit();
  return secret;
}

}  // namespace

int import_data(const Arguments& arguments) {
  if (arguments.words.size() != 2 || arguments.words[0] != "northwind")
    fail("usage: kram import northwind DIR [--url http://localhost:PORT] [--token KEY]");
  const auto url = option_or_variable(arguments, "url", "KRAM_URL");
  if (url.empty()) fail("where does Kram answer? give --url http://localhost:PORT");
  const Northwind files = read_northwind(arguments.words[1]);
  ApiClient api(url, import_token(arguments));
  send_northwind(api, files);
  std::printf("%s\n", write_json(describe_northwind(api, files)).c_str());
  return 0;
}

}  // namespace kram::cli
