// Numbers by which Ukraine knows companies, persons, accounts and goods: form and control digit, as text with leading
// zeros. Source: reference documents of the State Statistics Service, tax service, NBU; checked by test vectors.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/date.hpp"
#include "shared/base/result.hpp"

namespace kram {

/// What is wrong with an identifier.
enum class IdentifierFault : std::uint8_t {
  none,
  empty,
  format,                     // letters, look-alikes, wrong form
  length,                     // wrong number of digits
  checksum,                   // the control digit doesn't fit: a typing mistake
  checksum_or_missing_digit,  // 12 digits of a 13-digit barcode
  zero,                       // all zeros: never issued
  date,                       // no such birth date
  edrpou_mismatch,            // the VAT number belongs to another company
  country,                    // another country's
  code,                       // no such area code
  many,                       // more than one in a field
  group,                      // no such group of goods
};
/// The fault's stable name, "checksum".
std::string_view fault_name(IdentifierFault fault);
/// What is wrong, for a person, so that it can be mended.
std::string_view describe(IdentifierFault fault, Language language);

struct IdentifierCheck {
  IdentifierFault fault = IdentifierFault::none;
  std::string normalized;  // the spelling to keep; of use even when a checksum fails and someone overrides
  bool ok() const { return fault == IdentifierFault::none; }
};

/// ЄДРПОУ of a company: 8 digits. A failing checksum is a warning that may be overridden (old and foreign codes).
IdentifierCheck check_edrpou(std::string_view text);

struct RnokppCheck : IdentifierCheck {
  Date birth_date;
  bool is_male = false;
};
/// РНОКПП of a person: 10 digits. Birth date and sex are personal data: don't show without need.
RnokppCheck check_rnokpp(std::string_view text);

enum class PersonDocument : std::uint8_t { none, passport_book, id_card };
/// For people who refused a tax number: passport series and number, or the ID card's 9 digits.
PersonDocument person_document(std::string_view text);

struct VatNumberCheck : IdentifierCheck {
  bool is_non_payer = false;  // 100000000000: a buyer who pays no VAT
};
/// ІПН of a VAT payer: 12 digits. With an ЄДРПОУ given its first 7 digits must agree, with a РНОКПП its 10.
VatNumberCheck check_vat_number(std::string_view text, std::string_view company_or_person = {});

struct IbanCheck : IdentifierCheck {
  std::string mfo;      // the bank, 6 digits
  std::string account;  // 19 digits
  std::string print;    // in groups of four
};
/// A Ukrainian IBAN, 29 characters; spaces, lower case and a leading "IBAN:" are mended.
IbanCheck check_iban(std::string_view text);

/// УКТЗЕД code of goods: 4, 6, 8 or 10 digits; spaces and dots are taken out.
IdentifierCheck check_uktzed(std::string_view text);
/// ДКПП code of services: "62.01", "62.01.11", "62.01.11-00.00".
IdentifierCheck check_dkpp(std::string_view text);
/// An e-mail address of the usual form (RFC 5321 lengths, ASCII); the domain in lower case.
IdentifierCheck check_email(std::string_view text);

/// The normalised spelling, or a refusal with the fault's name as parameter "fault".
Result<std::string> parse_edrpou(std::string_view text);
Result<std::string> parse_rnokpp(std::string_view text);
Result<std::string> parse_vat_number(std::string_view text, std::string_view company_or_person = {});
Result<std::string> parse_iban(std::string_view text);
Result<std::string> parse_email(std::string_view text);

/// The refusal of a field by its fault.
Refusal refuse_identifier(ErrorCode code, IdentifierFault fault);

}  // namespace kram
