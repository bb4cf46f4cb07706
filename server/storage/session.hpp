// Who stands behind a session or a program's token, found together with the answer kept under the request's key.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/idempotency.hpp"
#include "shared/api/page.hpp"
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

void insert_session(Connection& db, WorkspaceId workspace, UserId user, const std::string& token_hash, Instant now,
                    Instant expires_at);
void touch_session(Connection& db, WorkspaceId workspace, const std::string& token_hash, Instant now);
void touch_token(Connection& db, WorkspaceId workspace, TokenId token, Instant now);
void delete_session(Connection& db, WorkspaceId workspace, const std::string& token_hash);
/// Ends all sessions of the person but one (its hash; empty for none).
void delete_sessions_of(Connection& db, WorkspaceId workspace, UserId user, const std::string& but_token_hash);

}  // namespace kram::storage
