#include "shared/domain/device.hpp"

#include <span>

namespace kram {
namespace {

struct Known {
  std::string_view mark, name;
};

// Each browser and system also names those that it descends from: the first that is found counts.
constexpr Known browsers[] = {{"Edg", "Edge"},         {"OPR/", "Opera"},     {"SamsungBrowser/", "Samsung Internet"},
                              {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"},
                              {"Chrome/", "Chrome"},   {"Safari/", "Safari"}};
constexpr Known systems[] = {{"iPhone", "iPhone"},   {"iPad", "iPad"},       {"Android", "Android"},
                             {"Windows", "Windows"}, {"Macintosh", "macOS"}, {"CrOS", "ChromeOS"},
                             {"Linux", "Linux"}};

std::string_view first_of(std::span<const Known> list, std::string_view text) {
  for (const Known& known : list)
    if (text.find(known.mark) != std::string_view::npos) return known.name;
  return {};
}

std::string program_name(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string name;
  for (const char c : text.substr(0, longest)) {
    const bool usual =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!usual) break;
    name += c;
  }
  return name == "Mozilla" ? std::string() : name;
}

}  // namespace

std::string device_of(std::string_view user_agent) {
  const std::string browser(first_of(browsers, user_agent)), system(first_of(systems, user_agent));
  if (browser.empty() && system.empty()) return program_name(user_agent);
  if (browser.empty() || system.empty()) return browser + system;
  return browser + ", " + system;
}

}  // namespace kram
