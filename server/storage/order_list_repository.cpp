#include "server/storage/order_list_repository.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/storage/order_list_filter.hpp"
#include "server/storage/page_cursor.hpp"

namespace kram::storage {
namespace {

/// How a page is found. direct: filters beside the key, when an index serves both. few: all that matches by the
/// filters' own indexes (by words: by the clients named and the numbers), given up when it is many. walk: the next rows
/// by key, then the filters. all: few without an end. tail: rows whose key is null, kept last.
enum class Shape { direct, direct_by_state, few, few_by_words, walk, all, all_by_words, tail };
constexpr std::size_t shape_count = 8, sort_count = 6;

/// Rows looked at by key before all that the filters leave is sorted; fewer where the key jumps all over the table.
constexpr std::int64_t first_rows = 1'000, few_rows = 3'000, first_clients = 20;
constexpr std::int64_t walk_rows_near = 10'000, walk_rows_scattered = 4'000, walk_clients = 60;
constexpr std::int64_t board_rows_max = 10'000;

const std::string summary_columns =
    std::string(
        "o.id, o.number, o.version, o.state, o.supply, o.fulfilment, o.payment, o.client_id, o.client_name,"
        " o.client_phone, o.currency, o.total, o.paid, coalesce(u.name, ''), o.ordered_on, o.promised_on,"
        " o.payment_due_on, ") +
    order_overdue_sql + ", o.external_id, o.created_at";
const std::string summary_joins =
    " join sales_order o on o.workspace_id = :p1 and o.id = f.id"
    " left join app_user u on u.workspace_id = :p1 and u.id = o.responsible_id";

OrderSummary read_summary(Row& row) {
  OrderSummary o;
  row >> o.id >> o.number >> o.version >> o.state >> o.supply >> o.fulfilment >> o.payment >> o.client_id >>
      o.client_name >> o.client_phone >> o.currency >> o.total >> o.paid >> o.responsible_name >> o.ordered_on >>
      o.promised_on >> o.payment_due_on >> o.overdue >> o.external_id >> o.created_at;
  return o;
}

/// One order of the list: p20 is the last key shown, p21 the last id.
struct Order {
  OrderSort sort;
  bool descending;

