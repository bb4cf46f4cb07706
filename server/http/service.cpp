#include "server/http/service.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "server/http/exchange.hpp"
#include "server/security/digest.hpp"

namespace kram::http {
namespace {

constexpr std::size_t body_limit_bytes = 3 * 1024 * 1024;
constexpr storage::Sql ping{"ping", "select 1"};

std::vector<std::string> endpoint_names() {
  std::vector<std::string> names;
  for (const auto& entry : endpoint_entries()) names.emplace_back(entry.name);
  return names;
}

/// nginx's own id of the request when it sends one, so that both logs tell of the same.
std::string request_id_of(const Request& request) {
  const auto given = request.header("X-Request-Id");
  const auto usual = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  };
  if (given && given->size() >= 8 && given->size() <= 64 && std::all_of(given->begin(), given->end(), usual))
    return *given;
  return security::random_hex128();
}

std::uint64_t steady_micros() {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
          .count());
}

/// A broken rule of the database that no operation has put into words: still the caller's refusal, not our failure.
std::optional<Refusal> refusal_of_constraint(const storage::ConstraintError& error) {
  if (error.sqlstate == "23503") return Refusal(ErrorCode::unknown_reference);
  if (error.sqlstate == "23505") return Refusal(ErrorCode::already_exists, "", {{"name", error.constraint}});
  return std::nullopt;
}

void log_failure(const std::string& request_id, const char* what, const std::string& message) {
  Json line = Json::object();
  line["level"] = "error";
  line["request_id"] = request_id;
  line["what"] = what;
  line["message"] = message;
  std::fprintf(stderr, "%s\n", write_json(line).c_str());
}

}  // namespace

Service::Service(ServiceOptions options)
    : options_(std::move(options)), router_(endpoint_entries()), metrics_(endpoint_names()), limits_(RequestRates{}) {}

Reply Service::answer(const Request& request) {
  const auto started = steady_micros();
  metrics_.begin();
  Exchange exchange{request, request_id_of(request)};
  if (const auto asked = accepted_language(request.header("Accept-Language"))) {
    exchange.language = *asked;
    exchange.language_asked = true;
  }
  exchange.now = now_of(request);
  exchange.zone = &kyiv_zone();
  auto reply = guarded(exchange);
  const auto trips = exchange.db ? exchange.db->round_trips() - exchange.session_round_trips : 0;
  set_headers(exchange, reply);
  const auto micros = steady_micros() - started;
  const auto index =
      exchange.entry ? static_cast<std::size_t>(exchange.entry - endpoint_entries().data()) : metrics_.other();
  metrics_.end(index, reply.status, micros, trips);
  if (options_.log) log(exchange, reply, micros, trips);
  return reply;
}

/// The one place where the outside world's failures become replies.
Reply Service::guarded(Exchange& exchange) {
  try {
    return route(exchange);
  } catch (const storage::DatabaseUnavailable& e) {
    log_failure(exchange.request_id, "database unavailable", e.message);
    return exchange.refuse(Refusal(ErrorCode::busy));
  } catch (const storage::ConstraintError& e) {
    log_failure(exchange.request_id, "constraint", e.sqlstate + " " + e.constraint + " " + e.message);
    if (const auto refusal = refusal_of_constraint(e)) return exchange.refuse(*refusal);
  } catch (const storage::SerializationFailure&) {
    return exchange.refuse(Refusal(ErrorCode::busy));
  } catch (const std::exception& e) {
    log_failure(exchange.request_id, "exception", e.what());
  } catch (...) {
    log_failure(exchange.request_id, "exception", "of an unknown kind");
  }
  return exchange.refuse(Refusal(ErrorCode::internal));
}

