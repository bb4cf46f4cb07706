// JSON in and out of structs that describe their fields: strict reading that names the wrong field, one canonical
// writing.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.hpp"
#include "shared/base/enum_names.hpp"
#include "shared/base/fields.hpp"
#include "shared/base/fixed.hpp"
#include "shared/base/id.hpp"
#include "shared/base/result.hpp"

namespace kram {

using Json = nlohmann::ordered_json;

/// Reads a whole request body. Refuses broken JSON, repeated keys, more than 32 levels and bytes that aren't UTF-8
/// (RFC 8259), so that nothing after it has to.
Result<Json> parse_json(std::string_view text);
/// The one writing: no spaces, fields in their declared order.
std::string write_json(const Json& json);

/// What the reader of an answer may see.
struct Reader {
  bool staff = true;
  bool cost = false;
  constexpr bool may(Read read) const {
    return read == Read::cabinet || (staff && read == Read::staff) || (staff && cost && read == Read::cost);
  }
};

enum class Decode : std::uint8_t {
  create,  // fields writable at creation; required ones must be there
  edit,    // a patch: what is absent stays
  answer,  // what the server said: every readable field, unknown ones passed over, nothing judged
};

namespace json_detail {

Verdict check_text(const std::string& text, const FieldRules& rules);
Refusal expected(const char* uk_en_type);
inline std::string child(const std::string& path, const char* name) {
  return path + "/" + name;
}

template <class U>
Json encode(const Fixed<U>& v, Reader) {
  return to_text(v);
}
template <class R>
Json encode(const Id<R>& v, Reader) {
  return v ? Json(to_text(v)) : Json(nullptr);
}
inline Json encode(const std::string& v, Reader) {
  return v;
}
inline Json encode(const bool& v, Reader) {
  return v;
}
inline Json encode(const std::int64_t& v, Reader) {
  return v;
}
inline Json encode(const std::int32_t& v, Reader) {
  return v;
}
inline Json encode(const Date& v, Reader) {
  return to_text(v);
}
inline Json encode(const Instant& v, Reader) {
  return to_text(v);
}
inline Json encode(const Json& v, Reader) {
  return v;
}
template <class E>
requires std::is_enum_v<E> Json encode(const E& v, Reader) {
  return std::string(enum_name(v));
}
template <class T>
requires(has_fields<T>::value) Json encode(const T& row, Reader reader);
template <class T>
Json encode(const std::optional<T>& v, Reader reader) {
  return v ? encode(*v, reader) : Json(nullptr);
}
template <class T>
Json encode(const std::vector<T>& items, Reader reader) {
  Json array = Json::array();
  for (const auto& item : items) array.push_back(encode(item, reader));
  return array;
}
template <class T>
requires(has_fields<T>::value) Json encode(const T& row, Reader reader) {
  Json object = Json::object();
  for_each_field<T>([&](const auto& f) {
    if (reader.may(f.rules.read)) object[f.name] = encode(row.*f.member, reader);
  });
  return object;
}

Verdict decode(const Json&, std::string&, const FieldRules&, Decode, const std::string& path);
Verdict decode(const Json&, bool&, const FieldRules&, Decode, const std::string& path);
Verdict decode(const Json&, std::int64_t&, const FieldRules&, Decode, const std::string& path);
Verdict decode(const Json&, std::int32_t&, const FieldRules&, Decode, const std::string& path);
Verdict decode(const Json&, Date&, const FieldRules&, Decode, const std::string& path);
Verdict decode(const Json&, Instant&, const FieldRules&, Decode, const std::string& path);
inline Verdict decode(const Json& j, Json& v, const FieldRules&, Decode, const std::string&) {
  return v = j, Done{};
}
Verdict check_sign(std::int64_t units, const FieldRules& rules, const std::string& path);

template <class U>
Verdict decode(const Json& j, Fixed<U>& v, const FieldRules& rules, Decode mode, const std::string& path) {
  if (!j.is_string()) return expected("decimal string").under(path);
  auto parsed = parse_fixed<Fixed<U>>(j.template get_ref<const std::string&>());
  if (!parsed) return parsed.refusal().under(path);
  v = *parsed;
  return mode == Decode::answer ? Verdict(Done{}) : check_sign(v.units, rules, path);
}
template <class R>
Verdict decode(const Json& j, Id<R>& v, const FieldRules&, Decode mode, const std::string& path) {
  if (j.is_null() && mode == Decode::answer) return v = {}, Done{};
  if (!j.is_string()) return expected("id string").under(path);
  auto parsed = parse_id(j.template get_ref<const std::string&>());
  if (!parsed) return parsed.refusal().under(path);
  v.value = *parsed;
  return Done{};
}
template <class E>
requires std::is_enum_v<E> Verdict decode(const Json& j, E& v, const FieldRules&, Decode, const std::string& path) {
  if (!j.is_string()) return expected("string").under(path);
  const auto value = enum_value<E>(j.template get_ref<const std::string&>());
  if (!value) return Refusal(ErrorCode::unknown_value, path, {{"allowed", enum_list<E>()}});
  v = *value;
  return Done{};
}
template <class T>
requires(has_fields<T>::value) Verdict
    decode(const Json& j, T& row, const FieldRules&, Decode mode, const std::string& path);
template <class T>
Verdict decode(const Json& j, std::optional<T>& v, const FieldRules& rules, Decode mode, const std::string& path) {
  if (j.is_null()) return v.reset(), Done{};
  T inner{};
  if (auto verdict = decode(j, inner, rules, mode, path); !verdict) return verdict;
  v = std::move(inner);
  return Done{};
}
template <class T>
Verdict decode(const Json& j, std::vector<T>& items, const FieldRules& rules, Decode mode, const std::string& path) {
  if (!j.is_array()) return expected("array").under(path);
  const auto inner = mode == Decode::answer ? Decode::answer : Decode::create;
  if (mode != Decode::answer && j.size() > static_cast<std::size_t>(rules.max_items))
    return Refusal(ErrorCode::too_many_items, path, {{"limit", std::to_string(rules.max_items)}});
  items.clear();
  for (std::size_t i = 0; i < j.size(); ++i) {
    T item{};
    if (auto verdict = decode(j[i], item, rules, inner, path + "/" + std::to_string(i)); !verdict) return verdict;
    items.push_back(std::move(item));
  }
  return Done{};
}

template <class T>
Verdict check_names(const Json& object, Decode mode, const std::string& path) {
  for (const auto& [name, ignored] : object.items()) {
    bool known = false;
    Write write = Write::none;
    for_each_field<T>([&, &key = name](const auto& f) {
      if (key == f.name) known = f.rules.read != Read::none || f.rules.write != Write::none, write = f.rules.write;
    });
    if (!known) return Refusal(ErrorCode::unknown_field, path + "/" + name);
    if (write == Write::none || (mode == Decode::edit && write == Write::create))
      return Refusal(ErrorCode::field_not_writable, path + "/" + name);
  }
  return Done{};
}

template <class T>
requires(has_fields<T>::value) Verdict
    decode(const Json& j, T& row, const FieldRules&, Decode mode, const std::string& path) {
  if (!j.is_object()) return expected("object").under(path);
  if (mode != Decode::answer) KRAM_CHECK(check_names<T>(j, mode, path));
  std::optional<Refusal> first;
  for_each_field<T>([&](const auto& f) {
    if (first || (f.rules.write == Write::none && mode != Decode::answer)) return;
    const auto found = j.find(f.name);
    if (found == j.end()) {
      if (f.rules.required && mode == Decode::create) first = Refusal(ErrorCode::required, child(path, f.name));
      return;
    }
    if (auto verdict = decode(*found, row.*f.member, f.rules, mode, child(path, f.name)); !verdict)
      first = verdict.refusal();
  });
  if (first) return *first;
  return Done{};
}

}  // namespace json_detail

/// Writes what `reader` may see of the row.
template <class T>
Json to_json(const T& row, Reader reader = {}) {
  return json_detail::encode(row, reader);
}
/// Makes a row of a request; refuses unknown, unwritable, missing and wrong fields by their JSON Pointer.
template <class T>
Result<T> from_json(const Json& json) {
  T row{};
  if (auto verdict = json_detail::decode(json, row, FieldRules{}, Decode::create, ""); !verdict)
    return verdict.refusal();
  return row;
}
/// Lays a patch over a row; what the patch doesn't name stays.
template <class T>
Verdict patch_from_json(const Json& json, T& row) {
  return json_detail::decode(json, row, FieldRules{}, Decode::edit, "");
}

/// Reads an answer of the server (the client's side). Refuses only what can't be understood at all.
template <class T>
Result<T> answer_from_json(const Json& json) {
  T row{};
  if (auto verdict = json_detail::decode(json, row, FieldRules{}, Decode::answer, ""); !verdict)
    return verdict.refusal();
  return row;
}

using QueryParameters = std::vector<std::pair<std::string, std::string>>;

namespace json_detail {
/// A query's text as the JSON that a field of this type expects.
Json literal_or_text(const std::string& text);
Json split_list(const std::string& text);
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct unwrapped {
  using type = T;
};
template <class T>
struct unwrapped<std::optional<T>> {
  using type = T;
};
}  // namespace json_detail

/// Reads decoded query parameters into a struct by the same rules as a body; lists are comma-separated.
template <class T>
Result<T> from_query(const QueryParameters& parameters) {
  Json object = Json::object();
  for (const auto& [name, value] : parameters) {
    if (object.contains(name)) return Refusal(ErrorCode::duplicate_key, "/" + name, {{"field", name}});
    object[name] = value;
    for_each_field<T>([&, &key = name, &text = value](const auto& f) {
      using V = typename json_detail::unwrapped<typename std::decay_t<decltype(f)>::value_type>::type;
      if (key != f.name) return;
      if constexpr (std::is_same_v<V, bool> || std::is_same_v<V, std::int64_t> || std::is_same_v<V, std::int32_t>)
        object[key] = json_detail::literal_or_text(text);
      else if constexpr (json_detail::is_vector<V>::value)
        object[key] = json_detail::split_list(text);
    });
  }
  return from_json<T>(object);
}

}  // namespace kram
