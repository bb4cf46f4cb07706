#include "shared/domain/identifier.hpp"

#include <algorithm>
#include <array>

#include "shared/base/utf8.hpp"

namespace kram {
namespace {

using Fault = IdentifierFault;

struct FaultRow {
  std::string_view name, uk, en;
};
constexpr std::array<FaultRow, 13> fault_rows = {{
    {"none", "", ""},
    {"empty", "Не заповнено.", "Empty."},
    {"format", "Недозволені символи.", "Characters that don't belong here."},
    {"length", "Не та кількість цифр.", "Wrong number of digits."},
    {"checksum", "Контрольна цифра не збігається: перевірте, чи немає помилки.",
     "The control digit doesn't fit: check for a typing mistake."},
    {"checksum_or_missing_digit", "Бракує останньої цифри або є помилка.",
     "The last digit is missing or one is wrong."},
    {"zero", "Самі нулі.", "Only zeros."},
    {"date", "Такої дати народження немає.", "There is no such birth date."},
    {"edrpou_mismatch", "Номер належить іншій особі: не збігається з кодом.", "The number belongs to somebody else."},
    {"country", "Номер іншої країни.", "Another country's number."},
    {"code", "Такого коду немає.", "There is no such code."},
    {"many", "Кілька номерів в одному полі: залиште один.", "Several numbers in one field: keep one."},
    {"group", "Такої групи товарів немає.", "There is no such group of goods."},
}};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

int digit(std::string_view text, std::size_t i) {
  return text[i] - '0';
}

/// Trims and judges "so many digits".
IdentifierCheck digits_of(std::string_view text, std::size_t count) {
  const std::string_view trimmed = trim(text);
  IdentifierCheck check{Fault::none, std::string(trimmed)};
  if (trimmed.empty())
    check.fault = Fault::empty;
  else if (!all_digits(trimmed))
    check.fault = Fault::format;
  else if (trimmed.size() != count)
    check.fault = Fault::length;
  return check;
}

template <std::size_t N>
int weighted_sum(std::string_view digits, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += digit(digits, i) * weights[i];
  return sum;
}

/// Two passes modulo 11; a second 10 gives 0.
template <std::size_t N>
int control_of(std::string_view digits, const std::array<int, N>& first, const std::array<int, N>& second) {
  int control = weighted_sum(digits, first) % 11;
  if (control == 10) control = weighted_sum(digits, second) % 11 % 10;
  return control;
}

int edrpou_control(std::string_view code) {
  const bool middle = code >= "30000000" && code <= "60000000";
  return middle ? control_of<7>(code, {7, 1, 2, 3, 4, 5, 6}, {9, 3, 4, 5, 6, 7, 8})
                : control_of<7>(code, {1, 2, 3, 4, 5, 6, 7}, {3, 4, 5, 6, 7, 8, 9});
}

/// Remainder by 97 of the IBAN turned as ISO 13616 says, digit by digit: 31 digits don't fit an integer.
int iban_remainder(std::string_view iban) {
  int remainder = 0;
  for (const std::string_view part : {iban.substr(4), std::string_view("3010"), iban.substr(2, 2)})
    for (const char c : part) remainder = (remainder * 10 + (c - '0')) % 97;
  return remainder;
}

Fault iban_fault(const std::string& iban) {
  if (iban.empty()) return Fault::empty;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto alnum = [&](char c) { return upper(c) || (c >= '0' && c <= '9'); };
  if (iban.size() < 2 || !std::all_of(iban.begin(), iban.end(), alnum) || !upper(iban[0]) || !upper(iban[1]))
    return Fault::format;
  if (iban.compare(0, 2, "UA") != 0) return Fault::country;
  if (!all_digits(std::string_view(iban).substr(2))) return Fault::format;
  if (iban.size() != 29) return Fault::length;
  const std::string_view control = std::string_view(iban).substr(2, 2);
  if (control < "02" || control > "98" || iban_remainder(iban) != 1) return Fault::checksum;
  return Fault::none;
}

/// Without spaces and dashes, in capitals, without a leading "IBAN".
std::string clean_iban(std::string_view text) {
  std::string iban;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    if (is_space_or_invisible(code) || code == '-') continue;
    append_code_point(iban, code < 0x80 ? to_upper(code) : code == bad_code_point ? U'?' : code);
  }
  if (iban.compare(0, 4, "IBAN") == 0) iban.erase(0, 4);
  if (!iban.empty() && iban.front() == ':') iban.erase(0, 1);
  return iban;
}

bool is_local_part(std::string_view local) {
  constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

bool is_domain(std::string_view domain) {
  std::size_t labels = 0;
  std::string_view last;
  while (true) {
    const auto dot = domain.find('.');
    last = domain.substr(0, dot);
    ++labels;
    if (last.empty() || last.size() > 63 || last.front() == '-' || last.back() == '-') return false;
    if (!std::all_of(last.begin(), last.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }))
      return false;
    if (dot == std::string_view::npos) break;
    domain.remove_prefix(dot + 1);
  }
  return labels >= 2 && last.size() >= 2 && !all_digits(last);
}

Result<std::string> result_of(const IdentifierCheck& check, ErrorCode code) {
  if (!check.ok()) return refuse_identifier(code, check.fault);
  return check.normalized;
}

}  // namespace