Reply Service::route(Exchange& exchange) {
  const auto& request = exchange.request;
  if (request.body.size() > body_limit_bytes)
    return exchange.refuse(Refusal(ErrorCode::body_too_large, "", {{"limit", "3 MB"}}));
  if (auto page = service_page(exchange)) return *page;
  const auto match = router_.find(request.method == "HEAD" ? "GET" : request.method, request.path);
  if (!match) return exchange.refuse(Refusal(ErrorCode::route_unknown));
  if (!match->entry) {
    std::string allowed = "OPTIONS";
    for (const auto& method : match->allowed) allowed += ", " + method;
    auto reply =
        request.method == "OPTIONS" ? Reply{204, "", "", {}} : exchange.refuse(Refusal(ErrorCode::method_not_allowed));
    reply.headers.emplace_back("Allow", allowed);
    return reply;
  }
  exchange.entry = match->entry;
  return serve_endpoint(exchange, *match);
}

std::optional<Reply> Service::service_page(Exchange& exchange) {
  const auto& path = exchange.request.path;
  if (path != "/healthz" && path != "/metrics" && path != "/openapi.json") return std::nullopt;
  if (exchange.request.method != "GET" && exchange.request.method != "HEAD") {
    auto reply = exchange.refuse(Refusal(ErrorCode::method_not_allowed));
    reply.headers.emplace_back("Allow", "GET");
    return reply;
  }
  if (path == "/openapi.json") return Reply{200, options_.openapi, "application/json; charset=utf-8", {}};
  if (path == "/metrics") return Reply{200, metrics_.text(), "text/plain; version=0.0.4; charset=utf-8", {}};
  if (draining_) return exchange.refuse(Refusal(ErrorCode::busy));
  storage::session_of_this_thread(options_.database_url).run(ping, {});
  return Reply{200, "{\"status\":\"ok\"}", "application/json; charset=utf-8", {}};
}

Reply Service::serve_endpoint(Exchange& exchange, const Match& match) {
  exchange.db = &storage::session_of_this_thread(options_.database_url);
  exchange.session_round_trips = exchange.db->round_trips();
  exchange.route = exchange.entry->name;
  for (const auto& text : match.id_texts) {
    auto id = parse_id(text);
    exchange.incoming.ids.push_back(id ? *id : 0);
    exchange.route += "/" + text;
  }
  if (auto refusal = authenticate(exchange)) return exchange.refuse(*refusal);
  if (auto refusal = read_incoming(exchange, match)) return exchange.refuse(*refusal);
  if (exchange.stored) return replay_of(exchange, *exchange.stored);
  auto operation = exchange.entry->decode(exchange.incoming);
  if (!operation) return exchange.refuse(operation.refusal());
  return run(exchange, *operation);
}

void Service::set_headers(Exchange& exchange, Reply& reply) const {
  reply.headers.emplace_back("X-Request-Id", exchange.request_id);
  if (exchange.entry) reply.headers.emplace_back("Cache-Control", "no-store");
  const std::string rest = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
  if (exchange.session.new_token)
    reply.headers.emplace_back("Set-Cookie", "__Host-sid=" + *exchange.session.new_token + rest + "43200");
  else if (exchange.session.ended)
    reply.headers.emplace_back("Set-Cookie", "__Host-sid=" + rest + "0");
}

void Service::log(const Exchange& exchange, const Reply& reply, std::uint64_t micros, std::uint64_t round_trips) const {
  Json line = Json::object();
  line["at"] = to_text(exchange.now);
  line["request_id"] = exchange.request_id;
  line["method"] = exchange.request.method.substr(0, 16);
  line["endpoint"] = exchange.entry ? exchange.entry->name : "other";
  line["status"] = reply.status;
  line["us"] = micros;
  line["round_trips"] = round_trips;
  line["bytes"] = reply.body.size();
  if (exchange.actor.workspace) line["workspace"] = to_text(exchange.actor.workspace);
  if (!exchange.actor_key.empty()) line["actor"] = exchange.actor_key;
  std::fprintf(stdout, "%s\n", write_json(line).c_str());
}

}  // namespace kram::http
