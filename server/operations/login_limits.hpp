// Guessing passwords is slow: delays and soft locks by account and network. Nobody is locked out of a network from
// which they have signed in before, so a stranger can't keep the director out. In memory, by steady time.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace kram {

struct LoginRates {
  int free_failures = 5;   // then 1, 2, 4 … 60 s
  int lock_failures = 10;  // then 15 minutes
  int lock_seconds = 15 * 60;
  int per_address_minute = 20;
  int per_network_minute = 100;
};

class LoginLimits {
 public:
  explicit LoginLimits(LoginRates rates = {}) : rates_(rates) {}
  /// Seconds to wait before this account may be tried from this address; counts the attempt when there are none.
  std::optional<int> refuse(const std::string& login, const std::string& address, std::int64_t now_s);
  void failed(const std::string& login, const std::string& address, std::int64_t now_s);
  void succeeded(const std::string& login, const std::string& address);

 private:
  struct Failures {
    int count = 0;
    std::int64_t until_s = 0;
  };
  struct Minute {
    std::int64_t minute = 0;
    int count = 0;
  };
  void add_failure(Failures& failures, std::int64_t now_s) const;
  bool over(const std::string& key, int allowed, std::int64_t now_s);

  LoginRates rates_;
  std::mutex mutex_;
  std::unordered_map<std::string, Failures> by_network_;  // account + network
  std::unordered_map<std::string, Failures> by_account_;  // all networks that the account doesn't know
  std::unordered_map<std::string, Minute> minutes_;
  std::set<std::string> known_;  // account + network
};

/// "203.0.113.0/24" or an IPv6 /64: whom a delay concerns.
std::string network_of(const std::string& address);

/// The limits of this process; nullptr while they are switched off.
LoginLimits* login_limits();
void use_login_limits(LoginLimits* limits);

}  // namespace kram
