// Reads the rows that statements pack by json_build_array: one statement then brings an aggregate with all its parts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "shared/base/json.hpp"

namespace kram::storage {

/// Items are read in their order by `row >> a >> b`, units as in SQL (kopiykas, thousandths, microseconds).
class JsonRow {
 public:
  explicit JsonRow(const Json& items) : items_(items) { KRAM_PROMISE(items.is_array()); }

  JsonRow& operator>>(std::string& v) {
    const Json& item = take();
    if (!item.is_null()) v = item.get_ref<const std::string&>();
    return *this;
  }
  JsonRow& operator>>(bool& v) { return v = take().get<bool>(), *this; }
  JsonRow& operator>>(std::int64_t& v) { return v = take().get<std::int64_t>(), *this; }
  JsonRow& operator>>(std::int32_t& v) { return v = take().get<std::int32_t>(), *this; }
  JsonRow& operator>>(Instant& v) { return v.micros = take().get<std::int64_t>(), *this; }
  JsonRow& operator>>(Json& v) { return v = take(), *this; }
  JsonRow& operator>>(Date& v) {
    auto date = parse_birth_date(take().get_ref<const std::string&>());
    KRAM_PROMISE(date.ok());
    return v = *date, *this;
  }
  template <class U>
  JsonRow& operator>>(Fixed<U>& v) { return *this >> v.units; }
  template <class R>
  JsonRow& operator>>(Id<R>& v) {
    const Json& item = take();
    v.value = item.is_null() ? 0 : item.get<std::int64_t>();
    return *this;
  }
  template <class E>
    requires std::is_enum_v<E>
  JsonRow& operator>>(E& v) {
    const auto value = enum_value<E>(take().get_ref<const std::string&>());
    KRAM_PROMISE(value.has_value());
    return v = *value, *this;
  }
  template <class T>
  JsonRow& operator>>(std::optional<T>& v) {
    if (items_.at(next_).is_null()) return ++next_, v.reset(), *this;
    T inner{};
    *this >> inner;
    return v = std::move(inner), *this;
  }
  /// A list kept as jsonb in the spelling of the wire.
  template <class T>
  JsonRow& operator>>(std::vector<T>& v) {
    KRAM_PROMISE(json_detail::decode(take(), v, FieldRules{}, Decode::answer, "").ok());
    return *this;
  }

 private:
  const Json& take() { return items_.at(next_++); }
  const Json& items_;
  std::size_t next_ = 0;
};

/// Calls read(row) for each packed row; null stands for none.
template <class Read>
void for_each_packed(const Json& rows, Read&& read) {
  if (rows.is_null()) return;
  for (const auto& items : rows) {
    JsonRow row(items);
    read(row);
  }
}

}  // namespace kram::storage
