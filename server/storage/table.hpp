// SQL of simple aggregates from their fields: one struct, one table, columns of the same names. Nested structs and
// lists are jsonb. What needs more than a row by its id has its own statement in the aggregate's repository.
#pragma once
#include <mutex>
#include <unordered_map>

#include "server/storage/database.hpp"

namespace kram::storage {

/// Names T's table; specialised in the aggregate's repository: static constexpr const char* name = "legal_entity".
template <class T>
struct table_of;

/// A column that is no field of the struct, such as created_at or search.
using Extra = std::pair<const char*, Param>;
using Extras = std::vector<Extra>;

namespace table_detail {

template <class V>
struct is_scalar : std::bool_constant<!has_fields<V>::value> {};
template <class V>
struct is_scalar<std::vector<V>> : std::false_type {};
template <class V>
struct is_scalar<std::optional<V>> : is_scalar<V> {};

constexpr Reader everything{true, true};

template <class V>
Param to_param(const V& value) {
  if constexpr (is_scalar<V>::value)
    return Param(value);
  else
    return Param(json_detail::encode(value, everything));
}

template <class V>
void read_value(Row& row, V& value) {
  if constexpr (is_scalar<V>::value) {
    row >> value;
  } else {
    Json json;
    row >> json;
    if (json.is_null()) return;
    KRAM_PROMISE(json_detail::decode(json, value, FieldRules{}, Decode::answer, "").ok());
  }
}

/// A statement made once and kept for the life of the program: its text never moves.
const Sql& keep(const std::string& name, std::string (*make)(const std::string& table, const Extras&),
                const std::string& table, const Extras& extras);

inline std::string parameter(std::size_t number) {
  return ":p" + std::to_string(number);
}

/// Whether the caller may set the column: the id comes from the database, the version counts by itself.
inline bool is_set_by_row(std::string_view column) {
  return column != "id" && column != "version";
}

}  // namespace table_detail

/// "id, version, name …": the columns of T in the order in which read_row reads them. `alias` as in "o".
template <class T>
std::string columns(const char* alias = "") {
  const std::string prefix = *alias ? std::string(alias) + "." : "";
  std::string all;
  for_each_field<T>([&](const auto& f) {
    if (f.rules.column) all += (all.empty() ? "" : ", ") + prefix + f.name;
  });
  return all;
}

/// Reads T's columns from where the row stands.
template <class T>
T read_row(Row& row) {
  T value{};
  for_each_field<T>([&](const auto& f) {
    if (f.rules.column) table_detail::read_value(row, value.*f.member);
  });
  return value;
}

template <class T>
std::string insert_text(const std::string& table, const Extras& extras) {
  std::string names = "workspace_id", values = ":p1";
  std::size_t next = 2;
  const auto add = [&](const char* name) {
    names += std::string(", ") + name;
    values += ", " + table_detail::parameter(next++);
  };
  for_each_field<T>([&](const auto& f) {
    if (f.rules.column && table_detail::is_set_by_row(f.name)) add(f.name);
  });
  for (const auto& extra : extras) add(extra.first);
  return "insert into " + table + " (" + names + ") values (" + values + ") returning id";
}

template <class T>
std::string update_text(const std::string& table, const Extras& extras) {
  std::string sets = "version = version + 1";
  std::size_t next = 4;
  const auto add = [&](const char* name) {
    sets += std::string(", ") + name + " = " + table_detail::parameter(next++);
  };
  for_each_field<T>([&](const auto& f) {
    if (f.rules.column && table_detail::is_set_by_row(f.name)) add(f.name);
  });
  for (const auto& extra : extras) add(extra.first);
  return "update " + table + " set " + sets +
         " where workspace_id = :p1 and id = :p2 and version = :p3 returning version";
}

template <class T>
std::string find_text(const std::string& table, const Extras&) {
  return "select " + columns<T>() + " from " + table + " where workspace_id = :p1 and id = :p2";
}
template <class T>
std::string find_for_update_text(const std::string& table, const Extras& extras) {
  return find_text<T>(table, extras) + " for no key update";
}

/// Adds the row; its id.
template <class T>
std::int64_t insert_row(Connection& db, WorkspaceId workspace, const T& value, const Extras& extras = {}) {
  const std::string table = table_of<T>::name;
  std::vector<Param> params{workspace};
  for_each_field<T>([&](const auto& f) {
    if (f.rules.column && table_detail::is_set_by_row(f.name))
      params.push_back(table_detail::to_param(value.*f.member));
  });
  for (const auto& extra : extras) params.push_back(extra.second);
  auto rows = db.run(table_detail::keep("insert_" + table, insert_text<T>, table, extras), params);
  std::int64_t id = 0;
  rows.at(0) >> id;
  return id;
}

/// Changes the row if it still has `value.version`, which then counts one up; version_stale otherwise.
template <class T>
Verdict update_row(Connection& db, WorkspaceId workspace, T& value, const Extras& extras = {}) {
  const std::string table = table_of<T>::name;
  std::vector<Param> params{workspace, value.id, value.version};
  for_each_field<T>([&](const auto& f) {
    if (f.rules.column && table_detail::is_set_by_row(f.name))
      params.push_back(table_detail::to_param(value.*f.member));
  });
  for (const auto& extra : extras) params.push_back(extra.second);
  auto rows = db.run(table_detail::keep("update_" + table, update_text<T>, table, extras), params);
  if (rows.empty()) return ErrorCode::version_stale;
  rows.front() >> value.version;
  return Done{};
}

/// The row of this workspace, or nothing.
template <class T, class R>
std::optional<T> find_row(Connection& db, WorkspaceId workspace, Id<R> id) {
  const std::string table = table_of<T>::name;
  auto row = db.maybe_one(table_detail::keep("find_" + table, find_text<T>, table, {}), {workspace, id});
  if (!row) return std::nullopt;
  return read_row<T>(*row);
}

/// The same, kept from others' changes until the transaction ends.
template <class T, class R>
std::optional<T> lock_row(Connection& db, WorkspaceId workspace, Id<R> id) {
  const std::string table = table_of<T>::name;
  auto row = db.maybe_one(table_detail::keep("lock_" + table, find_for_update_text<T>, table, {}), {workspace, id});
  if (!row) return std::nullopt;
  return read_row<T>(*row);
}

/// A page of `limit` rows out of one more that were asked for; the cursor is the last row's id.
template <class Page, class Rows>
void cut_page(Page& page, Rows&& items, std::int32_t limit) {
  if (items.size() > static_cast<std::size_t>(limit)) {
    items.resize(static_cast<std::size_t>(limit));
    page.next_cursor = to_text(items.back().id);
  }
  page.items = std::move(items);
}

}  // namespace kram::storage
