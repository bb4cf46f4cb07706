// Passwords: Argon2id hashes in PHC form (RFC 9106), costs by OWASP's advice and above.
#pragma once
#include <cstdint>
#include <string>

#include "shared/base/result.hpp"

namespace kram::security {

struct PasswordCost {
  std::uint32_t memory_kib = 64 * 1024;
  std::uint32_t passes = 3;
};
/// Set once at start; tests take a cheap one.
void set_password_cost(PasswordCost cost);

/// The PHC string to store. Waits while four others are hashing: each takes its memory.
std::string hash_password(const std::string& password);
/// Compares in constant time; an empty hash costs the same time and never fits.
bool password_fits(const std::string& password, const std::string& hash);
/// Whether the hash was made cheaper than today's cost.
bool needs_rehash(const std::string& hash);
/// Refuses passwords that everybody guesses first.
Verdict check_password(const std::string& password, const std::string& login);

}  // namespace kram::security
