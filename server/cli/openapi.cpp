// kram openapi: the API's description, as served at /openapi.json.
#include "server/http/openapi.hpp"

#include <cstdio>

#include "server/cli/command.hpp"

namespace kram::cli {

int openapi(const Arguments&) {
  std::printf("%s\n", http::openapi_document(true).c_str());
  return 0;
}

}  // namespace kram::cli
