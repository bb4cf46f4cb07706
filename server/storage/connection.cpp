// A SOCI session with its prepared statements: the only file that calls SOCI and libpq.
#include <poll.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <atomic>
#include <cstring>
#include <map>
#include <unordered_map>

#include "server/storage/database.hpp"

namespace kram::storage {
namespace {

std::atomic<StatementWatch> statement_watch{nullptr};

const char* session_settings =
    "set timezone = 'UTC'; set statement_timeout = '5s'; set lock_timeout = '2s';"
    " set idle_in_transaction_session_timeout = '10s'; set application_name = 'kram';"
    " set client_min_messages = 'warning'; set client_encoding = 'UTF8'; set jit = off";

/// A libpq URI or keyword string with one more parameter.
std::string with_parameter(const std::string& url, const std::string& name, const std::string& value) {
  if (url.find(name + "=") != std::string::npos) return url;
  if (url.find("://") == std::string::npos) return url + " " + name + "=" + value;
  return url + (url.find('?') == std::string::npos ? "?" : "&") + name + "=" + value;
}

/// A statement known to the server by name. SOCI keeps references to values and indicators: they never move.
struct Prepared {
  std::string text;
  std::vector<std::string> values;
  std::vector<soci::indicator> indicators;
  std::unique_ptr<soci::statement> statement;
  soci::postgresql_statement_backend* backend = nullptr;
  std::vector<soci::details::use_type_base*> uses;  // the statement owns them

  /// SOCI 4.0 frees the copies of the values only after a success: after a refusal the next run would lose them.
  void free_copies() {
    for (auto* use : uses) use->post_use(false);
  }
};

std::string error_field(const PGresult* result, int field) {
  const char* text = result ? PQresultErrorField(result, field) : nullptr;
  return text ? text : "";
}

/// Sorts what PostgreSQL refused into what the callers tell apart.
[[noreturn]] void throw_by_state(const std::string& state, const PGresult* result, const char* name) {
  const std::string message = error_field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (state == "40001" || state == "40P01") throw SerializationFailure{};
  if (state.rfind("23", 0) == 0 || state == "P0001")
    throw ConstraintError{state, error_field(result, PG_DIAG_CONSTRAINT_NAME), message};
  const bool outside = state.empty() || state[0] == ' ' || state.rfind("08", 0) == 0 || state.rfind("53", 0) == 0 ||
                       state.rfind("57", 0) == 0 || state == "55P03" || state == "25P03";
  if (outside) throw DatabaseUnavailable{std::string(name) + ": " + state + " " + message, state};
  throw StatementError(std::string(name) + ": " + state + " " + message);
}

class SociConnection final : public Connection {
 public:
  explicit SociConnection(std::string url) : url_(with_parameter(url, "connect_timeout", "3")) { open(); }
  ~SociConnection() override { close(); }

  RowSet run(const Sql& statement, std::initializer_list<Param> params) override {
    return run(statement, params.begin(), params.size());
  }
  RowSet run(const Sql& statement, const std::vector<Param>& params) override {
    return run(statement, params.data(), params.size());
  }
  void run_script(const std::string& text) override {
    if (!in_transaction_) revive();
    simple(text.c_str(), "script");
  }
  void begin() override {
    KRAM_PROMISE(!in_transaction_);
    revive();
    simple("begin", "begin");
    in_transaction_ = true;
  }
  void commit() override {
    KRAM_PROMISE(in_transaction_);
    in_transaction_ = false;
    const auto tag = simple("commit", "commit");
    // A failed transaction answers ROLLBACK without any error (PQcmdStatus; pitfalls D1).
    if (tag != "COMMIT") throw StatementError("commit answered " + tag);
  }
  void rollback() noexcept override {
    in_transaction_ = false;
    if (!session_) return;
    PQclear(PQexec(raw(), "rollback"));
    ++round_trips_;
  }
  bool in_transaction() const override { return in_transaction_; }
  std::uint64_t round_trips() const override { return round_trips_; }

 private:
  PGconn* raw() { return static_cast<soci::postgresql_session_backend*>(session_->get_backend())->conn_; }

  void open() {
    try {
      session_ = std::make_unique<soci::session>(*soci::factory_postgresql(), url_);
    } catch (const soci::soci_error&) {
      session_.reset();
      throw DatabaseUnavailable{"connection refused"};
    }
    try {
      simple(session_settings, "session settings");
    } catch (...) {
      close();
      throw;
    }
  }

  void close() noexcept {
    if (session_) forget_names();
    prepared_.clear();
    session_.reset();
    in_transaction_ = false;
  }

  /// Nothing may wait for a dead server while statements are being forgotten.
  void forget_names() noexcept {
    for (auto& [name, prepared] : prepared_)
      if (prepared->backend) prepared->backend->statementName_.clear();
  }

