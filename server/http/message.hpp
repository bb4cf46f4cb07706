// A request and a reply as the service sees them: no HTTP library here, so that tests can ask without sockets.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/json.hpp"

namespace kram::http {

struct Request {
  std::string method;     // "GET"
  std::string path;       // still percent-encoded
  QueryParameters query;  // still percent-encoded
  const std::string& body;
  std::function<std::optional<std::string>(const char* name)> header;
};

struct Reply {
  int status = 200;
  std::string body;
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
};

/// Undoes percent-encoding; nothing when it is broken, or when the result holds NUL or isn't UTF-8. In a query '+' is a
/// space.
std::optional<std::string> decode_percent(std::string_view text, bool in_query);

/// The language asked for by Accept-Language, if it names one of ours.
std::optional<Language> accepted_language(const std::optional<std::string>& accept_language);

/// RFC 9457: what was refused, for programs (code, path, params) and for the person (detail).
Reply problem(const Refusal& refusal, Language language, const std::string& request_id);
/// The same with more members, such as the newer state of a stale record.
Reply problem(const Refusal& refusal, Language language, const std::string& request_id, const Json& more);

}  // namespace kram::http
