// Reads the rows that statements pack by json_build_array: one statement then brings an aggregate with all its parts.
// PostgreSQL wrote the text, so it is read as it comes, without building a document of it; damage is a bug of ours.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.hpp"

namespace kram::storage {

/// A packed value that is read later: an inner set of rows.
struct Packed {
  std::string_view text;
};

/// Items are read in their order by `row >> a >> b`, units as in SQL (kopiykas, thousandths, microseconds).
class JsonRow {
 public:
  /// Of a whole array; "null" and nothing at all have no items.
  explicit JsonRow(std::string_view text) : text_(text) { open_ = enter(); }

  /// Whether there is another item, which is read next.
  bool more();
  bool null_here();

  JsonRow& operator>>(std::string& v);
  JsonRow& operator>>(bool& v);
  JsonRow& operator>>(std::int64_t& v);
  JsonRow& operator>>(std::int32_t& v);
  JsonRow& operator>>(Date& v);
  JsonRow& operator>>(Packed& v) { return v.text = take_value(), *this; }
  JsonRow& operator>>(Instant& v) { return *this >> v.micros; }
  template <class U>
  JsonRow& operator>>(Fixed<U>& v) {
    return *this >> v.units;
  }
  template <class R>
  JsonRow& operator>>(Id<R>& v) {
    if (null_here()) return v.value = 0, skip();
    return *this >> v.value;
  }
  template <class E>
  requires std::is_enum_v<E> JsonRow& operator>>(E& v) {
    std::string name;
    *this >> name;
    const auto value = enum_value<E>(name);
    KRAM_PROMISE(value.has_value());
    return v = *value, *this;
  }
  template <class T>
  JsonRow& operator>>(std::optional<T>& v) {
    if (null_here()) return v.reset(), skip();
    T inner{};
    *this >> inner;
    return v = std::move(inner), *this;
  }
  /// A list kept as jsonb in the spelling of the wire.
  template <class T>
  JsonRow& operator>>(std::vector<T>& v) {
    const auto list = take_value();
    v.clear();
    if (list != "[]") {
      const Json json = Json::parse(list, nullptr, false);
      KRAM_PROMISE(!json.is_discarded() && json_detail::decode(json, v, FieldRules{}, Decode::answer, "").ok());
    }
    return *this;
  }
  JsonRow& skip() { return take_value(), *this; }

 private:
  bool enter();
  void start_item();
  std::string_view take_value();
  std::string_view take_word();

  std::string_view text_;
  std::size_t at_ = 0;
  bool open_ = false;
};

/// Calls read(row) for each packed row; null stands for none.
template <class Read>
void for_each_packed(std::string_view rows, Read&& read) {
  JsonRow all(rows);
  while (all.more()) {
    Packed items;
    all >> items;
    JsonRow row(items.text);
    read(row);
  }
}
template <class Read>
void for_each_packed(const Packed& rows, Read&& read) {
  for_each_packed(rows.text, read);
}

/// Reads a list kept as jsonb that a statement selects by itself.
template <class T>
void read_list(const std::string& text, std::vector<T>& list) {
  const std::string packed = "[" + text + "]";
  JsonRow(packed) >> list;
}

}  // namespace kram::storage
