// The first answer of every mutating request, kept under the caller's key in the same transaction as what it did.
#pragma once
#include <optional>
#include <string>

#include "server/storage/database.hpp"

namespace kram::storage {

struct StoredAnswer {
  std::string body_hash;
  int status = 0;
  std::string body;
};

struct AnswerKey {
  WorkspaceId workspace;
  std::string actor;  // "u<user id>" or "t<token id>"
  std::string key;
  std::string route;
};

/// The primary key whose violation says that a twin of the request was faster.
constexpr const char* answer_key_constraint = "idempotency_pkey";

/// Throws ConstraintError on answer_key_constraint when the key is there already.
void store_answer(Connection& db, const AnswerKey& key, const StoredAnswer& answer, Instant now);
/// False when the key is there already.
bool store_answer_if_new(Connection& db, const AnswerKey& key, const StoredAnswer& answer, Instant now);
std::optional<StoredAnswer> find_answer(Connection& db, const AnswerKey& key);

/// Forgets answers older than 30 days and sessions past their end, of all workspaces. How many rows went.
std::int64_t forget_old_answers(Connection& db, Instant now);

}  // namespace kram::storage
