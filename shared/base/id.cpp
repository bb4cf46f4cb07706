#include "shared/base/id.hpp"

#include <charconv>

namespace kram {

Result<std::int64_t> parse_id(std::string_view text) {
  std::int64_t value = 0;
  if (text.empty() || text.front() < '1' || text.front() > '9') return ErrorCode::invalid_id;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return ErrorCode::invalid_id;
  return value;
}

}  // namespace kram
