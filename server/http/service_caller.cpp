// Who asks, whether the request really comes from our own page, and what its headers and body say.
#include <algorithm>
#include <chrono>

#include "server/http/exchange.hpp"
#include "server/security/digest.hpp"

namespace kram::http {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t seen_again_after = 60 * second;  // last_seen_at is written no oftener

std::optional<std::string> cookie_value(const std::string& cookies, const std::string& name) {
  std::size_t at = 0;
  while (at < cookies.size()) {
    const auto end = std::min(cookies.find(';', at), cookies.size());
    while (at < end && cookies[at] == ' ') ++at;
    const auto equals = cookies.find('=', at);
    if (equals < end && cookies.compare(at, equals - at, name) == 0)
      return cookies.substr(equals + 1, end - equals - 1);
    at = end + 1;
  }
  return std::nullopt;
}

struct Credential {
  std::string secret;
  bool is_token = false;
};

std::optional<Credential> credential_of(const Request& request) {
  if (const auto header = request.header("Authorization"); header && !header->empty()) {
    const std::string bearer = "Bearer ";
    if (header->rfind(bearer, 0) == 0) return Credential{header->substr(bearer.size()), true};
    return Credential{"", true};
  }
  if (const auto session = request.header("X-Session"); session && !session->empty()) return Credential{*session};
  if (const auto cookies = request.header("Cookie"))
    if (const auto session = cookie_value(*cookies, "__Host-sid"); session && !session->empty())
      return Credential{*session};
  return std::nullopt;
}

bool is_key(const std::string& key) {
  const auto usual = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  };
  return key.size() >= 16 && key.size() <= 64 && std::all_of(key.begin(), key.end(), usual);
}

std::int64_t steady_micros() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

bool is_live(const storage::Caller& caller, Instant now) {
  if (caller.expires_at && *caller.expires_at <= now) return false;
  return !caller.user || now.micros - caller.last_seen_at.micros <= storage::idle_limit_micros(caller.role);
}

/// "3" and W/"3" and 3 are version 3.
Result<std::optional<std::int32_t>> version_of(const Request& request) {
  const auto header = request.header("If-Match");
  if (!header || header->empty()) return std::optional<std::int32_t>();
  std::string_view text = *header;
  if (text.rfind("W/", 0) == 0) text.remove_prefix(2);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  const auto number = parse_id(text);
  if (!number || *number > INT32_MAX) return ErrorCode::version_invalid;
  return std::optional<std::int32_t>(static_cast<std::int32_t>(*number));
}

/// The scope that a token would need.
std::string scope_for(Permission permission) {
  for (const auto& row : enum_names(Scope{}))
    if (scope_may(row.value, permission)) return std::string(row.name);
  return "-";
}

}  // namespace

Instant Service::now_of(const Request& request) const {
  if (options_.test_clock)
    if (const auto given = request.header("X-Test-Now"))
      if (const auto instant = parse_instant(*given)) return *instant;
  return options_.clock->now();
}

/// A page of another site can send our cookie along, but neither our header nor our Origin.
std::optional<Refusal> Service::check_cookie_call(const Exchange& exchange) const {
  const auto& request = exchange.request;
  const auto origin = request.header("Origin");
  if (!origin || origin->empty()) return std::nullopt;
  auto host = request.header("X-Forwarded-Host");
  if (!host || host->empty()) host = request.header("Host");
  const auto scheme = request.header("X-Forwarded-Proto");
  const auto at = origin->find("://");
  const bool same = at != std::string::npos && host && origin->substr(at + 3) == *host &&
                    (!scheme || scheme->empty() || origin->substr(0, at) == *scheme);
  if (!same) return Refusal(ErrorCode::origin_refused);
  return std::nullopt;
}

/// By the cache where no answer to this request needs to be looked for.
std::optional<storage::Caller> Service::find_caller(Exchange& exchange, const std::string& hash, bool is_token) {
  const bool cached = !exchange.changes() || exchange.keeps_own_answer();
  if (cached)
    if (auto caller = callers_.find(hash, steady_micros()); caller && is_live(*caller, exchange.now)) return caller;
  auto& db = *exchange.db;
  const auto generation = callers_.generation();
  const auto key = is_key(exchange.key) ? exchange.key : std::string();
  auto caller = is_token ? storage::find_token(db, hash, key, exchange.route, exchange.now)
                         : storage::find_session(db, hash, key, exchange.route, exchange.now);
  if (!caller || !is_live(*caller, exchange.now)) return std::nullopt;
  if (exchange.now.micros - caller->last_seen_at.micros > seen_again_after) {
    if (caller->user)
      storage::touch_session(db, caller->workspace, hash, exchange.now);
    else
      storage::touch_token(db, caller->workspace, caller->token, exchange.now);
    caller->last_seen_at = exchange.now;
  }
  if (cached) callers_.remember(hash, *caller, generation, steady_micros());
  return caller;
}

