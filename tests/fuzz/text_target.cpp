// Any bytes as what people type or files hold: numbers, dates, telephones, codes, tables, names to sort and to search.
#include <cstddef>
#include <cstdint>

#include "shared/base/csv.hpp"
#include "shared/base/date.hpp"
#include "shared/base/date_text.hpp"
#include "shared/base/id.hpp"
#include "shared/base/money_text.hpp"
#include "shared/base/text_fold.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/barcode.hpp"
#include "shared/domain/identifier.hpp"
#include "shared/domain/phone.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kram;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto money = parse_fixed<Money>(text)) KRAM_PROMISE(parse_fixed<Money>(to_text(*money)).value() == *money);
  if (const auto typed = parse_typed_money(text))
    KRAM_PROMISE(parse_typed_money(print_number(*typed, Language::uk)).value() == *typed);
  if (const auto date = parse_date(text)) KRAM_PROMISE(to_text(*date) == text);
  if (const auto instant = parse_instant(text)) KRAM_PROMISE(parse_instant(to_text(*instant)).value() == *instant);
  if (const auto id = parse_id(text)) KRAM_PROMISE(std::to_string(*id) == text);
  if (!is_valid_utf8(text)) return 0;
  if (const auto phone = normalise_phone(text)) KRAM_PROMISE(normalise_phone(*phone).value() == *phone);
  KRAM_PROMISE(is_valid_utf8(search_key(text)));
  KRAM_PROMISE(search_key(search_key(text)) == search_key(text));
  KRAM_PROMISE(sort_key(text) == sort_key(text));
  KRAM_PROMISE(is_valid_utf8(transliterate(text)));
  KRAM_PROMISE(is_valid_utf8(truncate_code_points(text, 5)));
  static_cast<void>(other_keyboard_layout(text));
  static_cast<void>(check_edrpou(text));
  static_cast<void>(check_iban(text));
  static_cast<void>(check_gtin(text));
  static_cast<void>(check_email(text));
  static_cast<void>(read_csv(text));
  return 0;
}
