// What somebody signs in with, short enough for a list.
#pragma once
#include <string>
#include <string_view>

namespace kram {

/// "Chrome, Windows" from a browser's User-Agent; a program's own name ("curl"); empty when it says nothing known.
std::string device_of(std::string_view user_agent);

}  // namespace kram
