// The machine's clock: the only reading of real time in the program.
#pragma once
#include <chrono>

#include "server/operations/context.hpp"

namespace kram::cli {

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
  }
};

}  // namespace kram::cli
