// Until every endpoint has its operation: weak definitions that refuse. Any real one takes precedence.
#include "server/operations/context.hpp"
#include "shared/api/endpoints.hpp"

namespace kram {

#define KRAM_PENDING(name_, ...)                                                                    \
  template <>                                                                                       \
  __attribute__((weak)) Result<endpoint::name_::Response> handle<endpoint::name_>(                  \
      Context&, const Call<endpoint::name_>&) {                                                     \
    return ErrorCode::internal;                                                                     \
  }
KRAM_ENDPOINTS(KRAM_PENDING)
#undef KRAM_PENDING

}  // namespace kram