std::optional<Refusal> Service::authenticate(Exchange& exchange) {
  const auto& request = exchange.request;
  const auto& entry = *exchange.entry;
  exchange.session.client_address = request.header("X-Real-IP").value_or("127.0.0.1");
  exchange.session.user_agent = request.header("User-Agent").value_or("");
  if (exchange.changes())
    if (auto refusal = check_cookie_call(exchange)) return refusal;
  if (entry.permission == Permission::anyone) return std::nullopt;
  const auto credential = credential_of(request);
  if (!credential || credential->secret.size() < 20 || credential->secret.size() > 200)
    return Refusal(ErrorCode::session_required);
  if (exchange.changes() && !credential->is_token && request.header("X-Kram") != "1")
    return Refusal(ErrorCode::origin_refused);

  exchange.key = exchange.needs_key() ? request.header("Idempotency-Key").value_or("") : "";
  const auto hash = security::sha256_hex(credential->secret);
  auto caller = find_caller(exchange, hash, credential->is_token);
  if (!caller) return Refusal(ErrorCode::session_required);

  exchange.actor = Actor{caller->workspace, caller->user, caller->token, caller->name, caller->role, caller->scopes};
  exchange.actor_key = caller->actor();
  exchange.session.token_hash = caller->user ? hash : "";
  exchange.stored = std::move(caller->answer);
  if (!exchange.language_asked) exchange.language = caller->language;
  if (const auto* zone = find_zone(caller->zone)) exchange.zone = zone;
  if (options_.limits)
    if (const auto seconds = limits_.refuse(exchange.actor, steady_micros() / second))
      return Refusal(ErrorCode::too_many_requests, "", {{"seconds", std::to_string(*seconds)}});
  if (exchange.actor.may(entry.permission)) return std::nullopt;
  if (exchange.actor.token) return Refusal(ErrorCode::scope_missing, "", {{"scope", scope_for(entry.permission)}});
  return Refusal(ErrorCode::permission_denied);
}

std::optional<Refusal> Service::read_incoming(Exchange& exchange, const Match&) {
  const auto& request = exchange.request;
  auto& incoming = exchange.incoming;
  if (std::count(incoming.ids.begin(), incoming.ids.end(), 0) > 0) return Refusal(ErrorCode::invalid_id);
  for (const auto& [name, value] : request.query) {
    auto plain_name = decode_percent(name, true);
    auto plain_value = decode_percent(value, true);
    if (!plain_name) return Refusal(ErrorCode::unknown_parameter, "", {{"field", "?"}});
    if (!plain_value) return Refusal(ErrorCode::invalid_parameter, "/" + *plain_name, {{"field", *plain_name}});
    if (exchange.changes()) return Refusal(ErrorCode::unknown_parameter, "/" + *plain_name, {{"field", *plain_name}});
    incoming.query.emplace_back(std::move(*plain_name), std::move(*plain_value));
  }
  if (!exchange.changes()) return std::nullopt;

  if (exchange.needs_key()) {
    if (exchange.key.empty()) return Refusal(ErrorCode::idempotency_key_missing);
    if (!is_key(exchange.key)) return Refusal(ErrorCode::idempotency_key_invalid);
  }
  auto version = version_of(request);
  if (!version) return version.refusal();
  incoming.version = *version;
  if (exchange.entry->method == Method::patch && !incoming.version) return Refusal(ErrorCode::version_missing);
  incoming.body = Json::object();
  if (!request.body.empty()) {
    auto body = parse_json(request.body);
    if (!body) return body.refusal();
    incoming.body = std::move(*body);
  }
  if (!exchange.needs_key()) return std::nullopt;
  // Secrets stay out of the hash: it is kept for a month and passwords can be guessed.
  Json open_part = incoming.body;
  exchange.entry->strip_secrets(open_part);
  exchange.body_hash =
      security::sha256_hex((incoming.version ? std::to_string(*incoming.version) : "") + "\n" + write_json(open_part));
  return std::nullopt;
}

}  // namespace kram::http
