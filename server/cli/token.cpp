// kram token: access for programs, made and revoked by whoever runs the installation.
#include <cstdio>

#include "server/cli/clock.hpp"
#include "server/cli/command.hpp"
#include "server/security/digest.hpp"
#include "server/storage/company_repository.hpp"

namespace kram::cli {
namespace {

WorkspaceId named_workspace(const Arguments& arguments) {
  const auto id = parse_id(arguments.get("workspace", "1"));
  if (!id) fail("--workspace needs a number");
  return WorkspaceId{*id};
}

int add(storage::Connection& db, const Arguments& arguments) {
  if (arguments.words.size() != 3) fail("usage: kram token add NAME SCOPE[,SCOPE] [--workspace ID]");
  Token token;
  token.name = arguments.words[1];
  for (const auto& name : json_detail::split_list(arguments.words[2])) {
    const auto scope = enum_value<Scope>(name.get<std::string>());
    if (!scope) fail("scopes: " + enum_list<Scope>());
    token.scopes.push_back(*scope);
  }
  const std::string secret = "kram_" + security::random_secret();
  storage::insert_row(db, named_workspace(arguments), token,
                      {{"token_hash", security::sha256_hex(secret)}, {"created_at", SystemClock().now()}});
  std::printf("%s\n", secret.c_str());
  return 0;
}

int revoke(storage::Connection& db, const Arguments& arguments) {
  const auto id =
      arguments.words.size() == 2 ? parse_id(arguments.words[1]) : Result<std::int64_t>(ErrorCode::invalid_id);
  if (!id) fail("usage: kram token revoke ID [--workspace ID]");
  if (!storage::revoke_token(db, named_workspace(arguments), TokenId{*id})) fail("there is no such token");
  std::printf("revoked\n");
  return 0;
}

}  // namespace

int token(const Arguments& arguments) {
  const std::string what = arguments.words.empty() ? "" : arguments.words[0];
  if (what != "add" && what != "revoke") fail("usage: kram token add NAME SCOPES | kram token revoke ID");
  auto db = storage::connect(arguments.database_url());
  return what == "add" ? add(*db, arguments) : revoke(*db, arguments);
}

}  // namespace kram::cli
