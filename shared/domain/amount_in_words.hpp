// The sum in words that primary documents carry: «Дванадцять тисяч триста сорок п’ять гривень 67 копійок».
#pragma once
#include <string>
#include <string_view>

#include "shared/base/fixed.hpp"

namespace kram {

enum class MinorUnits : std::uint8_t { digits, words };

/// The amount in words with its currency (UAH, USD, EUR, PLN, GBP; another by its code), first letter capital.
/// Goes up to 999 trillion; a negative amount begins with «Мінус».
std::string amount_in_words(Money amount, std::string_view currency = "UAH", Language language = Language::uk,
                            MinorUnits minor = MinorUnits::digits);

}  // namespace kram
