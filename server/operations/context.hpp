// What every operation is given: a database session inside its transaction, who asks, and what time it is.
#pragma once
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/base/zone.hpp"
#include "shared/domain/role.hpp"

namespace kram {

/// The one clock, handed in at composition. Only a test build lets tests set it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// Who asks: a person by session, or a program by token.
struct Actor {
  WorkspaceId workspace;
  UserId user;    // none for a token
  TokenId token;  // none for a person
  std::string name;
  Role role = Role::seller;
  std::vector<Scope> scopes;

  bool may(Permission permission) const;
  Reader reader() const { return Reader{true, may(Permission::see_cost)}; }
};

/// The key under which the first answer of a mutating request is kept.
struct IdempotencyKey {
  std::string key;
  std::string route;      // endpoint's name and path ids
  std::string body_hash;  // SHA-256 of the canonical body, hex
};

/// The session behind a request, for the operations that open and end sessions.
struct SessionSlot {
  std::string client_address;            // whom the limits of signing in count
  std::string user_agent;                // what the person signs in with
  std::string token_hash;                // the session that asks; empty for tokens and strangers
  std::optional<std::string> new_token;  // set by the operation: becomes the cookie
  bool ended = false;                    // set by the operation: the cookie is taken away
};

struct Context {
  storage::Connection& db;
  const Actor& actor;
  Instant now;
  Language language = Language::uk;
  const Zone& zone;
  std::optional<IdempotencyKey> idempotency;
  std::string request_id;
  SessionSlot* session = nullptr;
  std::string kept_answer = {};  // the body of a success, when the operation kept it itself

  WorkspaceId workspace() const { return actor.workspace; }
  Date today() const { return business_date(now, zone); }
};

/// One decoded request: the body (or query), the ids in the path, the version of If-Match.
template <class Endpoint>
struct Call {
  typename Endpoint::Request request;
  Json patch;  // PATCH: laid over the stored row by the operation
  std::vector<std::int64_t> ids;
  std::optional<std::int32_t> version;
};

/// The body of an endpoint. Declared for all, specialised in operations/*.cpp; a missing one does not link.
template <class Endpoint>
Result<typename Endpoint::Response> handle(Context& context, const Call<Endpoint>& call);

/// Whether the endpoint's operation runs without a surrounding transaction: it writes in one statement that also stores
/// the answer under context.idempotency (storage/idempotency.hpp), or it needs no transaction at all.
template <class Endpoint>
struct runs_own_transaction : std::false_type {};

}  // namespace kram
