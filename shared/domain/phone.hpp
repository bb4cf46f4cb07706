// Telephone numbers as people type and paste them, brought to one spelling: +380500000001 (E.164).
#pragma once
#include <string>
#include <string_view>

#include "shared/domain/identifier.hpp"

namespace kram {

struct PhoneCheck : IdentifierCheck {  // normalized = E.164
  std::string print;                   // "+380 50 000 00 01"
  bool is_mobile = false;              // by the code; numbers are portable, so it tells no operator
  bool is_foreign = false;
};

enum class PhoneScope : std::uint8_t { ukraine_only, any_country };

/// Reads one number: Ukrainian in any usual form; others only in full international form and only when allowed.
PhoneCheck check_phone(std::string_view text, PhoneScope scope = PhoneScope::any_country);
/// E.164 or a refusal invalid_phone with parameter "fault".
Result<std::string> normalise_phone(std::string_view text, PhoneScope scope = PhoneScope::any_country);
/// "+380 50 000 00 01" of a kept number; a foreign one stays as it is.
std::string print_phone(std::string_view e164);

}  // namespace kram
