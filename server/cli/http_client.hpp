// A client of our own API for the command line: one keep-alive connection, JSON in and out, waiting when told to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/api/endpoints.hpp"

namespace kram::cli {

struct HttpAnswer {
  int status = 0;
  std::string body;
  std::optional<int> retry_after_s;
};

/// Bytes on a socket: sends a request, reads its answer by Content-Length or chunks. Throws std::runtime_error when
/// there is no such server or it answers no HTTP.
class HttpConnection {
 public:
  /// "http://localhost:8080"; nothing after the port.
  explicit HttpConnection(const std::string& url);
  ~HttpConnection();
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  using Headers = std::vector<std::pair<std::string, std::string>>;
  /// Sends it again, once, when the server had closed the idle connection.
  HttpAnswer send(const std::string& method, const std::string& path, const Headers& headers, const std::string& body);

 private:
  void open();
  void close();
  bool write(const std::string& bytes);
  std::optional<HttpAnswer> read();
  bool fill();

  std::string host_, port_;
  int socket_ = -1;
  std::string received_;
};

/// Calls the API as a program with a token. Ends with ApiRefused for what the API refuses.
class ApiClient {
 public:
  ApiClient(const std::string& url, std::string token) : connection_(url), token_(std::move(token)) {}

  Json get(const std::string& path);
  /// `key` makes the request safe to repeat; 16 to 64 letters, digits, dashes.
  Json post(const std::string& path, const Json& body, const std::string& key);
  Json patch(const std::string& path, const Json& body, std::int32_t version, const std::string& key);
  /// Every page of a list; `path` may have parameters.
  std::vector<Json> list(const std::string& path);

 private:
  Json call(const char* method, const std::string& path, HttpConnection::Headers headers, const std::string& body);
  HttpConnection connection_;
  std::string token_;
};

struct ApiRefused : std::runtime_error {
  ApiRefused(int status, std::string code, const std::string& message)
      : std::runtime_error(message), status(status), code(std::move(code)) {}
  int status;
  std::string code;
};

}  // namespace kram::cli
