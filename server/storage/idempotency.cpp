#include "server/storage/idempotency.hpp"

namespace kram::storage {
namespace {

constexpr std::int64_t kept_for_micros = 30LL * 24 * 3600 * 1'000'000;

constexpr Sql insert_answer{
    "idempotency_insert",
    "insert into idempotency (workspace_id, actor, key, route, body_hash, status, body, created_at)"
    " values (:p1, :p2, :p3, :p4, :p5, :p6, :p7, :p8)"};
constexpr Sql insert_answer_if_new{
    "idempotency_insert_if_new",
    "insert into idempotency (workspace_id, actor, key, route, body_hash, status, body, created_at)"
    " values (:p1, :p2, :p3, :p4, :p5, :p6, :p7, :p8) on conflict do nothing returning workspace_id"};
constexpr Sql select_answer{"idempotency_find",
                            "select body_hash, status, body from idempotency"
                            " where workspace_id = :p1 and actor = :p2 and key = :p3 and route = :p4"};
constexpr Sql delete_old{"idempotency_forget",
                         "with gone as (delete from idempotency where created_at < :p1 returning 1),"
                         " ended as (delete from session where expires_at < :p2 returning 1)"
                         " select (select count(*) from gone) + (select count(*) from ended)"};

}  // namespace

void store_answer(Connection& db, const AnswerKey& key, const StoredAnswer& answer, Instant now) {
  db.run(insert_answer, {key.workspace, key.actor, key.key, key.route, answer.body_hash, std::int32_t{answer.status},
                         answer.body, now});
}

bool store_answer_if_new(Connection& db, const AnswerKey& key, const StoredAnswer& answer, Instant now) {
  return !db.run(insert_answer_if_new, {key.workspace, key.actor, key.key, key.route, answer.body_hash,
                                        std::int32_t{answer.status}, answer.body, now})
              .empty();
}

std::optional<StoredAnswer> find_answer(Connection& db, const AnswerKey& key) {
  auto row = db.maybe_one(select_answer, {key.workspace, key.actor, key.key, key.route});
  if (!row) return std::nullopt;
  StoredAnswer answer;
  *row >> answer.body_hash >> answer.status >> answer.body;
  return answer;
}

std::int64_t forget_old_answers(Connection& db, Instant now) {
  std::int64_t gone = 0;
  db.one(delete_old, {Instant{now.micros - kept_for_micros}, now}) >> gone;
  return gone;
}

}  // namespace kram::storage
