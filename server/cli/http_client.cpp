#include "server/cli/http_client.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <thread>

namespace kram::cli {
namespace {

constexpr int retries_max = 20;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::optional<std::string> header_of(const std::string& head, const std::string& name) {
  for (std::size_t line = head.find("\r\n"); line != std::string::npos && line + 2 < head.size();) {
    const auto start = line + 2;
    const auto end = std::min(head.find("\r\n", start), head.size());
    const auto colon = head.find(':', start);
    if (colon < end && lower(head.substr(start, colon - start)) == name) {
      const auto value = head.find_first_not_of(' ', colon + 1);
      return value < end ? head.substr(value, end - value) : std::string();
    }
    line = end == head.size() ? std::string::npos : end;
  }
  return std::nullopt;
}

template <class Number>
Number number_of(const std::string& text, int base = 10) {
  Number value{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (read.ec != std::errc()) throw std::runtime_error("the server's answer is no HTTP");
  return value;
}

}  // namespace

HttpConnection::HttpConnection(const std::string& url) {
  const std::string scheme = "http://";
  if (url.rfind(scheme, 0) != 0) throw std::runtime_error("the address must begin with http://");
  std::string rest = url.substr(scheme.size());
  if (!rest.empty() && rest.back() == '/') rest.pop_back();
  const auto colon = rest.rfind(':');
  host_ = rest.substr(0, colon);
  port_ = colon == std::string::npos ? "80" : rest.substr(colon + 1);
}

HttpConnection::~HttpConnection() {
  close();
}

void HttpConnection::open() {
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host_.c_str(), port_.c_str(), &hints, &found) != 0) throw std::runtime_error("unknown host " + host_);
  for (const addrinfo* address = found; address && socket_ < 0; address = address->ai_next) {
    const int made = ::socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC, address->ai_protocol);
    if (made < 0) continue;
    if (::connect(made, address->ai_addr, address->ai_addrlen) == 0)
      socket_ = made;
    else
      ::close(made);
  }
  freeaddrinfo(found);
  if (socket_ < 0) throw std::runtime_error("no server answers at http://" + host_ + ":" + port_);
  const int yes = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const timeval patience{60, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

void HttpConnection::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  received_.clear();
}

bool HttpConnection::write(const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto n = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return false;
    sent += static_cast<std::size_t>(n);
  }
  return true;
}

bool HttpConnection::fill() {
  char buffer[65536];
  const auto n = ::recv(socket_, buffer, sizeof buffer, 0);
  if (n <= 0) return false;
  received_.append(buffer, static_cast<std::size_t>(n));
  return true;
}

std::optional<HttpAnswer> HttpConnection::read() {
  std::size_t head_end;
  while ((head_end = received_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return std::nullopt;
  const std::string head = received_.substr(0, head_end);
  received_.erase(0, head_end + 4);
  if (head.rfind("HTTP/1.", 0) != 0 || head.size() < 12) throw std::runtime_error("the server's answer is no HTTP");
  HttpAnswer answer;
  answer.status = number_of<int>(head.substr(9, 3));
  if (const auto seconds = header_of(head, "retry-after")) answer.retry_after_s = number_of<int>(*seconds);
  const auto take = [&](std::size_t count) {
    while (received_.size() < count)
      if (!fill()) throw std::runtime_error("the server hung up in the middle of its answer");
    std::string bytes = received_.substr(0, count);
    received_.erase(0, count);
    return bytes;
  };
  if (const auto length = header_of(head, "content-length")) {
    answer.body = take(number_of<std::size_t>(*length));
  } else if (header_of(head, "transfer-encoding")) {
    for (;;) {
      std::size_t line_end;
      while ((line_end = received_.find("\r\n")) == std::string::npos)
        if (!fill()) throw std::runtime_error("the server hung up in the middle of its answer");
      const auto size = number_of<std::size_t>(received_.substr(0, line_end), 16);
      received_.erase(0, line_end + 2);
      answer.body += take(size);
      take(2);
      if (size == 0) break;
    }
  }
  if (const auto connection = header_of(head, "connection"); connection && lower(*connection) == "close") close();
  return answer;
}

HttpAnswer HttpConnection::send(const std::string& method, const std::string& path, const Headers& headers,
                                const std::string& body) {
  std::string request =
      method + " " + path + " HTTP/1.1\r\nHost: " + host_ + ":" + port_ + "\r\nConnection: keep-alive\r\n";
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  for (int attempt = 1; attempt <= 2; ++attempt) {
    if (socket_ < 0) open();
    if (write(request))
      if (auto answer = read()) return *answer;
    close();
  }
  throw std::runtime_error("the server hung up without an answer");
}

Json ApiClient::call(const char* method, const std::string& path, HttpConnection::Headers headers,
                     const std::string& body) {
  headers.emplace_back("Authorization", "Bearer " + token_);
  headers.emplace_back("Accept", "application/json");
  headers.emplace_back("Accept-Language", "en");
  if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
  for (int attempt = 1;; ++attempt) {
    const auto answer = connection_.send(method, std::string(api_prefix) + path, headers, body);
    const bool later = answer.status == 429 || answer.status == 503 || answer.status == 502;
    if (later && attempt < retries_max) {
      std::this_thread::sleep_for(std::chrono::seconds(std::clamp(answer.retry_after_s.value_or(1), 1, 60)));
      continue;
    }
    Json json = answer.body.empty() ? Json::object() : Json::parse(answer.body, nullptr, false);
    if (answer.status >= 200 && answer.status < 300 && !json.is_discarded()) return json;
    const auto text_of = [&](const char* name) {
      const auto found = json.is_object() ? json.find(name) : json.end();
      return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    throw ApiRefused(answer.status, text_of("code"),
                     std::string(method) + " " + path + ": " + std::to_string(answer.status) + " " + answer.body);
  }
}

Json ApiClient::get(const std::string& path) {
  return call("GET", path, {}, {});
}

Json ApiClient::post(const std::string& path, const Json& body, const std::string& key) {
  return call("POST", path, {{"Idempotency-Key", key}}, write_json(body));
}

Json ApiClient::patch(const std::string& path, const Json& body, std::int32_t version, const std::string& key) {
  return call("PATCH", path, {{"Idempotency-Key", key}, {"If-Match", "\"" + std::to_string(version) + "\""}},
              write_json(body));
}

std::vector<Json> ApiClient::list(const std::string& path) {
  std::vector<Json> items;
  const std::string first = path + (path.find('?') == std::string::npos ? "?" : "&") + "limit=200";
  for (std::string cursor;;) {
    Json page = get(cursor.empty() ? first : first + "&cursor=" + cursor);
    for (auto& item : page.at("items")) items.push_back(std::move(item));
    const auto next = page.find("next_cursor");
    if (next == page.end() || !next->is_string()) return items;
    cursor = next->get<std::string>();
  }
}

}  // namespace kram::cli
