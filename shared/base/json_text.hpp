// The wire's text straight from structs: the same bytes as write_json(to_json(x)), without building the document first.
// For answers in hot paths and the row sets that statements take.
#pragma once
#include <charconv>
#include <string>
#include <string_view>

#include "shared/base/json.hpp"

namespace kram {

/// Appends the text in quotes, escaped as nlohmann's dump does it (RFC 8259).
void append_json_string(std::string& out, std::string_view text);
inline void append_json_number(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

namespace json_detail {

inline void append(std::string& out, const std::string& v, Reader) {
  append_json_string(out, v);
}
inline void append(std::string& out, const bool& v, Reader) {
  out += v ? "true" : "false";
}
inline void append(std::string& out, const std::int64_t& v, Reader) {
  append_json_number(out, v);
}
inline void append(std::string& out, const std::int32_t& v, Reader) {
  append_json_number(out, v);
}
inline void append(std::string& out, const Date& v, Reader) {
  append_json_string(out, to_text(v));
}
inline void append(std::string& out, const Instant& v, Reader) {
  append_json_string(out, to_text(v));
}
inline void append(std::string& out, const Json& v, Reader) {
  out += write_json(v);
}
template <class U>
void append(std::string& out, const Fixed<U>& v, Reader) {
  append_json_string(out, to_text(v));
}
template <class R>
void append(std::string& out, const Id<R>& v, Reader) {
  if (!v) return void(out += "null");
  out += '"';
  append_json_number(out, v.value);
  out += '"';
}
template <class E>
requires std::is_enum_v<E>
void append(std::string& out, const E& v, Reader) {
  append_json_string(out, enum_name(v));
}
template <class T>
requires(has_fields<T>::value) void append(std::string& out, const T& row, Reader reader);
template <class T>
void append(std::string& out, const std::optional<T>& v, Reader reader) {
  if (v)
    append(out, *v, reader);
  else
    out += "null";
}
template <class T>
void append(std::string& out, const std::vector<T>& items, Reader reader) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i) out += ',';
    append(out, items[i], reader);
  }
  out += ']';
}
template <class T>
requires(has_fields<T>::value) void append(std::string& out, const T& row, Reader reader) {
  out += '{';
  bool first = true;
  for_each_field<T>([&](const auto& f) {
    if (!reader.may(f.rules.read)) return;
    if (!first) out += ',';
    first = false;
    out += '"';
    out += f.name;
    out += "\":";
    append(out, row.*f.member, reader);
  });
  out += '}';
}

}  // namespace json_detail

/// write_json(to_json(row, reader)), several times faster.
template <class T>
std::string json_text(const T& row, Reader reader = {}) {
  std::string out;
  out.reserve(1024);
  json_detail::append(out, row, reader);
  return out;
}

/// One object of a row set, written field by field: names are plain words, each given once.
class JsonObjectText {
 public:
  explicit JsonObjectText(std::string& out) : out_(out) { out_ += '{'; }
  JsonObjectText(const JsonObjectText&) = delete;
  JsonObjectText& operator=(const JsonObjectText&) = delete;
  ~JsonObjectText() { out_ += '}'; }

  JsonObjectText& number(std::string_view name, std::int64_t value) {
    return key(name), append_json_number(out_, value), *this;
  }
  JsonObjectText& text(std::string_view name, std::string_view value) {
    return key(name), append_json_string(out_, value), *this;
  }
  JsonObjectText& flag(std::string_view name, bool value) { return key(name), out_ += value ? "true" : "false", *this; }
  JsonObjectText& null(std::string_view name) { return key(name), out_ += "null", *this; }
  /// A value that is JSON already.
  JsonObjectText& raw(std::string_view name, std::string_view json) { return key(name), out_ += json, *this; }
  template <class R>
  JsonObjectText& id(std::string_view name, Id<R> value) {
    return value ? number(name, value.value) : null(name);
  }
  template <class R>
  JsonObjectText& id(std::string_view name, const std::optional<Id<R>>& value) {
    return id(name, value.value_or(Id<R>{}));
  }
  template <class U>
  JsonObjectText& units(std::string_view name, Fixed<U> value) {
    return number(name, value.units);
  }
  template <class U>
  JsonObjectText& units(std::string_view name, const std::optional<Fixed<U>>& value) {
    return value ? number(name, value->units) : null(name);
  }
  JsonObjectText& date(std::string_view name, const std::optional<Date>& value) {
    return value ? text(name, to_text(*value)) : null(name);
  }

 private:
  void key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  std::string& out_;
  bool first_ = true;
};

/// "[a,b]" of what `write(out, item)` writes of each item.
template <class Items, class Write>
std::string json_array_text(const Items& items, Write&& write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    write(out, item);
  }
  return out += ']';
}

}  // namespace kram
