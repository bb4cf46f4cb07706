// Talks to the server's API without ever blocking a frame. Mutations carry an idempotency key, changes their version;
// a lost network is tried again, a lost session asks for the password above the screen and then sends again.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api/session.hpp"
#include "shared/base/json.hpp"

namespace kram::api {

/// Why the server refused, in the user's language (RFC 9457).
struct Problem {
  int status = 0;    ///< 0: the network failed
  std::string code;  ///< "stock_short"
  std::string text;
  std::string path;  ///< JSON Pointer of the wrong field, "" when none
  Json body;
};

struct Answer {
  int status = 0;
  std::string etag;
  Json body;
  std::optional<Problem> problem;
  bool ok() const { return !problem; }
};

struct Request {
  std::string method = "GET";
  std::string path;  ///< under /api/v1: "/orders/42"
  std::optional<Json> body = {};
  std::string version = {};          ///< ETag of the row that is changed; sent as If-Match
  std::string idempotency_key = {};  ///< made here for mutations when empty; keep one to repeat an attempt by hand
};

/// Sends; `done` is called once, later. Returns a number for `cancel`.
int send(Request request, std::function<void(const Answer&)> done);
/// Forgets a request: its answer is dropped.
void cancel(int number);

inline int get(std::string path, std::function<void(const Answer&)> done) {
  return send({.path = std::move(path)}, std::move(done));
}
inline int post(std::string path, Json body, std::function<void(const Answer&)> done) {
  return send({.method = "POST", .path = std::move(path), .body = std::move(body)}, std::move(done));
}
inline int patch(std::string path, Json body, std::string version, std::function<void(const Answer&)> done) {
  return send({.method = "PATCH", .path = std::move(path), .body = std::move(body), .version = std::move(version)},
              std::move(done));
}

/// "?a=1&b=two words" with what is not empty, escaped.
std::string query(const std::vector<std::pair<std::string, std::string>>& parameters);

/// One thing that a screen shows: asked for once, kept with its version, its failure beside it.
///   static api::Loaded<Order> order;  order.want("/orders/" + id);  if (order.value()) …
template <class T>
class Loaded {
 public:
  /// Asks when the path differs from the last one.
  void want(const std::string& path) {
    if (path == path_) return;
    value_.reset();
    ask(path);
  }
  /// Asks again and shows the old value meanwhile.
  void refresh() {
    if (!path_.empty()) ask(path_);
  }
  /// Takes the answer of a change as the newest state.
  void take(T value, std::string version) {
    value_ = std::move(value);
    version_ = std::move(version);
    problem_.reset();
  }
  void forget() {
    cancel(number_);
    *this = Loaded();
  }
  const std::optional<T>& value() const { return value_; }
  std::optional<T>& value() { return value_; }
  const std::string& version() const { return version_; }
  const std::optional<Problem>& problem() const { return problem_; }
  bool loading() const { return number_ != 0; }

 private:
  void ask(const std::string& path) {
    cancel(number_);
    path_ = path;
    number_ = get(path, [this](const Answer& answer) {
      number_ = 0;
      problem_ = answer.problem;
      if (!answer.ok()) return;
      auto read = answer_from_json<T>(answer.body);
      if (read)
        take(std::move(*read), answer.etag);
      else
        problem_ = unreadable(read.refusal());
    });
  }
  static Problem unreadable(const Refusal& refusal);
  std::string path_, version_;
  std::optional<T> value_;
  std::optional<Problem> problem_;
  int number_ = 0;
};
Problem unreadable_answer(const Refusal& refusal);
template <class T>
Problem Loaded<T>::unreadable(const Refusal& refusal) {
  return unreadable_answer(refusal);
}

/// Sends again what waits for a better network; called once a frame.
void tick();
/// Requests that have no answer yet.
int running();

/// The session. `me` is empty until the server has said who is signed in.
const std::optional<Me>& me();
bool may(std::string_view permission);
/// Why the session could not be read (no network); empty when all is well.
const std::optional<Problem>& session_problem();
/// Asks who is signed in; without a session the browser goes to the login page.
void load_session();
void sign_out();
/// The session ended while the screen was open: a login form stands above it until `sign_in_again` succeeds.
bool session_ended();
void sign_in_again(const std::string& login, const std::string& password);
bool signing_in();
const std::string& sign_in_error();

}  // namespace kram::api
