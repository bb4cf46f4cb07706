// Signing in and out, who one is, one's own password.
#include <chrono>

#include "server/operations/context.hpp"
#include "server/operations/login_limits.hpp"
#include "server/security/digest.hpp"
#include "server/security/password.hpp"
#include "server/storage/company_repository.hpp"
#include "server/storage/session.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/domain/device.hpp"

namespace kram {
namespace {

constexpr std::int64_t session_life_micros = 12LL * 3600 * 1'000'000;  // a working day, however busy

std::int64_t steady_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Counts an attempt at a password; refuses it while the account or the address must wait.
std::optional<Refusal> too_many(const std::string& login, const SessionSlot& session) {
  if (!login_limits()) return std::nullopt;
  const auto seconds = login_limits()->refuse(login, session.client_address, steady_seconds());
  if (!seconds) return std::nullopt;
  return Refusal(ErrorCode::too_many_attempts, "", {{"seconds", std::to_string(*seconds)}});
}

void count_result(const std::string& login, const SessionSlot& session, bool right) {
  if (!login_limits()) return;
  if (right)
    login_limits()->succeeded(login, session.client_address);
  else
    login_limits()->failed(login, session.client_address, steady_seconds());
}

Me me_of(Context& context, const Actor& actor) {
  const auto workspace = storage::get_workspace(context.db, actor.workspace);
  Me me;
  me.name = actor.name;
  me.language = workspace.language;
  me.role = actor.role;
  if (actor.user)
    if (const auto user = storage::find_row<User>(context.db, actor.workspace, actor.user)) {
      me.id = user->id;
      me.login = user->login;
      me.language = user->language;
    }
  for (const auto& row : enum_names(Permission{}))
    if (actor.may(row.value)) me.permissions.push_back(row.value);
  me.workspace_id = workspace.id;
  me.workspace_name = workspace.name;
  me.zone = workspace.zone;
  me.base_currency = workspace.base_currency;
  me.server_time = context.now;
  me.version = KRAM_VERSION;
  return me;
}

}  // namespace

template <>
Result<Me> handle(Context& context, const Call<endpoint::sign_in>& call) {
  auto& session = *context.session;
  const auto& [login, password] = call.request;
  if (auto refusal = too_many(login, session)) return *refusal;
  const auto found = storage::find_login(context.db, login);
  // An unknown login costs the same time as a wrong password.
  const bool fits = security::password_fits(password, found ? found->password_hash : "");
  const bool right = fits && found && found->active;
  count_result(login, session, right);
  if (!right) return ErrorCode::credentials_invalid;
  if (security::needs_rehash(found->password_hash))
    storage::set_password_hash(context.db, found->workspace, found->user, security::hash_password(password));
  const std::string secret = security::random_secret();
  storage::insert_session(context.db, found->workspace, found->user, security::sha256_hex(secret),
                          device_of(session.user_agent), context.now,
                          Instant{context.now.micros + session_life_micros});
  session.new_token = secret;
  return me_of(context, Actor{found->workspace, found->user, {}, found->name, found->role, {}});
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::sign_out>&) {
  if (!context.session->token_hash.empty()) {
    storage::delete_session(context.db, context.workspace(), context.session->token_hash);
    context.session->ended = true;
  }
  return Nothing{};
}

template <>
Result<Rows<OwnSession>> handle(Context& context, const Call<endpoint::list_sessions>&) {
  Rows<OwnSession> rows;
  if (context.actor.user)
    rows.items = storage::sessions_of(context.db, context.workspace(), context.actor.user, context.actor.role,
                                      context.session->token_hash, context.now);
  return rows;
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::end_other_sessions>&) {
  if (!context.actor.user) return ErrorCode::permission_denied;
  storage::delete_sessions_of(context.db, context.workspace(), context.actor.user, context.session->token_hash);
  return Nothing{};
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::end_session>& call) {
  const auto ended =
      storage::delete_session_of(context.db, context.workspace(), context.actor.user, SessionId{call.ids[0]});
  if (!ended) return ErrorCode::not_found;
  context.session->ended = *ended == context.session->token_hash;
  return Nothing{};
}

template <>
Result<Me> handle(Context& context, const Call<endpoint::get_me>&) {
  return me_of(context, context.actor);
}

template <>
Result<Nothing> handle(Context& context, const Call<endpoint::change_password>& call) {
  if (!context.actor.user) return ErrorCode::permission_denied;
  const auto user = storage::find_row<User>(context.db, context.workspace(), context.actor.user);
  if (!user) return ErrorCode::not_found;
  auto& session = *context.session;
  if (auto refusal = too_many(user->login, session)) return *refusal;
  const auto hash = storage::password_hash_of(context.db, context.workspace(), user->id);
  const bool right = security::password_fits(call.request.current_password, hash);
  count_result(user->login, session, right);
  if (!right) return Refusal(ErrorCode::current_password_wrong, "/current_password");
  if (auto verdict = security::check_password(call.request.new_password, user->login); !verdict)
    return verdict.refusal().under("/new_password");
  storage::set_password_hash(context.db, context.workspace(), user->id,
                             security::hash_password(call.request.new_password));
  storage::delete_sessions_of(context.db, context.workspace(), user->id, session.token_hash);
  return Nothing{};
}

}  // namespace kram
