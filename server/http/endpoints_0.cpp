// A quarter of the table of endpoints.
#include "server/http/endpoint_codec.hpp"

namespace kram::http {

std::vector<EndpointEntry> entries_part_0() {
  return make_entries<0>();
}

}  // namespace kram::http
