// One request on its way through the service: what each step has learned so far.
#pragma once
#include "server/http/service.hpp"

namespace kram::http {

struct Service::Exchange {
  const Request& request;
  std::string request_id;
  Language language = Language::uk;
  bool language_asked = false;  // by the request itself; else the person's own language is used once known
  Instant now{};
  const EndpointEntry* entry = nullptr;
  storage::Connection* db = nullptr;
  std::uint64_t session_round_trips = 0;  // of the session when the request came
  Actor actor{};
  std::string actor_key{};  // "u7", as kept answers name the caller
  SessionSlot session{};
  const Zone* zone = nullptr;
  std::string key{};    // Idempotency-Key
  std::string route{};  // endpoint and ids
  std::optional<storage::StoredAnswer> stored{};
  Incoming incoming{};
  std::string body_hash{};

  bool changes() const { return entry->method != Method::get; }
  /// Opening and ending a session need no key: repeating them does no harm.
  bool needs_key() const { return changes() && std::string_view(entry->path) != "/session"; }
  /// Learns of an earlier answer when it writes its own (order_create.cpp), so that none is looked for beforehand.
  bool keeps_own_answer() const { return entry->owns_transaction && needs_key(); }
  storage::AnswerKey answer_key() const { return {actor.workspace, actor_key, key, route}; }
  Reply refuse(const Refusal& refusal) const { return problem(refusal, language, request_id); }
};

}  // namespace kram::http