std::string_view fault_name(IdentifierFault fault) {
  return fault_rows[static_cast<std::size_t>(fault)].name;
}
std::string_view describe(IdentifierFault fault, Language language) {
  const auto& row = fault_rows[static_cast<std::size_t>(fault)];
  return language == Language::uk ? row.uk : row.en;
}

IdentifierCheck check_edrpou(std::string_view text) {
  auto check = digits_of(text, 8);
  if (!check.ok()) return check;
  const std::string_view code = check.normalized;
  if (code == "00000000")
    check.fault = Fault::zero;
  else if (edrpou_control(code) != digit(code, 7))
    check.fault = Fault::checksum;
  return check;
}

RnokppCheck check_rnokpp(std::string_view text) {
  RnokppCheck check;
  static_cast<IdentifierCheck&>(check) = digits_of(text, 10);
  if (!check.ok()) return check;
  const std::string_view number = check.normalized;
  int day = 0;
  for (std::size_t i = 0; i < 5; ++i) day = day * 10 + digit(number, i);
  if (day == 0) return check.fault = Fault::date, check;
  const int sum = weighted_sum<9>(number, {-1, 5, 7, 9, 4, 6, 10, 5, 7});
  const int control = (sum % 11 + 11) % 11 % 10;  // the sum may be negative
  if (control != digit(number, 9)) check.fault = Fault::checksum;
  check.birth_date = date_of(1899, 12, 31) + day;
  check.is_male = digit(number, 8) % 2 == 1;
  return check;
}

PersonDocument person_document(std::string_view text) {
  const std::u32string code = to_code_points(trim(text));
  const auto digits_from = [&](std::size_t i) {
    return std::all_of(code.begin() + static_cast<std::ptrdiff_t>(i), code.end(), is_digit);
  };
  if (code.size() == 9 && digits_from(0)) return PersonDocument::id_card;
  const auto capital = [](char32_t c) { return (c >= 0x410 && c <= 0x42F) || c == 0x404 || c == 0x406 || c == 0x407; };
  if (code.size() == 8 && capital(code[0]) && capital(code[1]) && digits_from(2)) return PersonDocument::passport_book;
  return PersonDocument::none;
}

VatNumberCheck check_vat_number(std::string_view text, std::string_view company_or_person) {
  VatNumberCheck check;
  static_cast<IdentifierCheck&>(check) = digits_of(text, 12);
  if (!check.ok()) return check;
  const std::string_view number = check.normalized;
  if (number == "100000000000") return check.is_non_payer = true, check;
  if (number.find_first_not_of('0') == std::string_view::npos) return check.fault = Fault::zero, check;
  if (company_or_person.size() == 10) {  // a person's: the two last digits' rule is not published
    if (number.substr(0, 10) != company_or_person) check.fault = Fault::edrpou_mismatch;
    return check;
  }
  if (company_or_person.size() == 8 && number.substr(0, 7) != company_or_person.substr(0, 7))
    return check.fault = Fault::edrpou_mismatch, check;
  const int control = control_of<11>(number, {11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47},
                                     {13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53});
  if (control != digit(number, 11)) check.fault = Fault::checksum;
  return check;
}

