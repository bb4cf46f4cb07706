// Running an operation once, whatever happens: in one transaction with the key under which its answer is kept.
#include "server/http/exchange.hpp"

namespace kram::http {
namespace {

/// Refusals of the business are kept like successes; those about the request and the caller aren't.
bool is_kept(int status) {
  return status == 404 || status == 409 || status == 422 || status == 428;
}

/// "/orders/{id}/confirm" is done to "/orders/{id}".
std::string without_last_segment(const std::string& path) {
  return path.substr(0, path.rfind('/'));
}

}  // namespace

Reply Service::run(Exchange& exchange, const Operation& operation) {
  // Whatever changes may change who may do what; whether it did is not asked.
  struct Forgetting {
    CallerCache* callers;
    ~Forgetting() {
      if (callers) callers->forget_all();
    }
  } forgetting{exchange.changes() && !exchange.keeps_own_answer() ? &callers_ : nullptr};
  Context context{*exchange.db,   exchange.actor, exchange.now,        exchange.language,
                  *exchange.zone, std::nullopt,   exchange.request_id, &exchange.session};
  if (exchange.needs_key()) {
    context.idempotency = IdempotencyKey{exchange.key, exchange.route, exchange.body_hash};
    return run_mutation(exchange, context, operation);
  }
  const auto outcome = operation(context);
  return outcome ? answer_of(exchange, *outcome) : refusal_of(exchange, context, outcome.refusal());
}

Reply Service::run_mutation(Exchange& exchange, Context& context, const Operation& operation) {
  auto& db = *exchange.db;
  try {
    const auto outcome = run_once(exchange, context, operation);
    if (outcome) return answer_of(exchange, *outcome);
    auto reply = refusal_of(exchange, context, outcome.refusal());
    const storage::StoredAnswer kept{exchange.body_hash, reply.status, reply.body};
    const bool concerns_twin = outcome.refusal().code == ErrorCode::request_in_progress;
    if (!is_kept(reply.status) || concerns_twin) return reply;
    if (storage::store_answer_if_new(db, exchange.answer_key(), kept, exchange.now)) return reply;
  } catch (const storage::ConstraintError& e) {
    if (e.constraint != storage::answer_key_constraint) throw;
  }
  // A twin of this request was faster: its answer is the answer.
  const auto stored = storage::find_answer(db, exchange.answer_key());
  if (!stored) return exchange.refuse(Refusal(ErrorCode::request_in_progress));
  return replay_of(exchange, *stored);
}

Result<Outcome> Service::run_once(Exchange& exchange, Context& context, const Operation& operation) {
  auto& db = *exchange.db;
  if (exchange.entry->owns_transaction) {
    for (int attempt = 1;; ++attempt) {
      try {
        return operation(context);
      } catch (const storage::SerializationFailure&) {
        if (attempt == storage::transaction_attempts) throw storage::DatabaseUnavailable{"serialization failures"};
        storage::wait_before_retry(attempt);
      }
    }
  }
  bool storing = false;
  try {
    return storage::in_transaction(db, [&]() -> Result<Outcome> {
      storing = false;
      auto outcome = operation(context);
      if (!outcome) return outcome;
      storing = true;
      storage::store_answer(db, exchange.answer_key(),
                            {exchange.body_hash, exchange.entry->success_status, outcome->body_to_keep}, exchange.now);
      return outcome;
    });
  } catch (const storage::DatabaseUnavailable& e) {
    // The key's row is locked by a twin that still runs.
    if (storing && e.sqlstate == "55P03") return ErrorCode::request_in_progress;
    throw;
  }
}

Reply Service::answer_of(Exchange& exchange, const Outcome& outcome) {
  Reply reply;
  reply.status = exchange.entry->success_status;
  if (reply.status != 204) reply.body = outcome.body;
  if (exchange.entry->is_csv) {
    reply.content_type = "text/csv; charset=utf-8";
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"orders.csv\"");
  }
  if (!outcome.version.empty()) reply.headers.emplace_back("ETag", "\"" + outcome.version + "\"");
  const std::string path = exchange.entry->path;
  if (reply.status == 201 && !outcome.id.empty() && router_.get_of(path + "/{id}"))
    reply.headers.emplace_back("Location", api_prefix + path + "/" + outcome.id);
  return reply;
}

Reply Service::refusal_of(Exchange& exchange, Context& context, const Refusal& refusal) {
  if (refusal.code != ErrorCode::version_stale) return exchange.refuse(refusal);
  const std::string path = exchange.entry->path;
  const auto* get = router_.get_of(path);
  if (!get) get = router_.get_of(without_last_segment(path));
  if (!get || !exchange.actor.may(get->permission)) return exchange.refuse(refusal);
  Incoming asked;
  asked.ids = exchange.incoming.ids;
  const auto operation = get->decode(asked);
  if (!operation) return exchange.refuse(refusal);
  const auto current = (*operation)(context);
  if (!current) return exchange.refuse(refusal);
  Json more = Json::object();
  more["current"] = Json::parse(current->body, nullptr, false);
  auto reply = problem(refusal, exchange.language, exchange.request_id, more);
  if (!current->version.empty()) reply.headers.emplace_back("ETag", "\"" + current->version + "\"");
  return reply;
}

Reply Service::replay_of(Exchange& exchange, const storage::StoredAnswer& stored) {
  if (stored.body_hash != exchange.body_hash) return exchange.refuse(Refusal(ErrorCode::idempotency_key_reused));
  Outcome outcome;
  outcome.body = stored.body;
  const Json json = Json::parse(stored.body, nullptr, false);
  if (json.is_object() && stored.status < 400) {
    if (json.contains("version") && json["version"].is_number()) outcome.version = json["version"].dump();
    if (json.contains("id") && json["id"].is_string()) outcome.id = json["id"].get<std::string>();
  }
  auto reply = answer_of(exchange, outcome);
  reply.status = stored.status;
  if (stored.status >= 400) {
    reply.body = stored.body;
    reply.content_type = "application/problem+json; charset=utf-8";
  }
  reply.headers.emplace_back("Idempotent-Replayed", "true");
  return reply;
}

}  // namespace kram::http
