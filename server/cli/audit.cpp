// kram audit: prints every difference between the books and their promises; the last line counts them.
#include "server/audit/audit.hpp"

#include <cstdio>
#include <map>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"

namespace kram::cli {
namespace {

constexpr std::size_t shown_of_a_kind = 20;

Json as_json(const audit::Report& report) {
  Json differences = Json::array();
  for (const auto& d : report.differences)
    differences.push_back(Json{{"code", d.code},
                               {"promise", audit::promise_of(d.code)},
                               {"workspace_id", to_text(d.workspace)},
                               {"who", d.who},
                               {"expected", d.expected},
                               {"found", d.found}});
  return Json{
      {"workspaces", report.workspaces.size()}, {"checks", report.checks}, {"differences", std::move(differences)}};
}

void print(const audit::Report& report) {
  std::map<std::pair<std::int64_t, std::string>, std::size_t> shown;
  for (const auto& d : report.differences) {
    auto& count = shown[{d.workspace.value, d.code}];
    if (count == 0)
      std::printf("%s workspace %s: %s\n", d.code.c_str(), to_text(d.workspace).c_str(),
                  audit::promise_of(d.code).c_str());
    if (++count <= shown_of_a_kind)
      std::printf("  %s: expected %s, found %s\n", d.who.c_str(), d.expected.c_str(), d.found.c_str());
  }
  for (const auto& [key, count] : shown)
    if (count > shown_of_a_kind)
      std::printf("%s workspace %lld: %zu differences in all\n", key.second.c_str(), static_cast<long long>(key.first),
                  count);
  std::printf("%zu checks of %zu workspaces\n", report.checks, report.workspaces.size());
  std::printf("audit: %zu differences\n", report.differences.size());
}

}  // namespace

int run_audit(const Arguments& arguments) {
  std::optional<WorkspaceId> only;
  if (arguments.has("workspace")) {
    const auto id = parse_id(arguments.get("workspace"));
    if (!id) fail("--workspace needs a number");
    only = WorkspaceId{*id};
  }
  auto db = storage::connect(arguments.database_url());
  const auto report = audit::audit(*db, only, SystemClock().now());
  if (only && report.workspaces.empty()) fail("there is no such workspace");
  if (arguments.has("json"))
    std::printf("%s\n", write_json(as_json(report)).c_str());
  else
    print(report);
  return report.differences.empty() ? 0 : 1;
}

}  // namespace kram::cli
