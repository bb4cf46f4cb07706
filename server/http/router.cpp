#include "server/http/router.hpp"

namespace kram::http {
namespace {

constexpr std::size_t segment_limit = 12;

/// "/a/b" is {"a", "b"}; nothing when the path isn't written that way.
std::optional<std::vector<std::string_view>> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    if (path.front() != '/' || segments.size() == segment_limit) return std::nullopt;
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    if (end == 0) return std::nullopt;
    segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

}  // namespace

Router::Router(const std::vector<EndpointEntry>& entries) {
  for (const auto& entry : entries) {
    const std::string path = std::string(api_prefix) + entry.path;
    auto* node = &root_;
    const auto segments = segments_of(path);
    KRAM_PROMISE(segments.has_value());
    for (const auto segment : *segments) {
      auto& child = segment == "{id}" ? node->id_child : node->children[std::string(segment)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
    }
    KRAM_PROMISE(node->methods.emplace(method_name(entry.method), &entry).second);
    if (entry.method == Method::get) gets_[entry.path] = &entry;
  }
}

std::optional<Match> Router::find(const std::string& method, const std::string& path) const {
  const auto segments = segments_of(path);
  if (!segments) return std::nullopt;
  Match match;
  const auto* node = &root_;
  for (const auto segment : *segments) {
    if (const auto literal = node->children.find(segment); literal != node->children.end()) {
      node = literal->second.get();
    } else if (node->id_child) {
      match.id_texts.emplace_back(segment);
      node = node->id_child.get();
    } else {
      return std::nullopt;
    }
  }
  if (node->methods.empty()) return std::nullopt;
  for (const auto& [name, entry] : node->methods) match.allowed.push_back(name);
  if (const auto found = node->methods.find(method); found != node->methods.end()) match.entry = found->second;
  return match;
}

const EndpointEntry* Router::get_of(const std::string& path) const {
  const auto found = gets_.find(path);
  return found == gets_.end() ? nullptr : found->second;
}

}  // namespace kram::http
