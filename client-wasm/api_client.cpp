// One queue of waiting requests: sent at once, again after a network failure, again after a new login.
#include "client-wasm/api_client.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "client-wasm/platform/browser.hpp"
#include "client-wasm/texts.hpp"

namespace kram::api {
namespace {

constexpr const char* base = "/api/v1";
constexpr int timeout_ms = 30'000;
constexpr int retry_max = 4;

struct Waiting {
  Request request;
  std::function<void(const Answer&)> done;
  int attempts = 0;
  int platform_number = 0;
  double again_at_ms = 0;
  bool for_login = false;
};

std::map<int, Waiting> waiting;
int last_number = 0;
std::optional<Me> current;
std::optional<Problem> unreadable_session;
bool ended = false, signing = false;
std::string login_error;

bool is_mutation(const Request& request) {
  return request.method != "GET";
}

platform::Headers headers_of(const Request& request) {
  platform::Headers headers = {{"Accept", "application/json, application/problem+json"},
                               {"Accept-Language", ui::language() == Language::uk ? "uk" : "en"},
                               {"X-Kram", "1"}};
  if (request.body) headers.emplace_back("Content-Type", "application/json");
  if (is_mutation(request)) headers.emplace_back("Idempotency-Key", request.idempotency_key);
  if (!request.version.empty()) headers.emplace_back("If-Match", request.version);
  return headers;
}

std::string text_of(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  if (!json.is_object() || found == json.end() || !found->is_string()) return {};
  return found->get<std::string>();
}

Problem problem_of(const platform::Response& response, Json body) {
  Problem problem;
  problem.status = response.status;
  problem.code = text_of(body, "code");
  problem.path = text_of(body, "path");
  if (problem.path.empty()) problem.path = text_of(body, "pointer");
  problem.text = text_of(body, "detail");
  if (problem.text.empty()) problem.text = text_of(body, "title");
  if (response.status == 0) {
    problem.code = "network_failed";
    problem.text = tr("Немає зв’язку із сервером. Введене збережено, спробуйте ще раз.",
                      "The server can't be reached. What you typed is kept, try again.");
  } else if (problem.text.empty()) {
    problem.text = tr("Сервер не зміг цього виконати. Введене лишилося тут, спробуйте ще раз за хвилину.",
                      "The server could not do this. What you typed is still here, try again in a minute.");
  }
  problem.body = std::move(body);
  return problem;
}

Answer answer_of(const platform::Response& response) {
  Answer answer;
  answer.status = response.status;
  answer.etag = response.etag;
  Json body = response.body.empty() ? Json() : Json::parse(response.body, nullptr, false);
  if (body.is_discarded()) body = Json();
  if (response.status >= 200 && response.status < 300)
    answer.body = std::move(body);
  else
    answer.problem = problem_of(response, std::move(body));
  return answer;
}

void retry_later(Waiting& w) {
  const int wait_ms = 400 << std::min(w.attempts, 5);
  w.again_at_ms = platform::now_ms() + wait_ms;
  platform::request_frame_in(wait_ms + 10);
}

void answered(int number, const platform::Response& response) {
  const auto found = waiting.find(number);
  if (found == waiting.end()) return;
  Waiting& w = found->second;
  w.platform_number = 0;
  const bool busy = response.status == 0 || response.status == 502 || response.status == 503 || response.status == 504;
  if (busy && w.attempts < retry_max) return retry_later(w);
  if (response.status == 401 && w.request.path != "/session") {
    w.for_login = true;
    if (current)
      ended = true;
    else
      platform::leave_to("login.html");
    return;
  }
  Waiting finished = std::move(w);
  waiting.erase(found);
  finished.done(answer_of(response));
}

void transmit(int number) {
  Waiting& w = waiting[number];
  ++w.attempts;
  w.again_at_ms = 0;
  const std::string body = w.request.body ? w.request.body->dump() : std::string();
  w.platform_number =
      platform::send(w.request.method, base + w.request.path, headers_of(w.request), w.request.body ? &body : nullptr,
                     timeout_ms, [number](const platform::Response& r) { answered(number, r); });
}

void resend_after_login() {
  std::vector<int> numbers;
  for (auto& [number, w] : waiting)
    if (w.for_login) {
      w.for_login = false;
      numbers.push_back(number);
    }
  for (const int number : numbers) transmit(number);
}

void take_me(const Json& body) {
  if (auto read = answer_from_json<Me>(body)) current = std::move(*read);
}

}  // namespace

int send(Request request, std::function<void(const Answer&)> done) {
  if (is_mutation(request) && request.idempotency_key.empty()) request.idempotency_key = platform::random_uuid();
  const int number = ++last_number;
  Waiting w;
  w.request = std::move(request);
  w.done = std::move(done);
  waiting.emplace(number, std::move(w));
  transmit(number);
  return number;
}

void cancel(int number) {
  const auto found = waiting.find(number);
  if (found == waiting.end()) return;
  platform::abort(found->second.platform_number);
  waiting.erase(found);
}

void tick() {
  std::vector<int> due;
  for (const auto& [number, w] : waiting)
    if (w.again_at_ms > 0 && w.again_at_ms <= platform::now_ms()) due.push_back(number);
  for (const int number : due) transmit(number);
}

std::string query(const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) {
    if (value.empty()) continue;
    text += (text.empty() ? "?" : "&") + name + "=";
    for (const char c : value) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) || c == '-' || c == '_' || c == '.' || c == '~') {
        text += c;
      } else {
        text += '%';
        text += "0123456789ABCDEF"[byte >> 4];
        text += "0123456789ABCDEF"[byte & 15];
      }
    }
  }
  return text;
}

int running() {
  return static_cast<int>(waiting.size());
}

Problem unreadable_answer(const Refusal& refusal) {
  Problem problem;
  problem.status = 200;
  problem.code = "unreadable_answer";
  problem.path = refusal.path;
  problem.text =
      tr("Відповідь сервера новіша за цю сторінку. Оновіть її.", "The server is newer than this page. Reload it.");
  return problem;
}

const std::optional<Problem>& session_problem() {
  return unreadable_session;
}
const std::optional<Me>& me() {
  return current;
}

bool may(std::string_view permission) {
  if (!current) return false;
  return std::any_of(current->permissions.begin(), current->permissions.end(),
                     [&](Permission p) { return enum_name(p) == permission; });
}

void load_session() {
  unreadable_session.reset();
  get("/me", [](const Answer& answer) {
    unreadable_session = answer.problem;
    if (answer.ok()) take_me(answer.body);
  });
}

void sign_out() {
  send({.method = "DELETE", .path = "/session"}, [](const Answer&) { platform::leave_to("login.html"); });
}

bool session_ended() {
  return ended;
}
bool signing_in() {
  return signing;
}
const std::string& sign_in_error() {
  return login_error;
}

void sign_in_again(const std::string& login, const std::string& password) {
  if (signing) return;
  signing = true;
  login_error.clear();
  Json body;
  body["login"] = login;
  body["password"] = password;
  post("/session", std::move(body), [](const Answer& answer) {
    signing = false;
    if (!answer.ok()) {
      login_error = answer.problem->text;
      return;
    }
    take_me(answer.body);
    ended = false;
    resend_after_login();
  });
}

}  // namespace kram::api
