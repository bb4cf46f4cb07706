// One description of a struct's fields, from which JSON, the OpenAPI schema, SQL columns and forms follow.
// A struct offers `static constexpr auto fields()` returning a tuple of field(...).
// Who may read and who may write is said at each field; the default is nobody.
#pragma once
#include <cstdint>
#include <tuple>
#include <type_traits>

namespace kram {

enum class Read : std::uint8_t {
  none,     // never leaves the server
  cost,     // staff who may see cost and profit
  staff,    // all staff
  cabinet,  // also the client it concerns
};
enum class Write : std::uint8_t {
  none,    // only the server sets it
  create,  // when the row is made
  edit,    // also afterwards
};
enum class Sign : std::uint8_t { any, not_negative, positive };

/// What one field promises. max_length counts code points; max_items counts list entries.
struct FieldRules {
  Read read = Read::none;
  Write write = Write::none;
  Sign sign = Sign::any;
  bool required = false;
  bool column = true;      // a column of the same name in the struct's table
  bool multiline = false;  // line breaks are allowed
  bool secret = false;     // never logged, never stored in an idempotency row
  int min_length = 0;
  int max_length = 200;
  int max_items = 200;
};

template <class Owner, class Value>
struct Field {
  using owner_type = Owner;
  using value_type = Value;
  const char* name;
  Value Owner::*member;
  FieldRules rules;

  constexpr Field with(FieldRules r) const { return Field{name, member, r}; }
  constexpr Field required() const {
    auto r = rules;
    r.required = true;
    return with(r);
  }
  constexpr Field positive() const {
    auto r = rules;
    r.sign = Sign::positive;
    return with(r);
  }
  constexpr Field not_negative() const {
    auto r = rules;
    r.sign = Sign::not_negative;
    return with(r);
  }
  constexpr Field length(int least, int most) const {
    auto r = rules;
    r.min_length = least;
    r.max_length = most;
    return with(r);
  }
  constexpr Field length(int most) const { return length(0, most); }
  constexpr Field items(int most) const {
    auto r = rules;
    r.max_items = most;
    return with(r);
  }
  constexpr Field multiline() const {
    auto r = rules;
    r.multiline = true;
    return with(r);
  }
  constexpr Field secret() const {
    auto r = rules;
    r.secret = true;
    return with(r);
  }
  constexpr Field derived() const {
    auto r = rules;
    r.column = false;
    return with(r);
  }
  constexpr Field read(Read who) const {
    auto r = rules;
    r.read = who;
    return with(r);
  }
};

/// Set by the server, seen by staff.
template <class O, class V>
constexpr Field<O, V> field(const char* name, V O::*member) {
  return {name, member, FieldRules{Read::staff, Write::none}};
}
/// Seen and edited by staff.
template <class O, class V>
constexpr Field<O, V> editable(const char* name, V O::*member) {
  return {name, member, FieldRules{Read::staff, Write::edit}};
}
/// Given when the row is made and never changed.
template <class O, class V>
constexpr Field<O, V> on_create(const char* name, V O::*member) {
  return {name, member, FieldRules{Read::staff, Write::create}};
}
/// Kept in the row, never on the wire.
template <class O, class V>
constexpr Field<O, V> hidden(const char* name, V O::*member) {
  return {name, member, FieldRules{}};
}

template <class T, class = void>
struct has_fields : std::false_type {};
template <class T>
struct has_fields<T, std::void_t<decltype(T::fields())>> : std::true_type {};

/// Calls visit(field) for each field of T, in order.
template <class T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... f) { (visit(f), ...); }, T::fields());
}

}  // namespace kram
