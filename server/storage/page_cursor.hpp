// Where the next page of a list begins: the key of the last row shown, opaque to callers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.hpp"

namespace kram::storage {

constexpr std::int32_t page_limit_max = 200;
/// Refuses a limit above page_limit_max (out_of_range at "/limit").
Verdict check_limit(std::int32_t limit);

/// A key's parts, without line breaks in them, as one text in base64url, so that nobody builds one by hand.
std::string write_cursor(const std::vector<std::string>& parts);
/// The parts, or none for the first page; anything that isn't our cursor of `count` parts is invalid_cursor.
Result<std::vector<std::string>> read_cursor(const std::optional<std::string>& cursor, std::size_t count);

/// The last row of a page sorted by a text and an id. The first page begins after {"", 0}.
struct NameKey {
  std::string sort_key;
  std::int64_t id = 0;
};
std::string write_cursor(const NameKey& key);
Result<NameKey> read_name_cursor(const std::optional<std::string>& cursor);

/// A list by id alone, newest first: begins below the largest id.
Result<std::int64_t> read_id_cursor(const std::optional<std::string>& cursor);

}  // namespace kram::storage
