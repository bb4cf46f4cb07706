// The company's people and the tokens of its programs.
#include "server/operations/context.hpp"
#include "server/operations/named_page.hpp"
#include "server/operations/row_version.hpp"
#include "server/security/digest.hpp"
#include "server/security/password.hpp"
#include "server/storage/company_repository.hpp"
#include "server/storage/page_cursor.hpp"
#include "server/storage/session.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {
namespace {

/// Letters of any alphabet would look alike; a login is typed on any keyboard.
Verdict check_login(const std::string& login) {
  for (const char c : login) {
    const bool usual = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                       c == '-' || c == '_' || c == '@' || c == '+';
    if (!usual) return Refusal(ErrorCode::invalid_text, "/login");
  }
  return Done{};
}

Verdict check_new_password(const std::string& password, const std::string& login) {
  if (auto verdict = security::check_password(password, login); !verdict) return verdict.refusal().under("/password");
  return Done{};
}

/// Only an owner makes owners and changes them: an administrator may not take the company over.
Verdict check_owner_change(const Context& context, Role before, Role after) {
  const bool concerns_owner = before == Role::owner || after == Role::owner;
  if (concerns_owner && context.actor.role != Role::owner) return ErrorCode::permission_denied;
  return Done{};
}

/// Makes a password, keeps only its hash, and forgets the text.
std::string take_password(User& user) {
  const auto hash = security::hash_password(user.password);
  user.password.clear();
  return hash;
}

}  // namespace

template <>
Result<Page<User>> handle(Context& context, const Call<endpoint::list_users>& call) {
  return named_page(storage::all_users(context.db, context.workspace(), call.request.archived), call.request);
}

template <>
Result<User> handle(Context& context, const Call<endpoint::create_user>& call) {
  auto user = call.request;
  KRAM_CHECK(check_login(user.login));
  KRAM_CHECK(check_owner_change(context, user.role, user.role));
  if (user.password.empty()) return Refusal(ErrorCode::required, "/password");
  KRAM_CHECK(check_new_password(user.password, user.login));
  const auto hash = take_password(user);
  try {
    user.id.value = storage::insert_row(context.db, context.workspace(), user,
                                        {{"password_hash", hash}, {"created_at", context.now}});
  } catch (const storage::ConstraintError& error) {
    if (error.constraint != "app_user_login") throw;
    return Refusal(ErrorCode::login_taken, "/login");
  }
  return user;
}

template <>
Result<User> handle(Context& context, const Call<endpoint::get_user>& call) {
  auto user = storage::find_row<User>(context.db, context.workspace(), UserId{call.ids[0]});
  if (!user) return ErrorCode::not_found;
  return *user;
}

template <>
Result<User> handle(Context& context, const Call<endpoint::edit_user>& call) {
  storage::lock_workspace(context.db, context.workspace());
  auto user = storage::lock_row<User>(context.db, context.workspace(), UserId{call.ids[0]});
  if (!user) return ErrorCode::not_found;
  KRAM_CHECK(check_version(call.version, user->version));
  const auto before = *user;
  KRAM_CHECK(patch_from_json(call.patch, *user));
  KRAM_CHECK(check_owner_change(context, before.role, user->role));
  const bool stops_owning = before.role == Role::owner && before.active && !(user->role == Role::owner && user->active);
  if (stops_owning && storage::other_owners(context.db, context.workspace(), user->id) == 0)
    return ErrorCode::last_owner;
  const bool new_password = !user->password.empty();
  if (new_password) {
    KRAM_CHECK(check_new_password(user->password, user->login));
    storage::set_password_hash(context.db, context.workspace(), user->id, take_password(*user));
  }
  if (new_password || user->role != before.role || !user->active) {
    const bool own = user->id == context.actor.user && user->active && context.session;
    storage::delete_sessions_of(context.db, context.workspace(), user->id, own ? context.session->token_hash : "");
  }
  KRAM_CHECK(storage::update_row(context.db, context.workspace(), *user));
  return *user;
}

template <>
Result<Page<Token>> handle(Context& context, const Call<endpoint::list_tokens>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  KRAM_TRY(below, storage::read_id_cursor(call.request.cursor));
  auto tokens = storage::tokens_below(context.db, context.workspace(), below, call.request.limit + 1);
  Page<Token> page;
  if (tokens.size() > static_cast<std::size_t>(call.request.limit)) {
    tokens.pop_back();
    page.next_cursor = storage::write_cursor(std::vector<std::string>{to_text(tokens.back().id)});
  }
  page.items = std::move(tokens);
  return page;
}

template <>
Result<Token> handle(Context& context, const Call<endpoint::create_token>& call) {
  auto token = call.request;
  if (token.scopes.empty()) return Refusal(ErrorCode::required, "/scopes");
  if (token.expires_at && *token.expires_at <= context.now) return Refusal(ErrorCode::out_of_range, "/expires_at");
  const std::string secret = "kram_" + security::random_secret();
  token.id.value = storage::insert_row(context.db, context.workspace(), token,
                                       {{"token_hash", security::sha256_hex(secret)}, {"created_at", context.now}});
  token.secret = secret;
  return token;
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::revoke_token>& call) {
  if (!storage::revoke_token(context.db, context.workspace(), TokenId{call.ids[0]})) return ErrorCode::not_found;
  return Nothing{};
}

}  // namespace kram
