// JSON Schemas (OpenAPI 3.1) of wire structs, from the same fields that read and write them.
#pragma once
#include <string>
#include <string_view>

#include "shared/base/json.hpp"

namespace kram::http {

/// Which side of a struct: what is answered, what may be given when a row is made, what when it is changed.
enum class Side : std::uint8_t { answer, create, edit };

/// Where named schemas are collected: components/schemas.
struct SchemaBook {
  Json schemas = Json::object();
};

namespace schema_detail {

template <class T>
constexpr std::string_view pretty_name() {
  return __PRETTY_FUNCTION__;
}
/// "PageOfLegalEntity" of "… [with T = kram::Page<kram::LegalEntity>; …]".
std::string component_name(std::string_view pretty, Side side);
Json reference(const std::string& name);
Json nullable(Json schema);
Json decimal(int decimals, const FieldRules& rules);
void limit_text(Json& schema, const FieldRules& rules);

template <class T>
Json schema_of(SchemaBook& book, const FieldRules& rules, Side side, T*);
template <class U>
Json schema_of(SchemaBook&, const FieldRules& rules, Side, Fixed<U>*) {
  return decimal(U::scale, rules);
}
template <class R>
Json schema_of(SchemaBook&, const FieldRules&, Side side, Id<R>*) {
  Json schema{{"type", "string"}, {"pattern", "^[1-9][0-9]{0,18}$"}};
  return side == Side::answer ? nullable(schema) : schema;
}
template <class T>
Json schema_of(SchemaBook& book, const FieldRules& rules, Side side, std::optional<T>*) {
  return nullable(schema_of(book, rules, side, static_cast<T*>(nullptr)));
}
template <class T>
Json schema_of(SchemaBook& book, const FieldRules& rules, Side side, std::vector<T>*) {
  const auto inner = side == Side::answer ? Side::answer : Side::create;
  Json schema{{"type", "array"}, {"items", schema_of(book, rules, inner, static_cast<T*>(nullptr))}};
  if (side != Side::answer) schema["maxItems"] = rules.max_items;
  return schema;
}

inline bool has_side(const FieldRules& rules, Side side) {
  if (side == Side::answer) return rules.read != Read::none;
  return side == Side::create ? rules.write != Write::none : rules.write == Write::edit;
}

template <class T>
Json object_schema(SchemaBook& book, Side side) {
  Json properties = Json::object();
  Json required = Json::array();
  for_each_field<T>([&](const auto& f) {
    using V = typename std::decay_t<decltype(f)>::value_type;
    if (!has_side(f.rules, side)) return;
    properties[f.name] = schema_of(book, f.rules, side, static_cast<V*>(nullptr));
    const bool always = side == Side::answer ? f.rules.read != Read::cost : side == Side::create && f.rules.required;
    if (always) required.push_back(f.name);
  });
  Json schema{{"type", "object"}, {"properties", properties}};
  if (!required.empty()) schema["required"] = required;
  if (side != Side::answer) schema["additionalProperties"] = false;
  return schema;
}

template <class T>
Json schema_of(SchemaBook& book, const FieldRules& rules, Side side, T*) {
  if constexpr (has_fields<T>::value) {
    const auto name = component_name(pretty_name<T>(), side);
    if (!book.schemas.contains(name)) {
      book.schemas[name] = nullptr;  // taken, should the struct contain itself
      book.schemas[name] = object_schema<T>(book, side);
    }
    return reference(name);
  } else if constexpr (std::is_enum_v<T>) {
    Json names = Json::array();
    for (const auto& row : enum_names(T{})) names.push_back(std::string(row.name));
    return Json{{"type", "string"}, {"enum", names}};
  } else if constexpr (std::is_same_v<T, std::string>) {
    Json schema{{"type", "string"}};
    if (side != Side::answer) limit_text(schema, rules);
    return schema;
  } else if constexpr (std::is_same_v<T, bool>) {
    return Json{{"type", "boolean"}};
  } else if constexpr (std::is_same_v<T, Date>) {
    return Json{{"type", "string"}, {"format", "date"}};
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Json{{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::is_same_v<T, Json>) {
    return Json::object();
  } else {
    return Json{{"type", "integer"}, {"format", sizeof(T) == 8 ? "int64" : "int32"}};
  }
}

}  // namespace schema_detail

/// The schema of T's side; structs become references into the book.
template <class T>
Json schema(SchemaBook& book, Side side) {
  return schema_detail::schema_of(book, FieldRules{}, side, static_cast<T*>(nullptr));
}

}  // namespace kram::http
