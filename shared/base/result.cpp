#include "shared/base/result.hpp"

namespace kram {

std::string describe(const Refusal& refusal, Language language) {
  std::string text(error_template(refusal.code, language));
  for (const auto& [name, value] : refusal.params) {
    const std::string mark = "{" + name + "}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

}  // namespace kram