  const char* direction() const { return descending ? "desc" : "asc"; }
  const char* beyond() const { return descending ? "<" : ">"; }
  bool by_id() const { return sort == OrderSort::newest || sort == OrderSort::oldest; }
  bool by_date() const { return sort == OrderSort::date || sort == OrderSort::promised; }
  bool has_tail() const { return sort == OrderSort::promised || sort == OrderSort::client; }
  /// The column that sorts, as an index has it.
  std::string column() const {
    if (sort == OrderSort::date) return "o.ordered_on";
    if (sort == OrderSort::promised) return "o.promised_on";
    return sort == OrderSort::total ? "o.total" : "o.id";
  }
  std::string type() const { return by_date() ? "date" : "bigint"; }
  std::string last_date() const { return descending ? "-infinity" : "infinity"; }
  std::string first_key() const {
    if (by_date()) return descending ? "infinity" : "-infinity";
    return std::to_string(descending ? INT64_MAX : INT64_MIN);
  }
  std::int64_t first_id() const { return descending ? INT64_MAX : 0; }
};

std::string keyset(const Order& order) {
  if (order.by_id()) return std::string("o.id ") + order.beyond() + " cast(:p21 as bigint)";
  return "(" + order.column() + ", o.id) " + order.beyond() + " (cast(:p20 as " + order.type() +
         "), cast(:p21 as bigint))";
}
std::string by_key(const Order& order, const std::string& key, const std::string& id) {
  return " order by " + key + " " + order.direction() + ", " + id + " " + order.direction();
}
const std::string every_filter = std::string(order_filter_sql) + order_words_sql;
const std::string limited = " limit cast(:p22 as bigint)";

std::string summaries_of(const Order& order, const std::string& found, const std::string& more_named = "") {
  return matched_clients_sql + more_named + " select " + summary_columns + " from (" + found + ") f" + summary_joins +
         by_key(order, "f.key", "f.id");
}

/// ", found as (…)": the columns of all orders that the filters leave, to an end (p23) when there is one. By words they
/// are the clients' orders, each client's by its index, and those whose number begins so.
std::string found_orders(const std::string& columns, const std::string& joins, bool by_words, bool with_end) {
  const std::string from = "select " + columns + " from sales_order o" + joins + " where o.workspace_id = :p1";
  const std::string end = with_end ? " limit cast(:p23 as bigint)" : "";
  if (!by_words) return ", found as materialized (" + from + order_filter_sql + end + ")";
  return ", found as materialized ((select x.* from matched m cross join lateral (" + from + " and o.client_id = m.id" +
         order_filter_sql + " offset 0) x" + end + ") union (" + from + " and " + order_number_sql + order_filter_sql +
         end + "))";
}

/// The orders of `found` beyond the key, each with how many were found in all; when those are too many (p23), or none,
/// one row of nothing but that number.
std::string counted_summaries(const std::string& beyond_key, const std::string& order_by) {
  return " select c.held, " + summary_columns + " from (select count(*) as held from found) c left join (" +
         beyond_key +
         ") f on c.held < coalesce(cast(:p23 as bigint), 9223372036854775807)"
         " left join sales_order o on o.workspace_id = :p1 and o.id = f.id"
         " left join app_user u on u.workspace_id = :p1 and u.id = o.responsible_id" +
         order_by;
}

std::string direct_text(const Order& order) {
  return summaries_of(order, "select o.id, " + order.column() +
                                 " as key from sales_order o where o.workspace_id = :p1 and " + keyset(order) +
                                 every_filter + by_key(order, order.column(), "o.id") + limited);
}

std::string direct_by_state_text(const Order& order) {
  return summaries_of(order,
                      "select s.id, s.id as key from unnest(cast(:p3 as text[])) wanted (state) cross join lateral ("
                      "select o.id from sales_order o where o.workspace_id = :p1 and o.state = wanted.state and " +
                          keyset(order) + every_filter + by_key(order, "o.id", "o.id") + limited + ") s" +
                          by_key(order, "s.id", "s.id") + limited);
}

std::string walk_text(const Order& order) {
  const std::string walked =
      "select o.id, o.number, o.state, o.payment, o.fulfilment, o.client_id, o.responsible_id, o.ordered_on,"
      " o.promised_on, o.payment_due_on, o.paid, o.total, o.external_id, o.search from sales_order o"
      " where o.workspace_id = :p1 and " +
      keyset(order) + by_key(order, order.column(), "o.id") + " limit cast(:p23 as bigint)";
  return summaries_of(order, "select o.id, " + order.column() + " as key from (" + walked + ") o where true" +
                                 every_filter + by_key(order, order.column(), "o.id") + limited);
}

std::string gather_text(const Order& order, bool by_words, bool with_end) {
  const std::string key =
      order.sort == OrderSort::promised ? "coalesce(o.promised_on, date '" + order.last_date() + "')" : order.column();
  return matched_clients_sql + found_orders("o.id, " + key + " as key", "", by_words, with_end) +
         counted_summaries("select o.id, o.key from found o where (o.key, o.id) " + std::string(order.beyond()) +
                               " (cast(:p20 as " + order.type() + "), cast(:p21 as bigint))" +
                               by_key(order, "o.key", "o.id") + limited,
                           by_key(order, "f.key", "f.id"));
}

std::string tail_text(const Order& order) {
  const std::string column = order.sort == OrderSort::client ? "o.client_id" : order.column();
  return summaries_of(order, "select o.id, 0 as key from sales_order o where o.workspace_id = :p1 and " + column +
                                 " is null and o.id " + order.beyond() + " cast(:p21 as bigint)" +
                                 by_key(order, column, "o.id") + limited);
}

// By client the key is the client's name, told in the cursor by the client's id (p20; null at first, 0 in the tail):
// clients go in the order of names, and for each its orders.

std::string client_key(const Order& order) {
  const char* first = order.descending ? "chr(1114111)" : "''";
  return std::string(
             "coalesce((select c.sort_key from party c where c.workspace_id = :p1 and c.id = cast(:p20 as bigint)), ") +
         first + ")";
}

std::string client_walk_text(const Order& order) {
  const std::string at_or_beyond = order.descending ? "<=" : ">=";
  const std::string first_client = order.descending ? "9223372036854775807" : "0";
  const std::string clients =
      "select p.id, p.sort_key from party p where p.workspace_id = :p1 and (p.sort_key, p.id) " + at_or_beyond + " (" +
      client_key(order) + ", coalesce(cast(:p20 as bigint), " + first_client + "))" +
      by_key(order, "p.sort_key", "p.id") + " limit cast(:p23 as bigint)";
  const std::string orders =
      "select o.id from sales_order o where o.workspace_id = :p1 and o.client_id = p.id"
      " and (p.id <> coalesce(cast(:p20 as bigint), 0) or o.id " +
      std::string(order.beyond()) + " cast(:p21 as bigint))" + every_filter + by_key(order, "o.client_id", "o.id") +
      limited;
  const std::string place = by_key(order, "p.sort_key", "p.id") + ", x.id " + order.direction();
  return matched_clients_sql + (" select " + summary_columns) + " from (select x.id, row_number() over (" +
         place.substr(1) + ") as place from (" + clients + ") p cross join lateral (" + orders + ") x" + place +
         limited + ") f" + summary_joins + " order by f.place";
}

std::string client_gather_text(const Order& order, bool by_words, bool with_end) {
  const std::string last = order.descending ? "''" : "chr(1114111)";
  const std::string from = "(case when cast(:p20 as bigint) = 0 then " + last + " else " + client_key(order) + " end, ";
  const std::string client =
      "coalesce(cast(:p20 as bigint), " + std::string(order.descending ? "9223372036854775807" : "0") + ")";
  return matched_clients_sql +
         found_orders("o.id, coalesce(o.client_id, 0) as client, coalesce(p.sort_key, " + last + ") as key",
                      " left join party p on p.workspace_id = :p1 and p.id = o.client_id", by_words, with_end) +
         counted_summaries("select o.id, o.client, o.key from found o where (o.key, o.client, o.id) " +
                               std::string(order.beyond()) + " " + from + client + ", cast(:p21 as bigint))" +
                               by_key(order, "o.key", "o.client") + ", o.id " + order.direction() + limited,
                           by_key(order, "f.key", "f.client") + ", f.id " + order.direction());
}

std::string gathering_text(const Order& order, Shape shape) {
  const bool by_words = shape == Shape::few_by_words || shape == Shape::all_by_words;
  const bool with_end = shape == Shape::few || shape == Shape::few_by_words;
  return order.sort == OrderSort::client ? client_gather_text(order, by_words, with_end)
                                         : gather_text(order, by_words, with_end);
}

std::string text_of(const Order& order, Shape shape) {
  const bool by_client = order.sort == OrderSort::client;
  switch (shape) {
    case Shape::direct:
      return by_client ? client_walk_text(order) : direct_text(order);
    case Shape::direct_by_state:
      return order.by_id() ? direct_by_state_text(order) : std::string();
    case Shape::walk:
      return by_client ? client_walk_text(order) : walk_text(order);
    case Shape::few:
    case Shape::few_by_words:
    case Shape::all:
    case Shape::all_by_words:
      return gathering_text(order, shape);
    case Shape::tail:
      return order.has_tail() ? tail_text(order) : std::string();
  }
  return {};
}

/// Every statement of the list, made once: 6 sorts × 2 directions × 8 shapes.
struct Statements {
  struct Kept {
    std::string name, text;
  };
  std::array<Kept, sort_count * 2 * shape_count> kept;

