// Who stands behind a session or a program's token, found together with the answer kept under the request's key.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/idempotency.hpp"
#include "shared/api/session.hpp"
#include "shared/domain/role.hpp"

namespace kram::storage {

struct Caller {
  WorkspaceId workspace;
  UserId user;
  TokenId token;
  std::string name;
  Role role = Role::seller;
  std::vector<Scope> scopes;
  Language language = Language::uk;
  std::string zone;
  Instant created_at;
  Instant last_seen_at;
  std::optional<Instant> expires_at;
  std::optional<StoredAnswer> answer;

  /// As AnswerKey names it.
  std::string actor() const { return user ? "u" + to_text(user) : "t" + to_text(token); }
};

/// The person of a live session by the token's SHA-256; one round trip, also for the kept answer.
std::optional<Caller> find_session(Connection& db, const std::string& token_hash, const std::string& key,
                                   const std::string& route, Instant now);
/// The program of a live token.
std::optional<Caller> find_token(Connection& db, const std::string& token_hash, const std::string& key,
                                 const std::string& route, Instant now);

/// How long a session lives without being used.
std::int64_t idle_limit_micros(Role role);

void insert_session(Connection& db, WorkspaceId workspace, UserId user, const std::string& token_hash,
                    const std::string& device, Instant now, Instant expires_at);
/// The live sessions of the person, the one with that hash first, then by when they were last used.
std::vector<OwnSession> sessions_of(Connection& db, WorkspaceId workspace, UserId user, Role role,
                                    const std::string& current_hash, Instant now);
/// Ends that session of the person; its hash, or nothing when there is none.
std::optional<std::string> delete_session_of(Connection& db, WorkspaceId workspace, UserId user, SessionId session);
void touch_session(Connection& db, WorkspaceId workspace, const std::string& token_hash, Instant now);
void touch_token(Connection& db, WorkspaceId workspace, TokenId token, Instant now);
void delete_session(Connection& db, WorkspaceId workspace, const std::string& token_hash);
/// Ends all sessions of the person but one (its hash; empty for none).
void delete_sessions_of(Connection& db, WorkspaceId workspace, UserId user, const std::string& but_token_hash);

}  // namespace kram::storage
