// The demo company itself: requisites, people, warehouse, accounts, price list; and who may sign in.
#pragma once
#include <string>
#include <vector>

#include "server/operations/context.hpp"

namespace kram::demo {

struct Login {
  std::string login;
  std::string password;
  std::string name;
  Role role = Role::seller;
  UserId id;
};

struct Company {
  AccountId bank, cash;
  std::vector<Login> logins;
};

/// In an empty workspace with the shipped taxes and accounts. `password` for everyone; empty: each gets one of his own.
Result<Company> make_company(Context& context, const std::string& password);

/// Some sixty orders of the last weeks in every state, through the operations; `context` is asked as of each one's day.
Verdict make_orders(Context& context, const Company& company);

/// Calls an endpoint's operation as HTTP would, in a transaction of its own.
template <class Endpoint>
auto ask(Context& context, typename Endpoint::Request request, std::vector<std::int64_t> ids = {}) {
  const Call<Endpoint> call{std::move(request), {}, std::move(ids), {}};
  if (context.db.in_transaction()) return handle<Endpoint>(context, call);
  return storage::in_transaction(context.db, [&] { return handle<Endpoint>(context, call); });
}

}  // namespace kram::demo
