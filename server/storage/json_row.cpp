#include "server/storage/json_row.hpp"

#include <charconv>

namespace kram::storage {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// The end of a string that begins with its quote at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  broken_promise("packed rows end in a string", __FILE__, __LINE__);
}

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) return out.push_back(static_cast<char>(code));
  if (code < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code >> 6)));
  } else {
    out.push_back(static_cast<char>(0xE0 | (code >> 12)));
    out.push_back(static_cast<char>(0x80 | ((code >> 6) & 0x3F)));
  }
  out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
}

/// PostgreSQL escapes control characters, quotes and backslashes only.
void append_unescaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out.push_back(text[i]);
      continue;
    }
    switch (const char c = text[++i]; c) {
      case 'b':
        out.push_back('\b');
        break;
      case 'f':
        out.push_back('\f');
        break;
      case 'n':
        out.push_back('\n');
        break;
      case 'r':
        out.push_back('\r');
        break;
      case 't':
        out.push_back('\t');
        break;
      case 'u': {
        unsigned code = 0;
        const auto read = std::from_chars(text.data() + i + 1, text.data() + i + 5, code, 16);
        KRAM_PROMISE(read.ec == std::errc());
        append_utf8(out, code);
        i += 4;
        break;
      }
      default:
        out.push_back(c);
    }
  }
}

}  // namespace

bool JsonRow::enter() {
  while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  if (at_ >= text_.size() || text_[at_] != '[') return false;
  ++at_;
  return true;
}

bool JsonRow::more() {
  if (!open_) return false;
  while (is_space(text_.at(at_)) || text_[at_] == ',') ++at_;
  return text_[at_] != ']';
}

void JsonRow::start_item() {
  KRAM_PROMISE(more());
}

bool JsonRow::null_here() {
  start_item();
  return text_[at_] == 'n';
}

std::string_view JsonRow::take_value() {
  start_item();
  const std::size_t start = at_;
  int depth = 0;
  do {
    const char c = text_.at(at_);
    if (c == '"') {
      at_ = end_of_string(text_, at_);
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth == 0 && c != ']' && c != '}') return at_ = start, take_word();
    ++at_;
  } while (depth > 0);
  return text_.substr(start, at_ - start);
}

/// A number, true, false or null.
std::string_view JsonRow::take_word() {
  const std::size_t start = at_;
  while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != ']' && !is_space(text_[at_])) ++at_;
  return text_.substr(start, at_ - start);
}

JsonRow& JsonRow::operator>>(std::string& v) {
  v.clear();
  if (null_here()) return skip();
  KRAM_PROMISE(text_[at_] == '"');
  const std::size_t start = at_ + 1;
  at_ = end_of_string(text_, at_);
  const auto inner = text_.substr(start, at_ - start - 1);
  if (inner.find('\\') == std::string_view::npos)
    v.assign(inner);
  else
    append_unescaped(v, inner);
  return *this;
}

JsonRow& JsonRow::operator>>(bool& v) {
  start_item();
  const auto word = take_word();
  KRAM_PROMISE(word == "true" || word == "false");
  v = word == "true";
  return *this;
}

JsonRow& JsonRow::operator>>(std::int64_t& v) {
  start_item();
  const auto word = take_word();
  const auto read = std::from_chars(word.data(), word.data() + word.size(), v);
  KRAM_PROMISE(read.ec == std::errc() && read.ptr == word.data() + word.size());
  return *this;
}

JsonRow& JsonRow::operator>>(std::int32_t& v) {
  std::int64_t wide = 0;
  *this >> wide;
  KRAM_PROMISE(wide >= INT32_MIN && wide <= INT32_MAX);
  v = static_cast<std::int32_t>(wide);
  return *this;
}

JsonRow& JsonRow::operator>>(Date& v) {
  std::string text;
  *this >> text;
  const auto date = parse_birth_date(text);
  KRAM_PROMISE(date.ok());
  v = *date;
  return *this;
}

}  // namespace kram::storage