  static std::size_t place(const Order& order, Shape shape) {
    return (static_cast<std::size_t>(order.sort) * 2 + (order.descending ? 1 : 0)) * shape_count +
           static_cast<std::size_t>(shape);
  }
  Statements() {
    for (const auto& sort : enum_names(OrderSort{}))
      for (const bool descending : {false, true})
        for (std::size_t s = 0; s < shape_count; ++s) {
          const Order order{sort.value, descending};
          const auto shape = static_cast<Shape>(s);
          kept[place(order, shape)] = {
              "order_list_" + std::string(sort.name) + (descending ? "_desc_" : "_asc_") + std::to_string(s),
              text_of(order, shape)};
        }
  }
  Sql sql(const Order& order, Shape shape) const {
    const auto& one = kept[place(order, shape)];
    return Sql{one.name.c_str(), one.text.c_str(), true};
  }
};
const Statements& statements() {
  static const Statements all;
  return all;
}

/// Where a page begins.
struct Position {
  std::optional<std::string> key;
  std::int64_t id = 0;
};

bool is_whole_number(const std::string& text) {
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && std::to_string(value) == text;
}

Result<Position> read_position(const Order& order, const std::optional<std::string>& cursor) {
  const Refusal damaged(ErrorCode::invalid_cursor, "/cursor");
  KRAM_TRY(parts, read_cursor(cursor, 4));
  if (parts.empty()) {
    Position first{std::nullopt, order.first_id()};
    if (order.sort != OrderSort::client) first.key = order.first_key();
    return first;
  }
  if (parts[0] != enum_name(order.sort) || parts[1] != order.direction()) return damaged;
  const auto id = parse_id(parts[3]);
  if (!id) return damaged;
  const bool is_tail = order.sort == OrderSort::promised && parts[2] == order.last_date();
  if (!(order.by_date() ? is_tail || parse_date(parts[2]).ok() : is_whole_number(parts[2]))) return damaged;
  return Position{parts[2], *id};
}

std::string cursor_after(const Order& order, const OrderSummary& last) {
  std::string key = to_text(last.id);
  if (order.sort == OrderSort::date) key = to_text(last.ordered_on);
  if (order.sort == OrderSort::promised) key = last.promised_on ? to_text(*last.promised_on) : order.last_date();
  if (order.sort == OrderSort::total) key = std::to_string(last.total.units);
  if (order.sort == OrderSort::client) key = last.client_id ? to_text(*last.client_id) : "0";
  return write_cursor({std::string(enum_name(order.sort)), order.direction(), key, to_text(last.id)});
}

class Finder {
 public:
  Finder(Connection& db, const Order& order, const OrderFilter& filter, const Position& from, std::int64_t count)
      : db_(db), order_(order), params_(filter.params), count_(count) {
    params_.resize(23, std::nullopt);
    params_[19] = from.key;
    params_[20] = from.id;
  }

