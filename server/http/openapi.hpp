// The API's description (OpenAPI 3.1), derived from the table of endpoints and the fields of their types.
#pragma once
#include <string>

namespace kram::http {

/// The whole document as JSON text, the same at every call.
std::string openapi_document(bool pretty);

}  // namespace kram::http
