// kram demo: a company that never was, made through the operations so that its books are right; prints its logins.
#include <cstdio>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"
#include "server/cli/demo_catalogue.hpp"
#include "server/cli/demo_company.hpp"
#include "server/storage/company_repository.hpp"
#include "server/storage/import_workspace.hpp"

namespace kram::cli {
namespace {

constexpr const char* company_name = "Майстер: товари для ремонту";

Verdict furnish(Context& context, Actor& actor, demo::Company& company, const std::string& password) {
  actor.workspace = storage::import_workspace(context.db, company_name, context.now);
  KRAM_TRY(made, demo::make_company(context, password));
  company = made;
  actor.user = company.logins.front().id;
  KRAM_CHECK(demo::make_catalogue(context));
  return demo::make_orders(context, company);
}

void print(const demo::Company& company) {
  std::printf("Demo logins (login, password, role):\n");
  for (const auto& login : company.logins)
    std::printf("  %-10s  %-16s  %s\n", login.login.c_str(), login.password.c_str(),
                std::string(enum_name(login.role)).c_str());
}

}  // namespace

int demo(const Arguments& arguments) {
  auto db = storage::connect(arguments.database_url());
  if (storage::has_workspaces(*db)) fail("the database holds a company already; the demo wants an empty one");
  const auto now = SystemClock().now();
  Actor actor;
  actor.name = "Олена Майстренко";
  actor.role = Role::owner;
  actor.user = UserId{1};  // asks as an owner would, until there is one
  Context context{*db, actor, now, Language::uk, kyiv_zone(), std::nullopt, "demo", nullptr};
  demo::Company company;
  // All of it or nothing: an interrupted start begins anew.
  const auto verdict =
      storage::in_transaction(*db, [&] { return furnish(context, actor, company, arguments.get("password")); });
  if (!verdict) {
    const auto& refusal = verdict.refusal();
    fail("the demo company could not be made: " + describe(refusal, Language::en) + " " + refusal.path);
  }
  print(company);
  return 0;
}

}  // namespace kram::cli
