// Pistache on the loopback, behind nginx: the only code that knows it.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>

#include "server/http/service.hpp"

namespace kram::http {

class PistacheServer {
 public:
  /// Binds 127.0.0.1:port; throws std::exception when it is taken.
  PistacheServer(Service& service, std::uint16_t port, int threads);
  ~PistacheServer();
  PistacheServer(const PistacheServer&) = delete;
  PistacheServer& operator=(const PistacheServer&) = delete;
  /// Answers what has begun, up to `patience`, then stops taking requests.
  void stop(std::chrono::milliseconds patience);

 private:
  struct Parts;
  Service& service_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kram::http
