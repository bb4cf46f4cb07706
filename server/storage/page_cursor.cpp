#include "server/storage/page_cursor.hpp"

#include "shared/base/id.hpp"
#include "shared/base/utf8.hpp"

namespace kram::storage {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    for (held += 8; held >= 6;) text += alphabet[(bits >> (held -= 6)) & 0x3F];
  }
  if (held > 0) text += alphabet[(bits << (6 - held)) & 0x3F];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const auto at = alphabet.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(at);
    held += 6;
    if (held >= 8) bytes += static_cast<char>((bits >> (held -= 8)) & 0xFF);
  }
  return bytes;
}

Refusal damaged() {
  return Refusal(ErrorCode::invalid_cursor, "/cursor");
}

}  // namespace

Verdict check_limit(std::int32_t limit) {
  if (limit < 1 || limit > page_limit_max) return Refusal(ErrorCode::out_of_range, "/limit");
  return Done{};
}

std::string write_cursor(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (&part == parts.data() ? "" : "\n") + part;
  return to_base64url(text);
}

Result<std::vector<std::string>> read_cursor(const std::optional<std::string>& cursor, std::size_t count) {
  std::vector<std::string> parts;
  if (!cursor || cursor->empty()) return parts;
  const auto text = from_base64url(*cursor);
  if (!text || !is_valid_utf8(*text) || text->find('\0') != std::string::npos) return damaged();
  for (std::size_t at = 0; at != std::string::npos;) {
    const auto end = text->find('\n', at);
    parts.push_back(text->substr(at, end == std::string::npos ? end : end - at));
    at = end == std::string::npos ? end : end + 1;
  }
  if (parts.size() != count) return damaged();
  return parts;
}

std::string write_cursor(const NameKey& key) {
  return write_cursor({key.sort_key, std::to_string(key.id)});
}

Result<NameKey> read_name_cursor(const std::optional<std::string>& cursor) {
  KRAM_TRY(parts, read_cursor(cursor, 2));
  if (parts.empty()) return NameKey{};
  const auto id = parse_id(parts[1]);
  if (!id) return damaged();
  return NameKey{parts[0], *id};
}

Result<std::int64_t> read_id_cursor(const std::optional<std::string>& cursor) {
  KRAM_TRY(parts, read_cursor(cursor, 1));
  if (parts.empty()) return INT64_MAX;
  const auto id = parse_id(parts[0]);
  if (!id) return damaged();
  return *id;
}

}  // namespace kram::storage
