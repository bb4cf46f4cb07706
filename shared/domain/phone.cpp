#include "shared/domain/phone.hpp"

#include "shared/base/utf8.hpp"

namespace kram {
namespace {

using Fault = IdentifierFault;

struct Dialled {
  Fault fault = Fault::none;
  bool plus = false;
  std::string digits;
};

bool is_separator(char32_t code) {
  return is_space_or_invisible(code) || code == '(' || code == ')' || code == '-' || code == '.' ||
         (code >= 0x2010 && code <= 0x2015);
}

/// The digits dialled. Words before the first digit are passed over; letters among digits are a fault.
Dialled read_digits(std::string_view text) {
  Dialled dialled;
  bool ended = false;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    if (is_digit(code)) {
      if (ended) return dialled.fault = Fault::many, dialled;
      dialled.digits.push_back(static_cast<char>(code));
    } else if (code == '+') {
      if (!dialled.digits.empty() || dialled.plus) return dialled.fault = Fault::many, dialled;
      dialled.plus = true;
    } else if (!dialled.digits.empty() && (code == ',' || code == ';' || code == '/')) {
      ended = true;
    } else if (!is_separator(code) && (!dialled.digits.empty() || dialled.plus)) {
      return dialled.fault = Fault::format, dialled;
    }
  }
  if (dialled.digits.empty()) dialled.fault = trim(text).empty() ? Fault::empty : Fault::format;
  return dialled;
}

bool starts_with(const std::string& text, std::string_view start) {
  return text.compare(0, start.size(), start) == 0;
}

/// The nine digits after +380, or empty when the number isn't written as a Ukrainian one.
std::string national_of(const Dialled& dialled) {
  const std::string& digits = dialled.digits;
  if (dialled.plus) return starts_with(digits, "380") ? digits.substr(3) : std::string();
  if (digits.size() == 12 && starts_with(digits, "380")) return digits.substr(3);
  if (digits.size() == 11 && starts_with(digits, "80")) return digits.substr(2);
  if (digits.size() == 10 && digits[0] == '0') return digits.substr(1);
  if (digits.size() == 9 && digits[0] != '0') return digits;
  return {};
}

bool is_mobile_code(std::string_view code) {
  constexpr std::string_view codes = "39 50 63 66 67 68 73 75 77 91 92 93 94 95 96 97 98 99 ";
  return codes.find(std::string(code) + " ") != std::string_view::npos;
}

PhoneCheck failed(Fault fault) {
  PhoneCheck check;
  check.fault = fault;
  return check;
}

PhoneCheck ukrainian(const std::string& national) {
  if (national.size() != 9) return failed(Fault::length);
  if (national[0] < '3') return failed(Fault::code);
  PhoneCheck check;
  check.normalized = "+380" + national;
  check.print = print_phone(check.normalized);
  check.is_mobile = is_mobile_code(std::string_view(national).substr(0, 2));
  return check;
}

PhoneCheck foreign(const std::string& digits, PhoneScope scope) {
  if (scope == PhoneScope::ukraine_only) return failed(Fault::country);
  if (digits[0] == '0') return failed(Fault::code);
  // +7 serves two states; only Kazakhstan's numbers (76, 77) are taken.
  if (digits[0] == '7' && !(digits.size() > 1 && (digits[1] == '6' || digits[1] == '7'))) return failed(Fault::country);
  if (digits.size() < 8 || digits.size() > 15) return failed(Fault::length);
  PhoneCheck check;
  check.normalized = "+" + digits;
  check.print = check.normalized;
  check.is_foreign = true;
  return check;
}

}  // namespace

PhoneCheck check_phone(std::string_view text, PhoneScope scope) {
  Dialled dialled = read_digits(text);
  if (dialled.fault != Fault::none) return failed(dialled.fault);
  if (!dialled.plus && starts_with(dialled.digits, "00")) {
    dialled.digits.erase(0, 2);
    dialled.plus = true;
    if (dialled.digits.empty()) return failed(Fault::length);
  }
  if (dialled.digits.size() >= 18) return failed(Fault::many);
  const bool is_ukrainian = dialled.plus ? starts_with(dialled.digits, "380") : true;
  return is_ukrainian ? ukrainian(national_of(dialled)) : foreign(dialled.digits, scope);
}

Result<std::string> normalise_phone(std::string_view text, PhoneScope scope) {
  const auto check = check_phone(text, scope);
  if (!check.ok()) return refuse_identifier(ErrorCode::invalid_phone, check.fault);
  return check.normalized;
}

std::string print_phone(std::string_view e164) {
  if (e164.size() != 13 || e164.substr(0, 4) != "+380") return std::string(e164);
  std::string print;
  for (std::size_t i = 0; i < e164.size(); ++i) {
    if (i == 4 || i == 6 || i == 9 || i == 11) print += ' ';
    print += e164[i];
  }
  return print;
}

}  // namespace kram