  /// Outside a transaction a session that the server has closed meanwhile is opened again: it says so by being
  /// readable while nothing was asked.
  void revive() {
    if (session_) {
      pollfd socket{PQsocket(raw()), POLLIN, 0};
      // Its last words come first, its end after them.
      for (int reads = 0; reads < 8 && ::poll(&socket, 1, 0) > 0; ++reads)
        if (PQconsumeInput(raw()) == 0) break;
      if (PQstatus(raw()) == CONNECTION_OK) return;
    }
    close();
    open();
  }

  std::string simple(const char* text, const char* name) {
    ++round_trips_;
    PGresult* result = PQexec(raw(), text);
    const auto status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
      std::string tag = PQcmdStatus(result);
      PQclear(result);
      return tag;
    }
    const std::string state = error_field(result, PG_DIAG_SQLSTATE);
    struct Clear {
      PGresult* result;
      ~Clear() { PQclear(result); }
    } clear{result};
    throw_by_state(state, result, name);
  }

  RowSet run(const Sql& statement, const Param* params, std::size_t count) {
    if (!in_transaction_) revive();
    for (int attempt = 1;; ++attempt) {
      auto& prepared = prepare(statement, count);
      for (std::size_t i = 0; i < count; ++i) {
        const auto& text = params[i].text();
        prepared.indicators[i] = text ? soci::i_ok : soci::i_null;
        if (text) prepared.values[i] = *text;
      }
      try {
        ++round_trips_;
        prepared.statement->execute(false);
        return take_rows(prepared);
      } catch (const soci::postgresql_soci_error& e) {
        const std::string state = e.sqlstate();
        prepared.free_copies();
        // After a migration an old plan is refused: it is made anew, and inside a transaction the whole unit repeats.
        const bool stale_plan = state == "0A000" || state == "26000";
        if (stale_plan) prepared_.erase(statement.name);
        if (stale_plan && in_transaction_) throw SerializationFailure{};
        if (stale_plan && attempt == 1) continue;
        throw_by_state(state, prepared.backend->result_.get_result(), statement.name);
      }
    }
  }

  static RowSet take_rows(Prepared& prepared) {
    const PGresult* result = prepared.backend->result_.get_result();
    const int rows = PQntuples(result);
    const int columns = PQnfields(result);
    RowSet all;
    all.reserve(static_cast<std::size_t>(rows));
    for (int r = 0; r < rows; ++r) {
      std::vector<std::optional<std::string>> values(static_cast<std::size_t>(columns));
      for (int c = 0; c < columns; ++c)
        if (!PQgetisnull(result, r, c))
          values[static_cast<std::size_t>(c)].emplace(PQgetvalue(result, r, c),
                                                      static_cast<std::size_t>(PQgetlength(result, r, c)));
      all.emplace_back(std::move(values));
    }
    prepared.backend->result_.reset();
    return all;
  }

  Prepared& prepare(const Sql& statement, std::size_t count) {
    auto& slot = prepared_[statement.name];
    if (slot && slot->values.size() == count && slot->text == statement.text) return *slot;
    slot = std::make_unique<Prepared>();
    slot->text = statement.text;
    slot->values.resize(count);
    slot->indicators.resize(count, soci::i_ok);
    if (const auto watch = statement_watch.load()) watch(statement.name, statement.text);
    auto made = std::make_unique<soci::statement>(*session_);
    for (std::size_t i = 0; i < count; ++i) {
      auto* use =
          new soci::details::use_type<std::string>(slot->values[i], slot->indicators[i], "p" + std::to_string(i + 1));
      made->exchange(soci::details::use_type_ptr(use));
      slot->uses.push_back(use);
    }
    made->alloc();
    slot->backend = static_cast<soci::postgresql_statement_backend*>(made->get_backend());
    slot->statement = std::move(made);
    try {
      ++round_trips_;
      slot->statement->prepare(slot->text, statement.planned_each_time ? soci::details::st_one_time_query
                                                                       : soci::details::st_repeatable_query);
      slot->statement->define_and_bind();
    } catch (const soci::postgresql_soci_error& e) {
      prepared_.erase(statement.name);
      if (e.sqlstate()[0] == '4') throw StatementError(e.get_error_message());  // wrong SQL: no values are in it yet
      throw_by_state(e.sqlstate(), nullptr, statement.name);
    }
    return *slot;
  }

  std::string url_;
  std::unique_ptr<soci::session> session_;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared_;
  bool in_transaction_ = false;
  std::uint64_t round_trips_ = 0;
};

}  // namespace

void watch_statements(StatementWatch watch) {
  statement_watch = watch;
}

std::unique_ptr<Connection> connect(const std::string& database_url) {
  return std::make_unique<SociConnection>(database_url);
}

Connection& session_of_this_thread(const std::string& database_url) {
  thread_local std::map<std::string, std::unique_ptr<Connection>> sessions;
  auto& session = sessions[database_url];
  if (!session) session = connect(database_url);
  return *session;
}

}  // namespace kram::storage
