// From a request to its reply: route, who asks, may they, was it asked before, the operation in one transaction,
// answer. Knows no HTTP library. Any number of threads may ask at once; each has its own database session.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "server/http/caller_cache.hpp"
#include "server/http/metrics.hpp"
#include "server/http/request_limits.hpp"
#include "server/http/router.hpp"
#include "server/storage/session.hpp"

namespace kram::http {

struct ServiceOptions {
  std::string database_url;
  const Clock* clock = nullptr;
  bool limits = true;
  bool test_clock = false;  // X-Test-Now sets the time of a request: test builds only
  bool log = true;
  std::string openapi;  // the document, made once
};

class Service {
 public:
  explicit Service(ServiceOptions options);
  /// Never throws: whatever happens becomes a reply.
  Reply answer(const Request& request);
  /// From now on /healthz says 503, so that nothing new is sent here.
  void drain() { draining_ = true; }
  std::int64_t in_flight() const { return metrics_.in_flight(); }

 private:
  struct Exchange;  // one request on its way
  Reply guarded(Exchange& exchange);
  Reply route(Exchange& exchange);
  std::optional<Reply> service_page(Exchange& exchange);
  Reply serve_endpoint(Exchange& exchange, const Match& match);
  std::optional<Refusal> authenticate(Exchange& exchange);
  std::optional<storage::Caller> find_caller(Exchange& exchange, const std::string& hash, bool is_token);
  std::optional<Refusal> check_cookie_call(const Exchange& exchange) const;
  std::optional<Refusal> read_incoming(Exchange& exchange, const Match& match);
  Reply run(Exchange& exchange, const Operation& operation);
  Reply run_mutation(Exchange& exchange, Context& context, const Operation& operation);
  Result<Outcome> run_once(Exchange& exchange, Context& context, const Operation& operation);
  Reply answer_of(Exchange& exchange, const Outcome& outcome);
  Reply refusal_of(Exchange& exchange, Context& context, const Refusal& refusal);
  Reply replay_of(Exchange& exchange, const storage::StoredAnswer& stored);
  void set_headers(Exchange& exchange, Reply& reply) const;
  void log(const Exchange& exchange, const Reply& reply, std::uint64_t micros, std::uint64_t round_trips) const;
  Instant now_of(const Request& request) const;

  ServiceOptions options_;
  Router router_;
  Metrics metrics_;
  RequestLimits limits_;
  CallerCache callers_;
  std::atomic<bool> draining_{false};
};

}  // namespace kram::http
