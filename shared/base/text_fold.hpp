// Ukrainian text for sorting, searching and Latin spelling: one folding for the server's columns and the client's
// lists.
#pragma once
#include <string>
#include <string_view>

namespace kram {

/// Latin spelling by KMU resolution 55 of 2010 (passports, addresses): "Згурський" → "Zghurskyi".
/// What isn't Ukrainian stays as it is.
std::string transliterate(std::string_view text);

/// A key whose bytes compare as Ukrainian dictionaries sort: ґ after г, є after е, и і ї й in this order, case and
/// apostrophes only break ties (lower case first). Compare by std::string's < or bytea's.
std::string sort_key(std::string_view text);

/// What search compares: lower case, one space between words, no apostrophes or quotes, ґ = г, и = і = ї, ё = е, and
/// Latin look-alikes turned Cyrillic inside words that have a Cyrillic letter. Apply to both the kept and the typed.
std::string search_key(std::string_view text);

/// The same keys pressed in the other layout: "rbtd" ↔ "київ". Empty when the text mixes both alphabets or has neither.
std::string other_keyboard_layout(std::string_view text);

/// U+0027, U+2019, U+02BC and ` mean the same apostrophe.
bool is_apostrophe(char32_t code);

}  // namespace kram
