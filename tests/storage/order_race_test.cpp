// Many at once: the last piece is sold once, a request repeated in parallel is done once, and no two orders wait for
// each other. Operations are driven from threads, each with its own session. KRAM_TEST_SCALE scales the rounds.
#include <atomic>
#include <cstdlib>
#include <thread>

#include "server/storage/idempotency.hpp"
#include "tests/storage/order_fixture.hpp"

namespace kram::test {
namespace {

int rounds() {
  const char* scale = std::getenv("KRAM_TEST_SCALE");
  const double asked = scale ? std::atof(scale) : 1.0;
  return std::max(10, static_cast<int>(200 * asked));
}

class OrderRaceTest : public OrderTest {
 protected:
  /// Runs `work` in so many threads at once.
  template <class Work>
  static void together(int threads, Work work) {
    std::vector<std::thread> all;
    for (int i = 0; i < threads; ++i) all.emplace_back([&work, i] { work(i); });
    for (auto& thread : all) thread.join();
  }
};

TEST_F(OrderRaceTest, TheLastPieceIsSoldOnce) {
  const int times = rounds();
  std::printf("rounds: %d, threads: 8\n", times);
  const auto bolt = good("Болт", "1.00", "1");
  for (int round = 0; round < times; ++round) {
    std::atomic<int> sold{0}, refused_as_short{0};
    std::atomic<std::int64_t> winner{0};
    together(8, [&](int) {
      auto input = order_of({line(bolt, "1")});
      input.on_shortage = OnShortage::refuse;
      const auto result = outside_transaction(input);
      if (result)
        ++sold, winner = result->id.value;
      else if (result.refusal().code == ErrorCode::stock_short)
        ++refused_as_short;
    });
    ASSERT_EQ(sold, 1) << "round " << round;
    ASSERT_EQ(refused_as_short, 7) << "round " << round;
    ASSERT_EQ(reserved(bolt), 1000);
    ok(call<endpoint::cancel_order>({}, {winner}));
  }
  prove();
}

TEST_F(OrderRaceTest, EachRoundHasOneWinner) {
  const int times = rounds();
  const auto bolt = good("Болт", "1.00", "5");
  for (int round = 0; round < times; ++round) {
    std::atomic<int> won{0};
    std::atomic<std::int64_t> winner{0};
    together(2, [&](int i) {
      auto input = order_of({line(bolt, i == 0 ? "4" : "3")});
      input.on_shortage = OnShortage::refuse;
      const auto result = outside_transaction(input);
      if (result)
        ++won, winner = result->id.value;
      else
        EXPECT_EQ(result.refusal().params[1].second, i == 0 ? "2" : "1");
    });
    ASSERT_EQ(won, 1) << "round " << round;
    ok(call<endpoint::cancel_order>({}, {winner}));
    ASSERT_EQ(reserved(bolt), 0);
  }
  prove();
}

TEST_F(OrderRaceTest, NeedsAreRaisedNotRefused) {
  const auto bolt = good("Болт", "1.00", "20");
  std::atomic<int> made{0};
  together(10, [&](int) {
    for (int i = 0; i < 5; ++i)
      if (outside_transaction(order_of({line(bolt, "1")}))) ++made;
  });
  EXPECT_EQ(made, 50);
  EXPECT_EQ(reserved(bolt), 20000);
  EXPECT_EQ(figure("t_need", "select sum(quantity) from need where workspace_id = :p1"), 30000);
  prove();
}

TEST_F(OrderRaceTest, ParallelTwinsMakeOneOrder) {
  const auto bolt = good("Болт", "1.00", "20");
  std::atomic<int> made{0}, twins{0}, others{0};
  together(20, [&](int) {
    try {
      if (outside_transaction(order_of({line(bolt, "1")}), IdempotencyKey{"key-of-twenty-twins", "create_order", "h"}))
        ++made;
      else
        ++others;
    } catch (const storage::ConstraintError& e) {
      if (e.constraint == storage::answer_key_constraint)
        ++twins;
      else
        ++others;
    }
  });
  EXPECT_EQ(made, 1);
  EXPECT_EQ(twins, 19);
  EXPECT_EQ(others, 0);
  EXPECT_EQ(figure("t_orders", "select count(*) from sales_order where workspace_id = :p1"), 1);
  EXPECT_EQ(reserved(bolt), 1000);
}

TEST_F(OrderRaceTest, NumbersOfPaymentsHaveNoHoles) {
  const auto bolt = good("Болт", "100.00", "20");
  std::vector<std::int64_t> orders;
  for (int i = 0; i < 20; ++i) orders.push_back(make(order_of({line(bolt, "1")})).id.value);
  together(20, [&](int thread) {
    for (int i = 0; i < 10; ++i) ok(call<endpoint::pay_order>(pay("1.00"), {orders[static_cast<std::size_t>(thread)]}));
  });
  EXPECT_EQ(figure("t_count", "select count(distinct number) from payment where workspace_id = :p1"), 200);
  EXPECT_EQ(figure("t_last", "select max(number) from payment where workspace_id = :p1"), 200);
  EXPECT_EQ(figure("t_day", "select sum(received) from account_day where workspace_id = :p1"), 20000);
  EXPECT_EQ(balance_of("311"), 20000);
  prove();
}

TEST_F(OrderRaceTest, ManyGoodsInAnyOrderNeverDeadlock) {
  std::vector<ProductId> goods;
  for (int i = 0; i < 6; ++i) goods.push_back(good("Товар " + std::to_string(i), "1.00", "2000"));
  std::atomic<int> failed{0};
  together(8, [&](int thread) {
    for (int i = 0; i < 25; ++i) {
      std::vector<OrderLineInput> lines;
      for (std::size_t j = 0; j < goods.size(); ++j)
        lines.push_back(line(goods[(static_cast<std::size_t>(thread + i) * 5 + j * 5) % goods.size()], "1"));
      try {
        auto order = outside_transaction(order_of(lines));
        if (!order) {
          ++failed;
          continue;
        }
        if (i % 3 == 0)
          ok(call<endpoint::cancel_order>({}, {order->id.value}));
        else
          ok(call<endpoint::ship_order>({}, {order->id.value}));
        if (i % 3 == 1) ok(call<endpoint::pay_order>(pay(), {order->id.value}));
      } catch (...) {
        ++failed;
        throw;
      }
    }
  });
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(figure("t_numbers", "select max(number) - count(*) from payment where workspace_id = :p1"), 0);
  EXPECT_EQ(figure("t_acts", "select max(number) - count(*) from shipment where workspace_id = :p1"), 0);
  prove();
}

}  // namespace
}  // namespace kram::test