  std::vector<OrderSummary> find(Shape shape, std::optional<std::int64_t> rows_looked_at = std::nullopt) {
    params_[21] = count_;
    params_[22] = rows_looked_at;
    std::vector<OrderSummary> found;
    for (auto& row : db_.run(statements().sql(order_, shape), params_)) found.push_back(read_summary(row));
    return found;
  }

  /// All that the filters leave, sorted; nothing when it is `end` rows or more.
  std::optional<std::vector<OrderSummary>> gather(Shape shape, std::optional<std::int64_t> end) {
    params_[21] = count_;
    params_[22] = end;
    std::vector<OrderSummary> found;
    for (auto& row : db_.run(statements().sql(order_, shape), params_)) {
      std::int64_t held = 0;
      row >> held;
      if (end && held >= *end) return std::nullopt;
      if (row.text(1)) found.push_back(read_summary(row));
    }
    return found;
  }

  /// What has no key comes after all that has.
  void append_tail(std::vector<OrderSummary>& found, bool began_in_tail) {
    if (!began_in_tail) params_[20] = order_.first_id();
    count_ -= static_cast<std::int64_t>(found.size());
    auto tail = find(Shape::tail);
    found.insert(found.end(), tail.begin(), tail.end());
  }

 private:
  Connection& db_;
  Order order_;
  std::vector<Param> params_;
  std::int64_t count_;
};

std::int64_t walk_rows(const Order& order) {
  if (order.sort == OrderSort::client) return walk_clients;
  return order.by_id() || order.sort == OrderSort::date ? walk_rows_near : walk_rows_scattered;
}

bool is_tail(const Order& order, const Position& from) {
  return order.has_tail() && from.key == (order.sort == OrderSort::client ? "0" : order.last_date());
}

std::vector<OrderSummary> find_orders(Connection& db, const Order& order, const OrderFilter& filter,
                                      const OrderQuery& query, const Position& from, std::int64_t count) {
  Finder finder(db, order, filter, from, count);
  const auto enough = [&](const auto& found) { return found.size() >= static_cast<std::size_t>(count); };
  const bool in_tail = is_tail(order, from);
  if (!filter.any) {
    auto found = in_tail ? std::vector<OrderSummary>{} : finder.find(Shape::direct);
    if (order.has_tail() && !enough(found)) finder.append_tail(found, in_tail);
    return found;
  }
  if (order.by_id() && filter.direct) return finder.find(query.states.empty() ? Shape::direct : Shape::direct_by_state);
  // What many rows match stands among the first of the key; few are found by their own index; the rest lies between.
  const bool by_client = order.sort == OrderSort::client;
  const auto walk = [&](std::int64_t rows) {
    return in_tail ? std::vector<OrderSummary>{} : finder.find(Shape::walk, rows);
  };
  if (query.external_id && !query.external_id->empty()) return *finder.gather(Shape::all, std::nullopt);
  if (filter.words || filter.direct) {
    if (auto found = walk(by_client ? first_clients : first_rows); enough(found)) return found;
    if (auto few = finder.gather(filter.words ? Shape::few_by_words : Shape::few, few_rows)) return *few;
  }
  if (auto found = walk(walk_rows(order)); enough(found)) return found;
  return *finder.gather(filter.words ? Shape::all_by_words : Shape::all, std::nullopt);
}

// The board: p20 the states, p21 how many orders of each. By words the orders are found first and then divided.
std::string board_text(const std::string& each, const std::string& of_all, bool by_words) {
  const std::string orders =
      by_words ? "select o.id, o.total from found f join sales_order o on o.workspace_id = :p1 and o.id = f.id"
                 " where o.state = wanted.state"
               : "select o.id, o.total from sales_order o where o.workspace_id = :p1 and o.state = wanted.state" +
                     std::string(order_filter_sql);
  return matched_clients_sql + (by_words ? found_orders("o.id", "", true, false) : std::string()) + " select " + each +
         " from unnest(cast(:p20 as text[])) wanted (state) cross join lateral (" + of_all + orders +
         " order by o.id desc limit cast(:p21 as bigint)";
}
std::string board_counts_text(bool by_words) {
  return board_text("wanted.state, c.count, c.total",
                    "select count(*) as count, cast(coalesce(sum(t.total), 0) as bigint) as total from (", by_words) +
         ") t) c";
}
std::string board_cards_text(bool by_words) {
  return board_text(summary_columns, "", by_words) + ") f" + summary_joins + " order by o.id desc";
}

}  // namespace

Result<Page<OrderSummary>> order_page(Connection& db, WorkspaceId workspace, Date today, const OrderQuery& query) {
  Order order{query.sort, query.descending};
  if (query.sort == OrderSort::newest) order.descending = true;
  if (query.sort == OrderSort::oldest) order.descending = false;
  KRAM_TRY(from, read_position(order, query.cursor));
  const auto filter = order_filter(workspace, today, query);
  Page<OrderSummary> page;
  page.items = find_orders(db, order, filter, query, from, std::int64_t{query.limit} + 1);
  if (page.items.size() > static_cast<std::size_t>(query.limit)) {
    page.items.resize(static_cast<std::size_t>(query.limit));
    page.next_cursor = cursor_after(order, page.items.back());
  }
  return page;
}

std::vector<BoardColumn> order_board(Connection& db, WorkspaceId workspace, Date today, const OrderQuery& query,
                                     std::int32_t cards) {
  static const std::string texts[] = {board_counts_text(false), board_counts_text(true), board_cards_text(false),
                                      board_cards_text(true)};
  const auto filter = order_filter(workspace, today, query);
  const Sql counts{filter.words ? "order_board_counts_by_words" : "order_board_counts", texts[filter.words].c_str(),
                   true};
  const Sql newest{filter.words ? "order_board_cards_by_words" : "order_board_cards", texts[2 + filter.words].c_str(),
                   true};
  std::vector<BoardColumn> columns;
  std::vector<OrderState> states;
  for (const auto& state : enum_names(OrderState{})) {
    const bool wanted =
        query.states.empty() || std::find(query.states.begin(), query.states.end(), state.value) != query.states.end();
    if (!wanted) continue;
    states.push_back(state.value);
    columns.emplace_back().state = state.value;
  }
  const auto column = [&](OrderState state) -> BoardColumn& {
    for (auto& c : columns)
      if (c.state == state) return c;
    broken_promise("a state that wasn't asked for", __FILE__, __LINE__);
  };
  auto params = filter.params;
  params.emplace_back(states);
  params.emplace_back(board_rows_max);
  for (auto& row : db.run(counts, params)) {
    OrderState state{};
    row >> state;
    auto& c = column(state);
    row >> c.count >> c.total;
  }
  params.back() = Param(cards);
  for (auto& row : db.run(newest, params)) {
    auto order = read_summary(row);
    column(order.state).orders.push_back(std::move(order));
  }
  return columns;
}

}  // namespace kram::storage
