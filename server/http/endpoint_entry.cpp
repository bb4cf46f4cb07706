#include "server/http/endpoint_entry.hpp"

#include <map>

#include "server/http/endpoint_codec.hpp"

namespace kram::http {

const char* method_name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
  }
  return "";
}

const std::vector<EndpointEntry>& endpoint_entries() {
  static const std::vector<EndpointEntry> all = [] {
    std::map<std::string, EndpointEntry> by_name;
    for (auto part : {entries_part_0(), entries_part_1(), entries_part_2(), entries_part_3()})
      for (auto& entry : part) by_name.emplace(entry.name, entry);
    std::vector<EndpointEntry> ordered;
    for_each_endpoint([&](auto e) { ordered.push_back(by_name.at(decltype(e)::name)); });
    return ordered;
  }();
  return all;
}

}  // namespace kram::http
