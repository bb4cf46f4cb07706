// A quarter of the table of endpoints.
#include "server/http/endpoint_codec.hpp"

namespace kram::http {

std::vector<EndpointEntry> entries_part_1() {
  return make_entries<1>();
}

}  // namespace kram::http
