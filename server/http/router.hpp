// Which endpoint a path means: a tree of its segments. Literal segments win over ids.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/http/endpoint_entry.hpp"

namespace kram::http {

struct Match {
  const EndpointEntry* entry = nullptr;  // none: the path is known, the method isn't
  std::vector<std::string> allowed;      // the path's methods
  std::vector<std::string> id_texts;     // what stood for {id}
};

class Router {
 public:
  explicit Router(const std::vector<EndpointEntry>& entries);
  /// Nothing when no endpoint has this path. `path` is still encoded.
  std::optional<Match> find(const std::string& method, const std::string& path) const;
  /// The GET of exactly this endpoint path ("/orders/{id}"), or nullptr.
  const EndpointEntry* get_of(const std::string& path) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
    std::unique_ptr<Node> id_child;
    std::map<std::string, const EndpointEntry*, std::less<>> methods;
  };
  Node root_;
  std::map<std::string, const EndpointEntry*> gets_;
};

}  // namespace kram::http
