#include "server/http/message.hpp"

#include "shared/api/page.hpp"
#include "shared/base/utf8.hpp"

namespace kram::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The status phrases of RFC 9110, RFC 6585: what "about:blank" problems are titled by.
const char* status_phrase(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Refused";
  }
}

}  // namespace

std::optional<std::string> decode_percent(std::string_view text, bool in_query) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      plain += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      plain += in_query && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (plain.find('\0') != std::string::npos || !is_valid_utf8(plain)) return std::nullopt;
  return plain;
}

std::optional<Language> accepted_language(const std::optional<std::string>& accept_language) {
  if (!accept_language) return std::nullopt;
  std::string_view rest = *accept_language;
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    auto item = rest.substr(0, comma);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    const bool ends = item.size() == 2 || (item.size() > 2 && (item[2] == '-' || item[2] == ';' || item[2] == ' '));
    if (!ends) continue;
    if (const auto language = enum_value<Language>(item.substr(0, 2))) return language;
  }
  return std::nullopt;
}

Reply problem(const Refusal& refusal, Language language, const std::string& request_id) {
  return problem(refusal, language, request_id, Json::object());
}

Reply problem(const Refusal& refusal, Language language, const std::string& request_id, const Json& more) {
  Refusal told = refusal;
  if (refusal.code == ErrorCode::internal) told.params.emplace_back("request_id", request_id);
  const int status = error_status(refusal.code);
  Json json = Json::object();
  json["type"] = "about:blank";
  json["title"] = status_phrase(status);
  json["status"] = status;
  json["detail"] = describe(told, language);
  json["code"] = std::string(error_name(refusal.code));
  if (!refusal.path.empty()) json["path"] = refusal.path;
  if (!refusal.params.empty()) {
    Json params = Json::object();
    for (const auto& [name, value] : refusal.params) params[name] = value;
    json["params"] = std::move(params);
  }
  json["request_id"] = request_id;
  for (const auto& [name, value] : more.items()) json[name] = value;
  Reply reply;
  reply.status = status;
  reply.body = write_json(json);
  reply.content_type = "application/problem+json; charset=utf-8";
  reply.headers.emplace_back("Content-Language", std::string(language == Language::uk ? "uk" : "en"));
  if (status == 503 || refusal.code == ErrorCode::request_in_progress) reply.headers.emplace_back("Retry-After", "1");
  if (status == 401) reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  for (const auto& [name, value] : refusal.params)
    if (status == 429 && name == "seconds") reply.headers.emplace_back("Retry-After", value);
  return reply;
}

}  // namespace kram::http
