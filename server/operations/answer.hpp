// What an operation's result looks like on the wire: status and body, the same when it is sent, stored and replayed.
#pragma once
#include <string>
#include <string_view>

#include "server/operations/context.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/base/json_text.hpp"

namespace kram {

/// 201 when a row is made, 204 when there is nothing to say, else 200.
template <class Endpoint>
constexpr int success_status() {
  if (std::is_same_v<typename Endpoint::Response, Nothing>) return 204;
  return std::string_view(Endpoint::name).rfind("create_", 0) == 0 ? 201 : 200;
}

/// The body as `reader` may see it.
template <class Endpoint>
std::string answer_body(const typename Endpoint::Response& response, Reader reader) {
  if constexpr (std::is_same_v<typename Endpoint::Response, Nothing>)
    return {};
  else if constexpr (std::is_same_v<typename Endpoint::Response, CsvFile>)
    return response.text;
  else
    return json_text(response, reader);
}

/// The body to keep for replays: the same without what may be shown only once.
template <class Endpoint>
std::string body_to_keep(const typename Endpoint::Response& response, const std::string& body) {
  using Response = typename Endpoint::Response;
  bool has_secret = false;
  if constexpr (has_fields<Response>::value)
    for_each_field<Response>([&](const auto& f) { has_secret = has_secret || f.rules.secret; });
  if (!has_secret) return body;
  static_cast<void>(response);
  Json json = Json::parse(body, nullptr, false);
  if constexpr (has_fields<Response>::value)
    for_each_field<Response>([&](const auto& f) {
      if (f.rules.secret && json.contains(f.name)) json[f.name] = nullptr;
    });
  return write_json(json);
}

}  // namespace kram
