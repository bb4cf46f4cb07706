// The table of endpoints at run time: what each needs, and how its request becomes a call of its operation.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "server/http/message.hpp"
#include "server/operations/answer.hpp"

namespace kram::http {

/// A request taken apart, before its types are known.
struct Incoming {
  QueryParameters query;
  Json body;
  std::vector<std::int64_t> ids;
  std::optional<std::int32_t> version;
};

/// What the operation answered.
struct Outcome {
  std::string body;
  std::string body_to_keep;
  std::string id;       // of the row that was made or changed
  std::string version;  // its version
};

/// A decoded call: may run more than once, when its transaction is repeated.
using Operation = std::function<Result<Outcome>(Context&)>;

struct EndpointEntry {
  const char* name;
  Method method;
  const char* path;
  Permission permission;
  int success_status;
  bool owns_transaction;
  bool is_csv;
  Result<Operation> (*decode)(const Incoming& incoming);
  void (*strip_secrets)(Json& body);
};

/// All endpoints in the order of shared/api/endpoints.hpp.
const std::vector<EndpointEntry>& endpoint_entries();

/// "GET".
const char* method_name(Method method);

}  // namespace kram::http
