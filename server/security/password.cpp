#include "server/security/password.hpp"

#include <argon2.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <semaphore>
#include <set>
#include <string_view>

namespace kram::security {
namespace {

PasswordCost cost;
std::counting_semaphore<4> turns(4);

struct Turn {
  Turn() { turns.acquire(); }
  ~Turn() { turns.release(); }
};

constexpr std::size_t salt_size = 16;
constexpr std::size_t hash_size = 32;

std::string hash_now(const std::string& password) {
  const Turn turn;
  std::array<unsigned char, salt_size> salt{};
  randombytes_buf(salt.data(), salt.size());
  std::string encoded(argon2_encodedlen(cost.passes, cost.memory_kib, 1, salt_size, hash_size, Argon2_id), '\0');
  const int code = argon2id_hash_encoded(cost.passes, cost.memory_kib, 1, password.data(), password.size(), salt.data(),
                                         salt.size(), hash_size, encoded.data(), encoded.size());
  KRAM_PROMISE(code == ARGON2_OK);
  encoded.resize(encoded.find('\0'));
  return encoded;
}

std::string letters_of(const std::string& text) {
  std::string plain;
  for (const char c : text) plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return plain;
}

/// Whether little is left of it without the login.
bool is_made_of(std::string text, const std::string& login) {
  if (login.empty() || text.find(login) == std::string::npos) return false;
  for (auto at = text.find(login); at != std::string::npos; at = text.find(login)) text.erase(at, login.size());
  return text.size() < 6;
}

/// What a password of twelve or more characters is when it is none: repeated pieces and rows of the keyboard.
bool is_repeated(const std::string& text) {
  for (std::size_t piece = 1; piece <= 4; ++piece)
    if (std::equal(text.begin() + static_cast<std::ptrdiff_t>(piece), text.end(), text.begin())) return true;
  return false;
}

const std::set<std::string_view>& common_passwords() {
  static const std::set<std::string_view> common{"123456789012",     "1234567890123",   "12345678901234",
                                                 "123456789101112",  "qwertyuiop12",    "qwertyuiop123",
                                                 "qwertyuiop[]",     "qwerty123456",    "qwerty1234567",
                                                 "password1234",     "password12345",   "password123456",
                                                 "passwordpassword", "adminadminadmin", "administrator",
                                                 "administrator1",   "1q2w3e4r5t6y",    "1qaz2wsx3edc",
                                                 "1qaz2wsx3edc4rfv", "zaq12wsxcde3",    "qazwsxedcrfv",
                                                 "asdfghjkl123",     "zxcvbnm12345",    "iloveyou1234",
                                                 "letmein12345",     "welcome12345",    "changeme1234",
                                                 "superman1234",     "ukraine12345",    "slavaukraini",
                                                 "slavaukrayini",    "kyivkyivkyiv",    "пароль123456",
                                                 "парольпароль",     "йцукенгшщзхї",    "йцукен123456",
                                                 "славаукраїні",     "героямслава",     "україна12345",
                                                 "abcdefghijkl",     "abc123abc123",    "correcthorsebatterystaple"};
  return common;
}

}  // namespace

void set_password_cost(PasswordCost c) {
  cost = c;
}

std::string hash_password(const std::string& password) {
  return hash_now(password);
}

bool password_fits(const std::string& password, const std::string& hash) {
  static const std::string nobody = hash_now("nobody has this password");
  const Turn turn;
  const auto& against = hash.empty() ? nobody : hash;
  const bool fits = argon2id_verify(against.c_str(), password.data(), password.size()) == ARGON2_OK;
  return fits && !hash.empty();
}

bool needs_rehash(const std::string& hash) {
  const std::string wanted =
      "$argon2id$v=19$m=" + std::to_string(cost.memory_kib) + ",t=" + std::to_string(cost.passes) + ",p=1$";
  return hash.rfind(wanted, 0) != 0;
}

Verdict check_password(const std::string& password, const std::string& login) {
  const auto plain = letters_of(password);
  if (is_repeated(plain) || common_passwords().count(plain) > 0 || is_made_of(plain, letters_of(login)))
    return ErrorCode::password_too_weak;
  return Done{};
}

}  // namespace kram::security
