#include "server/http/pistache_server.hpp"

#include <pistache/endpoint.h>
#include <pistache/http.h>

#include <thread>

namespace kram::http {
namespace {

namespace P = Pistache;

// nginx sends at most 3 MB. The library answers a body above its own limit by a stream of errors, so that limit lies
// far above; the service refuses by its own.
constexpr std::size_t library_limit_bytes = 16 * 1024 * 1024;
// Above nginx's own 55 s, so that it is never the library that closes an idle connection under a request.
constexpr auto idle_limit = std::chrono::seconds(120);

/// A response header of any name: the library writes only headers of its own classes.
class TextHeader final : public P::Http::Header::Header {
 public:
  TextHeader(std::string name, std::string value) : name_(std::move(name)), value_(std::move(value)) {
    // A line break would begin a header of the caller's making.
    for (auto& c : value_)
      if (c == '\r' || c == '\n') c = ' ';
  }
  const char* name() const override { return name_.c_str(); }
  void write(std::ostream& stream) const override { stream << value_; }
  std::uint64_t hash() const override { return P::Http::Header::detail::hash("Kram-Text"); }

 private:
  std::string name_;
  std::string value_;
};

QueryParameters query_of(const P::Http::Request& request) {
  QueryParameters parameters;
  const auto& query = request.query();
  for (auto it = query.parameters_begin(); it != query.parameters_end(); ++it)
    if (!it->first.empty() || !it->second.empty()) parameters.emplace_back(it->first, it->second);
  return parameters;
}

class Handler final : public P::Http::Handler {
 public:
  HTTP_PROTOTYPE(Handler)
  explicit Handler(Service& service) : service_(&service) {}

  void onRequest(const P::Http::Request& request, P::Http::ResponseWriter response) override {
    const auto& headers = request.headers();
    const Request asked{P::Http::methodString(request.method()), request.resource(), query_of(request), request.body(),
                        [&](const char* name) -> std::optional<std::string> {
                          const auto raw = headers.tryGetRaw(name);
                          return raw ? std::optional<std::string>(raw->value()) : std::nullopt;
                        }};
    auto reply = service_->answer(asked);
    if (!reply.content_type.empty())
      response.headers().add(std::make_shared<TextHeader>("Content-Type", reply.content_type));
    for (auto& [name, value] : reply.headers)
      response.headers().add(std::make_shared<TextHeader>(std::move(name), std::move(value)));
    if (request.method() == P::Http::Method::Head) reply.body.clear();
    response.send(static_cast<P::Http::Code>(reply.status), reply.body.data(), reply.body.size());
  }

 private:
  Service* service_;
};

}  // namespace

struct PistacheServer::Parts {
  P::Http::Endpoint endpoint;
  explicit Parts(const P::Address& address) : endpoint(address) {}
};

PistacheServer::PistacheServer(Service& service, std::uint16_t port, int threads)
    : service_(service), parts_(std::make_unique<Parts>(P::Address(P::IP(127, 0, 0, 1), P::Port(port)))) {
  auto options = P::Http::Endpoint::options();
  options.threads(threads)
      .threadsName("kram")
      .flags(P::Tcp::Options::ReuseAddr | P::Tcp::Options::NoDelay)
      .maxRequestSize(library_limit_bytes)
      .headerTimeout(idle_limit)
      .bodyTimeout(idle_limit)
      .keepaliveTimeout(idle_limit);
  parts_->endpoint.init(options);
  parts_->endpoint.setHandler(std::make_shared<Handler>(service));
  parts_->endpoint.serveThreaded();
}

PistacheServer::~PistacheServer() = default;

void PistacheServer::stop(std::chrono::milliseconds patience) {
  service_.drain();
  const auto until = std::chrono::steady_clock::now() + patience;
  while (service_.in_flight() > 0 && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  // The library has the replies, its sockets may not yet.
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  parts_->endpoint.shutdown();
}

}  // namespace kram::http
