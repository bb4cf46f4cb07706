#include "shared/base/json_text.hpp"

namespace kram {
namespace {

bool is_plain(unsigned char byte) {
  return byte >= 0x20 && byte != '"' && byte != '\\';
}

void append_escape(std::string& out, unsigned char byte) {
  constexpr char hex[] = "0123456789abcdef";
  out += '\\';
  switch (byte) {
    case '"':
      out += '"';
      return;
    case '\\':
      out += '\\';
      return;
    case '\b':
      out += 'b';
      return;
    case '\f':
      out += 'f';
      return;
    case '\n':
      out += 'n';
      return;
    case '\r':
      out += 'r';
      return;
    case '\t':
      out += 't';
      return;
    default:
      out += "u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_plain(byte)) continue;
    out.append(text, start, i - start);
    append_escape(out, byte);
    start = i + 1;
  }
  out.append(text, start);
  out += '"';
}

}  // namespace kram
