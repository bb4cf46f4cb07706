// Digests and random secrets (libsodium).
#pragma once
#include <string>
#include <string_view>

namespace kram::security {

/// SHA-256 as 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
/// 256 random bits as 43 letters, digits, '-' and '_'.
std::string random_secret();
/// 128 random bits as 32 hex digits.
std::string random_hex128();

}  // namespace kram::security
