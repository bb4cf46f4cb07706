#include "shared/domain/amount_in_words.hpp"

#include <array>

#include "shared/base/plural.hpp"
#include "shared/base/utf8.hpp"

namespace kram {
namespace {

enum class Gender : std::uint8_t { feminine, masculine, neuter };

struct Noun {
  Gender gender;
  PluralWord uk;
  std::string_view en_one, en_many;
};
struct CurrencyWords {
  std::string_view code;
  Noun major, minor;
};

constexpr CurrencyWords currencies[] = {
    {"UAH",
     {Gender::feminine, {"гривня", "гривні", "гривень"}, "hryvnia", "hryvnias"},
     {Gender::feminine, {"копійка", "копійки", "копійок"}, "kopiyka", "kopiykas"}},
    {"USD",
     {Gender::masculine, {"долар США", "долари США", "доларів США"}, "US dollar", "US dollars"},
     {Gender::masculine, {"цент", "центи", "центів"}, "cent", "cents"}},
    {"EUR",
     {Gender::neuter, {"євро", "євро", "євро"}, "euro", "euros"},
     {Gender::masculine, {"євроцент", "євроценти", "євроцентів"}, "cent", "cents"}},
    {"PLN",
     {Gender::masculine, {"злотий", "злоті", "злотих"}, "zloty", "zlotys"},
     {Gender::masculine, {"грош", "гроші", "грошів"}, "grosz", "groszy"}},
    {"GBP",
     {Gender::masculine,
      {"фунт стерлінгів", "фунти стерлінгів", "фунтів стерлінгів"},
      "pound sterling",
      "pounds sterling"},
     {Gender::masculine, {"пенс", "пенси", "пенсів"}, "penny", "pence"}},
};

constexpr Noun scales[] = {
    {Gender::feminine, {"тисяча", "тисячі", "тисяч"}, "thousand", "thousand"},
    {Gender::masculine, {"мільйон", "мільйони", "мільйонів"}, "million", "million"},
    {Gender::masculine, {"мільярд", "мільярди", "мільярдів"}, "billion", "billion"},
    {Gender::masculine, {"трильйон", "трильйони", "трильйонів"}, "trillion", "trillion"},
    {Gender::masculine, {"квадрильйон", "квадрильйони", "квадрильйонів"}, "quadrillion", "quadrillion"},
};

constexpr std::string_view hundreds_uk[] = {"",        "сто",     "двісті", "триста",   "чотириста",
                                            "п’ятсот", "шістсот", "сімсот", "вісімсот", "дев’ятсот"};
constexpr std::string_view tens_uk[] = {"",          "",          "двадцять", "тридцять",   "сорок",
                                        "п’ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев’яносто"};
constexpr std::string_view small_uk[] = {"",
                                         "",
                                         "",
                                         "три",
                                         "чотири",
                                         "п’ять",
                                         "шість",
                                         "сім",
                                         "вісім",
                                         "дев’ять",
                                         "десять",
                                         "одинадцять",
                                         "дванадцять",
                                         "тринадцять",
                                         "чотирнадцять",
                                         "п’ятнадцять",
                                         "шістнадцять",
                                         "сімнадцять",
                                         "вісімнадцять",
                                         "дев’ятнадцять"};
constexpr std::string_view tens_en[] = {"",      "",      "twenty",  "thirty", "forty",
                                        "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::string_view small_en[] = {
    "",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

void add_word(std::string& out, std::string_view word) {
  if (word.empty()) return;
  if (!out.empty()) out += ' ';
  out += word;
}

std::string_view one_or_two_uk(int n, Gender gender) {
  constexpr std::string_view one[] = {"одна", "один", "одне"};
  constexpr std::string_view two[] = {"дві", "два", "два"};
  return (n == 1 ? one : two)[static_cast<std::size_t>(gender)];
}

void add_group_uk(std::string& out, int n, Gender gender) {
  add_word(out, hundreds_uk[n / 100]);
  const int rest = n % 100;
  if (rest >= 20) add_word(out, tens_uk[rest / 10]);
  const int last = rest < 20 ? rest : rest % 10;
  add_word(out, last == 1 || last == 2 ? one_or_two_uk(last, gender) : small_uk[last]);
}

void add_group_en(std::string& out, int n) {
  if (n >= 100) add_word(out, small_en[n / 100]), add_word(out, "hundred");
  const int rest = n % 100;
  if (rest < 20) return add_word(out, small_en[rest]);
  std::string tens(tens_en[rest / 10]);
  if (rest % 10 != 0) tens += "-" + std::string(small_en[rest % 10]);
  add_word(out, tens);
}

/// A whole number and its noun, by groups of three digits from the left; zero groups are silent.
std::string count_words(std::uint64_t n, const Noun& noun, Language language) {
  const bool uk = language == Language::uk;
  std::string out;
  if (n == 0) out = uk ? "нуль" : "zero";
  std::array<int, 7> groups{};
  for (std::size_t i = 0; i < groups.size(); ++i, n /= 1000) groups[i] = static_cast<int>(n % 1000);
  for (std::size_t i = groups.size(); i-- > 0;) {
    if (groups[i] == 0) continue;
    const Noun& counted = i == 0 ? noun : scales[i - 1];
    if (uk)
      add_group_uk(out, groups[i], counted.gender);
    else
      add_group_en(out, groups[i]);
    if (i > 0) add_word(out, uk ? counted.uk.with(groups[i]) : counted.en_one);
  }
  return out;
}

std::string_view noun_form(const Noun& noun, std::uint64_t n, Language language) {
  if (language == Language::uk) return noun.uk.with(static_cast<std::int64_t>(n % 100));
  return n == 1 ? noun.en_one : noun.en_many;
}

CurrencyWords words_of(std::string_view code) {
  for (const auto& words : currencies)
    if (words.code == code) return words;
  return {code, {Gender::masculine, {code, code, code}, code, code}, {Gender::masculine, {"", "", ""}, "", ""}};
}

void capitalise(std::string& text) {
  std::string_view rest = text;
  const char32_t first = next_code_point(rest);
  std::string out;
  append_code_point(out, to_upper(first));
  text = out.append(rest);
}

}  // namespace

std::string amount_in_words(Money amount, std::string_view currency, Language language, MinorUnits minor) {
  const CurrencyWords words = words_of(currency);
  const bool negative = amount.is_negative();
  const std::uint64_t units =
      negative ? ~static_cast<std::uint64_t>(amount.units) + 1 : static_cast<std::uint64_t>(amount.units);
  const std::uint64_t whole = units / Money::one, rest = units % Money::one;
  std::string out = negative ? (language == Language::uk ? "мінус" : "minus") : "";
  add_word(out, count_words(whole, words.major, language));
  add_word(out, noun_form(words.major, whole, language));
  if (minor == MinorUnits::words)
    add_word(out, count_words(rest, words.minor, language));
  else
    add_word(out, (rest < 10 ? "0" : "") + std::to_string(rest));
  add_word(out, noun_form(words.minor, rest, language));
  capitalise(out);
  return out;
}

}  // namespace kram
