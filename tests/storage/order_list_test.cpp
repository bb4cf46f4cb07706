// The order list page by page equals the whole sorted by SQL: in every order, with every filter, for any words.
#include <functional>

#include "server/storage/order_list_repository.hpp"
#include "tests/storage/workspace_fixture.hpp"

namespace kram::test {
namespace {

const Date today = date_of(2026, 11, 25);
constexpr const char* is_late =
    "coalesce((o.state in ('confirmed', 'in_work') and o.promised_on < '2026-11-25') or"
    " (o.state in ('confirmed', 'in_work', 'completed') and o.paid < o.total and o.payment_due_on < '2026-11-25'), "
    "false)";

struct Filter {
  std::string sql;
  OrderQuery query;
};

class OrderListTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    if (!IsSkipped()) fill();
  }

  std::string text(std::string all) const {
    for (std::size_t at; (at = all.find("{w}")) != std::string::npos;) all.replace(at, 3, to_text(workspace));
    for (std::size_t at; (at = all.find("{e}")) != std::string::npos;) all.replace(at, 3, to_text(legal_entity));
    return all;
  }

  /// 40 clients and 4,000 orders of all states; every tenth without a promised date, every twentieth without a client.
  void fill() {
    script(text(
        "insert into party (workspace_id, is_client, is_supplier, kind, name, created_at, search, sort_key)"
        " select {w}, true, false, 'person', n.name, 1, n.name || E'\\n38067' || lpad(cast(i * 7919 as text), 7, '0'),"
        " n.name from generate_series(1, 40) i cross join lateral (select (array['шевченко', 'коваленко', 'бондаренко',"
        " '50%_\\\\знижка', 'ткаченко'])[1 + i % 5] || ' ' || (array['олена', 'іван', 'марія'])[1 + i % 3] as name) "
        "n"));
    script(
        text("insert into sales_order (workspace_id, number, state, payment, fulfilment, client_id, legal_entity_id, "
             "currency,"
             " price_mode, vat_rounding, ordered_on, promised_on, payment_due_on, total, paid, external_id, search, "
             "created_at)"
             " select {w}, cast(i as text), (array['draft', 'confirmed', 'in_work', 'completed', 'completed', "
             "'cancelled'])[1 + i % 6],"
             " (array['unpaid', 'part', 'paid'])[1 + i % 3], (array['none', 'part_shipped', 'shipped'])[1 + i % 3], "
             "p.id, {e},"
             " 'UAH', 'no_vat', 'per_line', date '2026-11-25' - (i * 37 % 300), case when i % 10 > 0 then"
             " date '2026-11-25' + (i * 53 % 41) - 20 end, date '2026-11-25' + (i * 29 % 31) - 15, i * 7919 % 1000,"
             " case i % 3 when 0 then 0 when 1 then i * 7919 % 1000 / 2 else i * 7919 % 1000 end,"
             " case when i % 100 = 0 then 'shop:' || i else '' end, i || E'\\n' || coalesce(p.search, ''), i"
             " from generate_series(1, 4000) i left join lateral (select p.id, p.search from party p where "
             "p.workspace_id = {w}"
             " and i % 20 > 0 order by p.id offset i * 31 % 40 limit 1) p on true"));
    script("analyze sales_order; analyze party");
  }

  std::vector<Filter> filters() {
    const auto with = [](std::string sql, const std::function<void(OrderQuery&)>& set) {
      Filter filter{std::move(sql), {}};
      set(filter.query);
      return filter;
    };
    const PartyId someone{figure("test_some_client", "select min(id) from party where workspace_id = :p1")};
    return {
        with("true", [](auto&) {}),
        with("state in ('draft', 'cancelled')",
             [](auto& q) {
               q.states = {OrderState::draft, OrderState::cancelled};
             }),
        with("state = 'in_work' and payment = 'part'",
             [](auto& q) { q.states = {OrderState::in_work}, q.payment = PaymentState::part; }),
        with("payment = 'overpaid'", [](auto& q) { q.payment = PaymentState::overpaid; }),
        with("fulfilment = 'part_shipped'", [](auto& q) { q.fulfilment = FulfilmentState::part_shipped; }),
        with("client_id = " + to_text(someone), [&](auto& q) { q.client_id = someone; }),
        with("ordered_on between '2026-03-01' and '2026-04-01'",
             [](auto& q) { q.from = date_of(2026, 3, 1), q.to = date_of(2026, 4, 1); }),
        with(is_late, [](auto& q) { q.overdue = true; }),
        with(std::string(is_late).append(" = false"), [](auto& q) { q.overdue = false; }),
        with("o.external_id = 'shop:300'", [](auto& q) { q.external_id = "shop:300"; }),
        with("search like '%шевченко%'", [](auto& q) { q.search = "ШЕВЧЕНКО"; }),
        with("search like '%шевченко%' and search like '%олена%'", [](auto& q) { q.search = "олена  Шевченко"; }),
        with("search like '%шевченко%'", [](auto& q) { q.search = "itdxtyrj"; }),
        with("search like '%50\\%\\_\\\\знижка%'", [](auto& q) { q.search = "50%_\\знижка"; }),
        with("search like '%0007919%'", [](auto& q) { q.search = "000 79-19"; }),
        with("false", [](auto& q) { q.search = "немаєтакого"; }),
        with("number like '143%'", [](auto& q) { q.search = "143"; }),
        with("number = '14'", [](auto& q) { q.search = "14"; }),
        with("number = '7'", [](auto& q) { q.search = " 7 "; }),
    };
  }

