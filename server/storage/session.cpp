#include "server/storage/session.hpp"

namespace kram::storage {
namespace {

// The caller is not known before this statement: the hash of 256 random bits is what it is found by.
constexpr Sql select_session{
    "session_find",
    "select s.workspace_id, u.id, null, u.name, u.role, null, u.language, w.zone, s.created_at, s.last_seen_at,"
    " s.expires_at, i.body_hash, i.status, i.body"
    " from session s"
    " join app_user u on u.workspace_id = s.workspace_id and u.id = s.user_id and u.active"
    " join workspace w on w.id = s.workspace_id"
    " left join idempotency i on i.workspace_id = s.workspace_id and i.actor = 'u' || u.id and i.key = :p2"
    " and i.route = :p3"
    " where s.token_hash = :p1 and s.expires_at > :p4"};
constexpr Sql select_token{
    "token_find",
    "select t.workspace_id, null, t.id, t.name, null, t.scopes, w.language, w.zone, t.created_at,"
    " coalesce(t.last_used_at, 0), t.expires_at, i.body_hash, i.status, i.body"
    " from api_token t"
    " join workspace w on w.id = t.workspace_id"
    " left join idempotency i on i.workspace_id = t.workspace_id and i.actor = 't' || t.id and i.key = :p2"
    " and i.route = :p3"
    " where t.token_hash = :p1 and not t.revoked and (t.expires_at is null or t.expires_at > :p4)"};
constexpr Sql insert_session_row{
    "session_insert",
    "insert into session (token_hash, workspace_id, user_id, created_at, last_seen_at, expires_at, device)"
    " values (:p1, :p2, :p3, :p4, :p4, :p5, :p6)"};
constexpr Sql select_sessions{
    "session_list_of_user",
    "select id, device, created_at, last_seen_at, token_hash = :p3 from session where workspace_id = :p1"
    " and user_id = :p2 and expires_at > :p4 and last_seen_at >= :p5"
    " order by (token_hash = :p3) desc, last_seen_at desc, id desc limit 200"};
constexpr Sql delete_session_by_id{
    "session_delete_by_id",
    "delete from session where workspace_id = :p1 and user_id = :p2 and id = :p3 returning token_hash"};
constexpr Sql touch_session_row{"session_touch",
                                "update session set last_seen_at = :p3 where workspace_id = :p1 and token_hash = :p2"};
constexpr Sql touch_token_row{"token_touch",
                              "update api_token set last_used_at = :p3 where workspace_id = :p1 and id = :p2"};
constexpr Sql delete_session_row{"session_delete", "delete from session where workspace_id = :p1 and token_hash = :p2"};
constexpr Sql delete_sessions_of_user{
    "session_delete_of_user", "delete from session where workspace_id = :p1 and user_id = :p2 and token_hash <> :p3"};

std::optional<Caller> read_caller(std::optional<Row> row) {
  if (!row) return std::nullopt;
  Caller caller;
  std::optional<Role> role;
  Json scopes;
  std::optional<std::string> body_hash;
  *row >> caller.workspace >> caller.user >> caller.token >> caller.name >> role >> scopes >> caller.language >>
      caller.zone >> caller.created_at >> caller.last_seen_at >> caller.expires_at >> body_hash;
  caller.role = role.value_or(Role::seller);
  if (scopes.is_array())
    KRAM_PROMISE(json_detail::decode(scopes, caller.scopes, FieldRules{}, Decode::answer, "").ok());
  if (body_hash) {
    caller.answer.emplace();
    caller.answer->body_hash = *body_hash;
    *row >> caller.answer->status >> caller.answer->body;
  }
  return caller;
}

}  // namespace

std::optional<Caller> find_session(Connection& db, const std::string& token_hash, const std::string& key,
                                   const std::string& route, Instant now) {
  return read_caller(db.maybe_one(select_session, {token_hash, key, route, now}));
}

std::optional<Caller> find_token(Connection& db, const std::string& token_hash, const std::string& key,
                                 const std::string& route, Instant now) {
  return read_caller(db.maybe_one(select_token, {token_hash, key, route, now}));
}

std::int64_t idle_limit_micros(Role role) {
  constexpr std::int64_t minute = 60'000'000;
  return role == Role::warehouse ? 12 * 60 * minute : 30 * minute;  // a shift: scanners lie idle between parcels
}

void insert_session(Connection& db, WorkspaceId workspace, UserId user, const std::string& token_hash,
                    const std::string& device, Instant now, Instant expires_at) {
  db.run(insert_session_row, {token_hash, workspace, user, now, expires_at, device});
}
std::vector<OwnSession> sessions_of(Connection& db, WorkspaceId workspace, UserId user, Role role,
                                    const std::string& current_hash, Instant now) {
  const Instant used_after{now.micros - idle_limit_micros(role)};
  std::vector<OwnSession> all;
  for (auto& row : db.run(select_sessions, {workspace, user, current_hash, now, used_after})) {
    OwnSession& session = all.emplace_back();
    row >> session.id >> session.device >> session.created_at >> session.last_seen_at >> session.current;
  }
  return all;
}
std::optional<std::string> delete_session_of(Connection& db, WorkspaceId workspace, UserId user, SessionId session) {
  auto row = db.maybe_one(delete_session_by_id, {workspace, user, session});
  if (!row) return std::nullopt;
  std::string hash;
  *row >> hash;
  return hash;
}
void touch_session(Connection& db, WorkspaceId workspace, const std::string& token_hash, Instant now) {
  db.run(touch_session_row, {workspace, token_hash, now});
}
void touch_token(Connection& db, WorkspaceId workspace, TokenId token, Instant now) {
  db.run(touch_token_row, {workspace, token, now});
}
void delete_session(Connection& db, WorkspaceId workspace, const std::string& token_hash) {
  db.run(delete_session_row, {workspace, token_hash});
}
void delete_sessions_of(Connection& db, WorkspaceId workspace, UserId user, const std::string& but_token_hash) {
  db.run(delete_sessions_of_user, {workspace, user, but_token_hash});
}

}  // namespace kram::storage
