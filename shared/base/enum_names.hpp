// Enumerations on the wire and in SQL: an enum E offers `constexpr auto enum_names(E)`, an array of EnumName<E>.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kram {

template <class E>
struct EnumName {
  E value;
  std::string_view name;
};

template <class E>
constexpr std::string_view enum_name(E value) {
  for (const auto& row : enum_names(E{}))
    if (row.value == value) return row.name;
  return {};
}
template <class E>
constexpr std::optional<E> enum_value(std::string_view name) {
  for (const auto& row : enum_names(E{}))
    if (row.name == name) return row.value;
  return std::nullopt;
}
/// "draft, confirmed, cancelled": what a person may write.
template <class E>
std::string enum_list() {
  std::string all;
  for (const auto& row : enum_names(E{})) all += (all.empty() ? "" : ", ") + std::string(row.name);
  return all;
}

}  // namespace kram
