// kram user: makes the first people of an installation, and new passwords for those who forgot theirs.
#include <cstdio>
#include <iostream>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"
#include "server/security/password.hpp"
#include "server/storage/company_repository.hpp"
#include "server/storage/import_workspace.hpp"
#include "server/storage/session.hpp"

namespace kram::cli {
namespace {

std::string read_password(const std::string& login) {
  std::string password;
  std::getline(std::cin, password);
  if (password.size() < 12) fail("the password, one line of the input, needs at least 12 characters");
  if (!security::check_password(password, login)) fail("this password is too simple or common");
  return password;
}

/// The workspace named by number, or by --company's name, which is made when there is none of that name.
WorkspaceId workspace_of(storage::Connection& db, const Arguments& arguments) {
  if (arguments.has("workspace")) {
    const auto id = parse_id(arguments.get("workspace"));
    if (!id) fail("--workspace needs a number");
    return WorkspaceId{*id};
  }
  return storage::import_workspace(db, arguments.get("company", "Моя компанія"), SystemClock().now());
}

int add(storage::Connection& db, const Arguments& arguments) {
  if (arguments.words.size() != 4) fail("usage: kram user add LOGIN NAME ROLE [--workspace ID | --company NAME]");
  User user;
  user.login = arguments.words[1];
  user.name = arguments.words[2];
  const auto role = enum_value<Role>(arguments.words[3]);
  if (!role) fail("roles: " + enum_list<Role>());
  user.role = *role;
  if (storage::find_login(db, user.login)) fail("this login is taken");
  const auto hash = security::hash_password(read_password(user.login));
  storage::TransactionGuard transaction(db);
  const auto workspace = workspace_of(db, arguments);
  const auto id =
      storage::insert_row(db, workspace, user, {{"password_hash", hash}, {"created_at", SystemClock().now()}});
  transaction.commit();
  std::printf("user %lld in workspace %lld\n", static_cast<long long>(id), static_cast<long long>(workspace.value));
  return 0;
}

int set_password(storage::Connection& db, const Arguments& arguments) {
  if (arguments.words.size() != 2) fail("usage: kram user password LOGIN");
  const auto found = storage::find_login(db, arguments.words[1]);
  if (!found) fail("there is no such login");
  storage::set_password_hash(db, found->workspace, found->user,
                             security::hash_password(read_password(arguments.words[1])));
  storage::delete_sessions_of(db, found->workspace, found->user, "");
  std::printf("changed; all sessions ended\n");
  return 0;
}

}  // namespace

int user(const Arguments& arguments) {
  const std::string what = arguments.words.empty() ? "" : arguments.words[0];
  if (what != "add" && what != "password") fail("usage: kram user add LOGIN NAME ROLE | kram user password LOGIN");
  auto db = storage::connect(arguments.database_url());
  return what == "add" ? add(*db, arguments) : set_password(*db, arguments);
}

}  // namespace kram::cli