IbanCheck check_iban(std::string_view text) {
  IbanCheck check;
  check.normalized = clean_iban(text);
  check.fault = iban_fault(check.normalized);
  if (!check.ok()) return check;
  check.mfo = check.normalized.substr(4, 6);
  check.account = check.normalized.substr(10);
  for (std::size_t i = 0; i < check.normalized.size(); i += 4)
    check.print += (i == 0 ? "" : " ") + check.normalized.substr(i, 4);
  return check;
}

IdentifierCheck check_uktzed(std::string_view text) {
  IdentifierCheck check;
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t code = next_code_point(rest);
    if (!is_space_or_invisible(code) && code != '.')
      append_code_point(check.normalized, code == bad_code_point ? U'?' : code);
  }
  const std::string_view code = check.normalized;
  if (code.empty())
    check.fault = Fault::empty;
  else if (!all_digits(code))
    check.fault = Fault::format;
  else if (code.size() < 4 || code.size() > 10 || code.size() % 2 != 0)
    check.fault = Fault::length;
  else if (const auto group = code.substr(0, 2); group == "00" || group == "77" || group > "97")
    check.fault = Fault::group;
  return check;
}

IdentifierCheck check_dkpp(std::string_view text) {
  IdentifierCheck check{Fault::none, std::string(trim(text))};
  if (check.normalized.empty()) return check.fault = Fault::empty, check;
  constexpr std::string_view forms[] = {"dd.dd", "dd.dd.d", "dd.dd.dd", "dd.dd.dd-dd.dd"};
  const auto fits = [&](std::string_view form) {
    return std::equal(form.begin(), form.end(), check.normalized.begin(), check.normalized.end(),
                      [](char f, char c) { return f == 'd' ? c >= '0' && c <= '9' : f == c; });
  };
  if (std::none_of(std::begin(forms), std::end(forms), fits)) check.fault = Fault::format;
  return check;
}

IdentifierCheck check_email(std::string_view text) {
  IdentifierCheck check{Fault::none, std::string(trim(text))};
  auto& email = check.normalized;
  if (email.empty()) return check.fault = Fault::empty, check;
  if (email.size() > 254) return check.fault = Fault::length, check;
  const auto at = email.rfind('@');
  if (at == std::string::npos) return check.fault = Fault::format, check;
  for (auto i = at; i < email.size(); ++i)
    if (email[i] >= 'A' && email[i] <= 'Z') email[i] = static_cast<char>(email[i] + 32);
  const std::string_view view = email;
  if (!is_local_part(view.substr(0, at)) || !is_domain(view.substr(at + 1))) check.fault = Fault::format;
  return check;
}

Refusal refuse_identifier(ErrorCode code, IdentifierFault fault) {
  return Refusal(code, "", {{"fault", std::string(fault_name(fault))}});
}
Result<std::string> parse_edrpou(std::string_view text) {
  return result_of(check_edrpou(text), ErrorCode::invalid_edrpou);
}
Result<std::string> parse_rnokpp(std::string_view text) {
  return result_of(check_rnokpp(text), ErrorCode::invalid_rnokpp);
}
Result<std::string> parse_vat_number(std::string_view text, std::string_view company_or_person) {
  return result_of(check_vat_number(text, company_or_person), ErrorCode::invalid_vat_number);
}
Result<std::string> parse_iban(std::string_view text) {
  return result_of(check_iban(text), ErrorCode::invalid_iban);
}
Result<std::string> parse_email(std::string_view text) {
  return result_of(check_email(text), ErrorCode::invalid_email);
}

}  // namespace kram
