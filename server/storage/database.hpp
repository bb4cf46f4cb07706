// The only door to PostgreSQL: statements by name, prepared once per session, one session bound to each worker thread.
// Values go and come as text (SOCI binds std::string exactly; its numeric and time types lose digits), typed here.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.hpp"

namespace kram::storage {

/// A statement: its name in logs, benches and the prepared-statement cache, and its text with :p1 … :pN.
/// Every statement filters by workspace (proven by tests/storage).
struct Sql {
  const char* name;
  const char* text;
  bool planned_each_time = false;  // lists whose best index depends on the values asked for: never a generic plan
};

/// A bound value as text, or NULL.
class Param {
 public:
  Param(std::nullopt_t) {}
  Param(const std::string& v) : text_(v) {}
  Param(std::string_view v) : text_(std::string(v)) {}
  Param(const char* v) : text_(std::string(v)) {}
  Param(bool v) : text_(v ? "t" : "f") {}
  Param(std::int64_t v) : text_(std::to_string(v)) {}
  Param(std::int32_t v) : text_(std::to_string(v)) {}
  Param(Date v) : text_(to_text(v)) {}
  Param(Instant v) : text_(std::to_string(v.micros)) {}  // instants are bigint microseconds in SQL
  Param(const Json& v) : text_(write_json(v)) {}
  template <class U>
  Param(Fixed<U> v) : text_(std::to_string(v.units)) {}
  template <class R>
  Param(Id<R> v) {
    if (v) text_ = std::to_string(v.value);
  }
  template <class E>
  requires std::is_enum_v<E> Param(E v) : text_(std::string(enum_name(v))) {}
  template <class T>
  Param(const std::optional<T>& v) {
    if (v) text_ = Param(*v).text_;
  }
  template <class T>
  Param(const std::vector<T>& v) : text_(array_text(v)) {}  // a PostgreSQL array literal

  const std::optional<std::string>& text() const { return text_; }

 private:
  template <class T>
  static std::string array_text(const std::vector<T>& items) {
    std::string all = "{";
    for (const auto& item : items) append_array_item(all, Param(item).text_);
    return all + "}";
  }
  static void append_array_item(std::string& all, const std::optional<std::string>& item);
  std::optional<std::string> text_;
};

/// One row of an answer; values are read in the order of the select list by `row >> a >> b`.
class Row {
 public:
  explicit Row(std::vector<std::optional<std::string>> values) : values_(std::move(values)) {}
  std::size_t size() const { return values_.size(); }
  const std::optional<std::string>& text(std::size_t column) const { return values_.at(column); }

  Row& operator>>(std::string& v);  // NULL reads as empty
  Row& operator>>(bool& v);
  Row& operator>>(std::int64_t& v);
  Row& operator>>(std::int32_t& v);
  Row& operator>>(Date& v);
  Row& operator>>(Instant& v);
  Row& operator>>(Json& v);
  template <class U>
  Row& operator>>(Fixed<U>& v) {
    return *this >> v.units;
  }
  template <class R>
  Row& operator>>(Id<R>& v) {
    return null_here() ? (++next_, *this) : *this >> v.value;
  }
  template <class E>
  requires std::is_enum_v<E> Row& operator>>(E& v) {
    std::string name;
    *this >> name;
    const auto value = enum_value<E>(name);
    KRAM_PROMISE(value.has_value());
    v = *value;
    return *this;
  }
  template <class T>
  Row& operator>>(std::optional<T>& v) {
    if (null_here()) return ++next_, v.reset(), *this;
    T inner{};
    *this >> inner;
    v = std::move(inner);
    return *this;
  }

 private:
  bool null_here() const { return !values_.at(next_).has_value(); }
  std::vector<std::optional<std::string>> values_;
  std::size_t next_ = 0;
};

using RowSet = std::vector<Row>;

/// What the database answered when a constraint spoke: sqlstate and constraint's name. Thrown by run().
struct ConstraintError {
  std::string sqlstate;    // 23505 unique, 23514 check, 23503 foreign key, P0001 raised by us
  std::string constraint;  // its name, which repositories map to a Refusal
  std::string message;     // for the log only
};
/// 40001 / 40P01: the unit of work is run again. Thrown by run().
struct SerializationFailure {};
/// The session is lost or the pool is exhausted: 503 with Retry-After. Thrown by run() and the pool.
struct DatabaseUnavailable {
  std::string message;
  std::string sqlstate = {};  // 55P03: a lock was not got in time
};

/// A statement that can't be right whatever the user did: a bug of ours. Says the statement's name, never its values.
struct StatementError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One PostgreSQL session. Not thread-safe: bound to one worker thread.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Runs the statement with :p1 … :pN bound in order and returns all its rows. One round trip.
  virtual RowSet run(const Sql& statement, std::initializer_list<Param> params) = 0;
  virtual RowSet run(const Sql& statement, const std::vector<Param>& params) = 0;
  /// Runs unprepared text, many statements allowed: migrations and set-up only.
  virtual void run_script(const std::string& text) = 0;
  virtual void begin() = 0;
  /// Commits, and throws when PostgreSQL answered ROLLBACK instead (pitfalls D1).
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool in_transaction() const = 0;
  /// Round trips since the session opened, for benches and metrics.
  virtual std::uint64_t round_trips() const = 0;

  /// The row, or nullopt when there is none; more than one is a bug.
  std::optional<Row> maybe_one(const Sql& statement, std::initializer_list<Param> params);
  /// Exactly one row.
  Row one(const Sql& statement, std::initializer_list<Param> params);
};

/// Opens a session with the time limits and settings that all of ours have; throws DatabaseUnavailable.
std::unique_ptr<Connection> connect(const std::string& database_url);
/// The session bound to the calling thread, opened at its first use and again when it was lost.
Connection& session_of_this_thread(const std::string& database_url);
/// Refuses, by a sentence for the administrator, a database whose encoding or locale loses Ukrainian letters.
std::optional<std::string> unfit_database(Connection& db);

/// Called with each statement's name and text when a session prepares it: the proof that all filter by workspace.
using StatementWatch = void (*)(std::string_view name, std::string_view text);
void watch_statements(StatementWatch watch);

constexpr int transaction_attempts = 4;
/// Sleeps a random while that grows with the attempt.
void wait_before_retry(int attempt);

/// Rolls back when it is left without a commit.
class TransactionGuard {
 public:
  explicit TransactionGuard(Connection& db) : db_(db) { db_.begin(); }
  TransactionGuard(const TransactionGuard&) = delete;
  TransactionGuard& operator=(const TransactionGuard&) = delete;
  ~TransactionGuard() {
    if (db_.in_transaction()) db_.rollback();
  }
  void commit() { db_.commit(); }

 private:
  Connection& db_;
};

/// Runs `work`, which returns a Result, in one transaction: commits when it returns a value, rolls back when it refuses
/// or throws, and repeats it, up to 4 times with jitter, on SerializationFailure. `work` has no effect outside the
/// database.
template <class Work>
auto in_transaction(Connection& db, Work&& work) -> decltype(work()) {
  for (int attempt = 1;; ++attempt) {
    try {
      TransactionGuard transaction(db);
      auto result = work();
      if (result) transaction.commit();
      return result;
    } catch (const SerializationFailure&) {
      if (attempt == transaction_attempts) throw DatabaseUnavailable{"serialization failures in a row"};
      wait_before_retry(attempt);
    }
  }
}

}  // namespace kram::storage
