#include "server/operations/login_limits.hpp"

#include <algorithm>

namespace kram {
namespace {

LoginLimits* in_use = nullptr;
constexpr std::size_t remembered = 100'000;  // a flood of names must not fill the memory

template <class Map>
void bound(Map& map) {
  if (map.size() > remembered) map.clear();
}

}  // namespace

std::string network_of(const std::string& address) {
  if (address.find(':') == std::string::npos) return address.substr(0, address.rfind('.')) + ".0/24";
  std::size_t at = 0;
  for (int group = 0; group < 4 && at != std::string::npos; ++group) at = address.find(':', at + (group ? 1 : 0));
  return address.substr(0, at) + "::/64";
}

bool LoginLimits::over(const std::string& key, int allowed, std::int64_t now_s) {
  auto& counted = minutes_[key];
  if (counted.minute != now_s / 60) counted = Minute{now_s / 60, 0};
  return ++counted.count > allowed;
}

std::optional<int> LoginLimits::refuse(const std::string& login, const std::string& address, std::int64_t now_s) {
  const std::lock_guard lock(mutex_);
  bound(minutes_);
  const auto network = network_of(address);
  const bool address_full = over("a" + address, rates_.per_address_minute, now_s);
  const bool network_full = over("n" + network, rates_.per_network_minute, now_s);
  if (address_full || network_full) return static_cast<int>(60 - now_s % 60);
  const auto pair = login + "\n" + network;
  std::int64_t until = 0;
  if (const auto found = by_network_.find(pair); found != by_network_.end()) until = found->second.until_s;
  if (!known_.count(pair))
    if (const auto found = by_account_.find(login); found != by_account_.end())
      until = std::max(until, found->second.until_s);
  if (until <= now_s) return std::nullopt;
  return static_cast<int>(until - now_s);
}

void LoginLimits::add_failure(Failures& failures, std::int64_t now_s) const {
  ++failures.count;
  if (failures.count >= rates_.lock_failures)
    failures.until_s = now_s + rates_.lock_seconds;
  else if (failures.count >= rates_.free_failures)
    failures.until_s = now_s + std::min(60, 1 << (failures.count - rates_.free_failures));
}

void LoginLimits::failed(const std::string& login, const std::string& address, std::int64_t now_s) {
  const std::lock_guard lock(mutex_);
  bound(by_network_);
  bound(by_account_);
  const auto pair = login + "\n" + network_of(address);
  add_failure(by_network_[pair], now_s);
  if (!known_.count(pair)) add_failure(by_account_[login], now_s);
}

void LoginLimits::succeeded(const std::string& login, const std::string& address) {
  const std::lock_guard lock(mutex_);
  bound(known_);
  const auto pair = login + "\n" + network_of(address);
  known_.insert(pair);
  by_network_.erase(pair);
}

LoginLimits* login_limits() {
  return in_use;
}
void use_login_limits(LoginLimits* limits) {
  in_use = limits;
}

}  // namespace kram