  std::vector<std::int64_t> paged(OrderQuery query) {
    auto& db = storage::session_of_this_thread(url);
    std::vector<std::int64_t> ids;
    for (int pages = 0; pages < 2000; ++pages) {
      const auto page = storage::order_page(db, workspace, today, query);
      EXPECT_TRUE(page.ok());
      if (!page) return ids;
      EXPECT_LE(page->items.size(), static_cast<std::size_t>(query.limit));
      for (const auto& order : page->items) ids.push_back(order.id.value);
      if (!page->next_cursor) return ids;
      query.cursor = page->next_cursor;
    }
    return ids;
  }

  std::vector<std::int64_t> sorted_whole(const std::string& filter, const std::string& order) {
    const std::string sql =
        "select o.id from sales_order o left join party p on p.workspace_id = :p1 and p.id = o.client_id"
        " where o.workspace_id = :p1 and " +
        filter_over_o(filter) + " order by " + order;
    std::vector<std::int64_t> ids;
    auto& db = storage::session_of_this_thread(url);
    for (auto& row : db.run(storage::Sql{"test_whole", sql.c_str(), true}, {workspace})) row >> ids.emplace_back();
    return ids;
  }
  static std::string filter_over_o(const std::string& filter) {
    return filter.rfind("search", 0) == 0 || filter.rfind("number", 0) == 0 ? "o." + filter_with_alias(filter)
                                                                            : "(" + filter + ")";
  }
  static std::string filter_with_alias(std::string filter) {
    for (std::size_t at = 0; (at = filter.find("and search", at)) != std::string::npos; at += 10)
      filter.replace(at, 10, "and o.search");
    return filter;
  }
};

const char* sql_order(OrderSort sort, bool descending) {
  switch (sort) {
    case OrderSort::newest:
      return "o.id desc";
    case OrderSort::oldest:
      return "o.id";
    case OrderSort::date:
      return descending ? "o.ordered_on desc, o.id desc" : "o.ordered_on, o.id";
    case OrderSort::promised:
      return descending ? "o.promised_on desc nulls last, o.id desc" : "o.promised_on nulls last, o.id";
    case OrderSort::total:
      return descending ? "o.total desc, o.id desc" : "o.total, o.id";
    case OrderSort::client:
      return descending ? "p.sort_key desc nulls last, o.client_id desc, o.id desc"
                        : "p.sort_key nulls last, o.client_id, o.id";
  }
  return "";
}

TEST_F(OrderListTest, PagesAreTheWholeInOrder) {
  for (auto& filter : filters())
    for (const auto& sort : enum_names(OrderSort{}))
      for (const bool descending : {false, true}) {
        filter.query.sort = sort.value;
        filter.query.descending = descending;
        for (const std::int32_t limit : {41, 200}) {
          filter.query.limit = limit;
          EXPECT_EQ(paged(filter.query), sorted_whole(filter.sql, sql_order(sort.value, descending)))
              << filter.sql << " by " << sort.name << (descending ? " desc" : "") << " limit " << limit;
        }
      }
}

TEST_F(OrderListTest, AnotherWorkspaceSeesNothing) {
  auto& db = storage::session_of_this_thread(url);
  OrderQuery query;
  query.search = "шевченко";
  EXPECT_TRUE(storage::order_page(db, WorkspaceId{workspace.value + 1'000'000}, today, query)->items.empty());
  for (const auto& column : storage::order_board(db, WorkspaceId{workspace.value + 1'000'000}, today, {}, 50))
    EXPECT_EQ(column.count, 0);
}

TEST_F(OrderListTest, DamagedCursorsAreRefused) {
  auto& db = storage::session_of_this_thread(url);
  OrderQuery query;
  query.limit = 5;
  query.sort = OrderSort::total;
  const auto page = storage::order_page(db, workspace, today, query);
  ASSERT_TRUE(page.ok() && page->next_cursor);
  std::vector<std::string> cursors = {"x",
                                      "1 OR pg_sleep(5)",
                                      "'",
                                      "W10",
                                      std::string(400, 'A'),
                                      *page->next_cursor + "A",
                                      page->next_cursor->substr(1)};
  for (const auto& cursor : cursors) {
    query.cursor = cursor;
    const auto refused = storage::order_page(db, workspace, today, query);
    ASSERT_FALSE(refused.ok()) << cursor;
    EXPECT_EQ(refused.refusal().code, ErrorCode::invalid_cursor);
  }
  query.cursor = page->next_cursor;
  query.sort = OrderSort::date;
  EXPECT_FALSE(storage::order_page(db, workspace, today, query).ok()) << "a cursor of another order of the list";
}

TEST_F(OrderListTest, BoardCountsEachState) {
  auto& db = storage::session_of_this_thread(url);
  const auto board = storage::order_board(db, workspace, today, {}, 50);
  ASSERT_EQ(board.size(), 5u);
  std::int64_t all = 0;
  for (const auto& column : board) {
    all += column.count;
    EXPECT_EQ(column.orders.size(), 50u);
    for (const auto& order : column.orders) EXPECT_EQ(order.state, column.state);
  }
  EXPECT_EQ(all, 4000);
}

}  // namespace
}  // namespace kram::test
