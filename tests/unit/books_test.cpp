// The books: postings by role, obligations, parts of lines, reservations and what an order's state allows.
#include <gtest/gtest.h>

#include <map>

#include "shared/api/order_progress.hpp"
#include "shared/domain/distribution.hpp"
#include "shared/domain/fulfilment.hpp"
#include "shared/domain/ledger.hpp"
#include "shared/domain/obligation.hpp"
#include "shared/domain/order.hpp"
#include "shared/domain/reservation.hpp"
#include "tests/unit/random.hpp"

namespace kram_test {
namespace {

using namespace kram;

Money money(const char* text) {
  return parse_fixed<Money>(text).value();
}
Quantity pieces(std::int64_t n) {
  return Quantity::whole(n);
}

/// The ledger of one order: debit less credit by role.
class Books {
 public:
  void add(const std::vector<Posting>& postings) {
    for (const auto& posting : postings) {
      ASSERT_TRUE(posting.amount.is_positive());
      ASSERT_NE(posting.debit, posting.credit);
      debit_[posting.debit] += posting.amount;
      debit_[posting.credit] -= posting.amount;
    }
  }
  Money debit(AccountRole role) const {
    const auto found = debit_.find(role);
    return found == debit_.end() ? Money{} : found->second;
  }
  Money credit(AccountRole role) const { return -debit(role); }
  OrderBalances before() const {
    return {debit(AccountRole::customers), credit(AccountRole::client_advances), debit(AccountRole::vat_liability)};
  }
  void expect_sound() const {
    Money sum;
    for (const auto& [role, amount] : debit_) sum += amount;
    EXPECT_TRUE(sum.is_zero());
    EXPECT_FALSE(before().receivable.is_negative());
    EXPECT_FALSE(before().advance.is_negative());
    EXPECT_FALSE(before().vat_of_advance.is_negative());
    EXPECT_TRUE(before().receivable.is_zero() || before().advance.is_zero());
  }

 private:
  std::map<AccountRole, Money> debit_;
};

TEST(Ledger, AWorkedDealGoesThrough) {
  Books books;
  const Money total = money("18530.00"), vat = money("3088.34");
  books.add(post_payment({AccountRole::bank, money("9265.00"), true, total, vat, books.before()}));
  EXPECT_EQ(to_text(books.credit(AccountRole::vat)), "1544.17");
  books.add(post_shipment({true, money("16161.95"), money("2693.66"), money("10735.37"), books.before()}));
  EXPECT_EQ(to_text(books.debit(AccountRole::customers)), "6896.95");
  books.add(post_shipment({false, money("2368.05"), money("394.68"), {}, books.before()}));
  EXPECT_EQ(to_text(books.debit(AccountRole::customers)), "9265.00");
  books.add(post_payment({AccountRole::bank, money("9265.00"), true, {}, {}, books.before()}));
  for (const auto role : {AccountRole::customers, AccountRole::client_advances, AccountRole::vat_liability})
    EXPECT_TRUE(books.debit(role).is_zero());
  EXPECT_EQ(books.credit(AccountRole::vat), vat);
  EXPECT_EQ(to_text(books.debit(AccountRole::cost_of_goods)), "10735.37");
  EXPECT_EQ(to_text(books.credit(AccountRole::goods_revenue)), "13468.29");
  EXPECT_EQ(to_text(books.credit(AccountRole::service_revenue)), "1973.37");
}

/// One order shipped and paid in parts in any order.
struct Life {
  Money total, vat;
  std::vector<PartAmounts> shipments;
  std::vector<Money> payments;
};
Life random_life(Random& random) {
  Life life;
  life.total = Money::of_units(random.between(1, 10'000'000));
  life.vat = Money::of_units(divide_rounded(life.total.units, 6) > 0 ? life.total.units / 6 : 0);
  const Quantity ordered = pieces(random.between(1, 5));
  const PartAmounts whole{life.total - life.vat, life.vat, life.total};
  for (Quantity done; done < ordered; done += pieces(1))
    life.shipments.push_back(part_between(whole, ordered, done, done + pieces(1)));
  const auto count = static_cast<std::size_t>(random.between(1, 5));
  std::vector<std::int64_t> weights(count);
  for (auto& weight : weights) weight = random.between(1, 100);
  life.payments = distribute(life.total, weights);
  return life;
}

TEST(LedgerProperty, AShippedAndPaidOrderClosesItsAccounts) {
  const auto rounds = scaled(300'000);
  auto random = announced("AShippedAndPaidOrderClosesItsAccounts", rounds);
  for (std::int64_t i = 0; i < rounds && !::testing::Test::HasFailure(); ++i) {
    const Life life = random_life(random);
    Books books;
    Money left = life.total, left_vat = life.vat;
    std::size_t shipped = 0, paid = 0;
    while (shipped < life.shipments.size() || paid < life.payments.size()) {
      const bool ship = paid == life.payments.size() || (shipped < life.shipments.size() && random.one_in(2));
      if (ship) {
        const auto& part = life.shipments[shipped++];
        books.add(post_shipment({random.one_in(2), part.gross, part.vat, Money::of_units(5), books.before()}));
        left -= part.gross, left_vat -= part.vat;
      } else {
        books.add(post_payment({AccountRole::bank, life.payments[paid++], true, left, left_vat, books.before()}));
      }
      books.expect_sound();
    }
    EXPECT_TRUE(books.debit(AccountRole::customers).is_zero());
    EXPECT_TRUE(books.debit(AccountRole::client_advances).is_zero());
    EXPECT_TRUE(books.debit(AccountRole::vat_liability).is_zero());
    EXPECT_EQ(books.credit(AccountRole::vat), life.vat);
    EXPECT_EQ(books.debit(AccountRole::bank), life.total);
    EXPECT_EQ(books.credit(AccountRole::goods_revenue) + books.credit(AccountRole::service_revenue),
              life.total - life.vat);
  }
}

TEST(Ledger, TheChartHoldsEveryRoleOnce) {
  std::map<AccountRole, int> times;
  for (const auto& account : shipped_chart()) ++times[account.role];
  for (const auto& row : enum_names(AccountRole{})) EXPECT_EQ(times[row.value], 1) << row.name;
}

TEST(Ledger, ACostTakenBackLeavesNothing) {
  for (const bool subcontract : {false, true})
    for (const auto from : {AccountRole::cash, AccountRole::suppliers, AccountRole::other_creditors}) {
      const auto cost = post_deal_cost(money("38.50"), subcontract, from);
      Books books;
      books.add(cost);
      EXPECT_EQ(books.debit(subcontract ? AccountRole::cost_of_services : AccountRole::selling_costs), money("38.50"));
      EXPECT_EQ(books.credit(from), money("38.50"));
      EXPECT_TRUE(books.debit(AccountRole::service_costs).is_zero());
      books.add(reversed(cost));
      for (const auto& row : shipped_chart()) EXPECT_TRUE(books.debit(row.role).is_zero()) << row.code;
    }
}

// DEAL1 of the vectors before its return: 15441.66 − 10735.37 − 900.00 − 380.00 − 65.00 − 2 % of the revenue.
TEST(Profit, OfAWorkedDealCountsWhatLeft) {
  Order order;
  OrderLine goods, service;
  goods.stock_quantity = goods.shipped = pieces(130);
  goods.net = money("13468.29"), goods.vat = money("2693.66"), goods.gross = money("16161.95");
  goods.cost = money("10735.37");
  service.stock_quantity = pieces(1);
  service.net = money("1973.37"), service.vat = money("394.68"), service.gross = money("2368.05");
  order.lines = {goods, service};
  for (const char* amount : {"900.00", "380.00", "65.00", "308.83", "12.00", "-12.00"}) {
    OrderCost cost;
    cost.amount = money(amount);
    order.costs.push_back(cost);
  }
  EXPECT_EQ(profit_of(order).revenue, money("13468.29"));  // the service is not performed yet
  order.lines[1].shipped = pieces(1);
  const auto deal = profit_of(order);
  EXPECT_EQ(deal.revenue, money("15441.66"));
  EXPECT_EQ(deal.profit(), money("3052.46"));
  EXPECT_EQ(to_text(*margin(deal.revenue, deal.goods + deal.costs)), "19.77");
}

TEST(FulfilmentProperty, PartsAddUpToTheLine) {
  const auto rounds = scaled(300'000);
  auto random = announced("PartsAddUpToTheLine", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    const Money gross = Money::of_units(random.of_digits(9)), vat = Money::of_units(gross.units / 6);
    const PartAmounts whole{gross - vat, vat, gross};
    const Quantity ordered = Quantity::of_units(random.between(1, 100'000));
    Money sum, vat_sum;
    for (Quantity done; done < ordered;) {
      const Quantity after = std::min(ordered, done + Quantity::of_units(random.between(1, ordered.units)));
      const auto part = part_between(whole, ordered, done, after);
      ASSERT_EQ(part.net + part.vat, part.gross);
      ASSERT_FALSE(part.gross.is_negative());
      sum += part.gross, vat_sum += part.vat, done = after;
    }
    ASSERT_EQ(sum, gross);
    ASSERT_EQ(vat_sum, vat);
  }
}

TEST(Fulfilment, TheSmallestStepsKeepTheirSign) {
  const PartAmounts whole{money("0.01"), money("0.01"), money("0.02")};
  const Quantity ordered = Quantity::of_units(1000);
  for (std::int64_t i = 0; i < 1000; ++i) {
    const auto part = part_between(whole, ordered, Quantity::of_units(i), Quantity::of_units(i + 1));
    EXPECT_GE(std::min(part.net, part.vat), Money{}) << i;
  }
}

TEST(FulfilmentProperty, PartsAreNeverBelowZero) {
  const auto rounds = scaled(300'000);
  auto random = announced("PartsAreNeverBelowZero", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    // Often far more steps than kopiykas, and any VAT up to the whole.
    const Money gross = Money::of_units(random.of_digits(random.one_in(2) ? 2 : 9));
    const Money vat = Money::of_units(random.one_in(2) ? gross.units / 6 : random.between(0, gross.units));
    const PartAmounts whole{gross - vat, vat, gross};
    const Quantity ordered = Quantity::of_units(random.between(1, 10'000'000));
    const auto longest = std::max<std::int64_t>(1, ordered.units / random.between(1, 60));
    Money net_sum, vat_sum, gross_sum;
    for (Quantity done; done < ordered;) {
      const Quantity after = std::min(ordered, done + Quantity::of_units(random.between(1, longest)));
      const auto part = part_between(whole, ordered, done, after);
      ASSERT_FALSE(part.net.is_negative() || part.vat.is_negative() || part.gross.is_negative())
          << gross.units << " " << vat.units << " " << ordered.units << ": " << done.units << " to " << after.units;
      ASSERT_EQ(part.net + part.vat, part.gross);
      net_sum += part.net, vat_sum += part.vat, gross_sum += part.gross, done = after;
    }
    ASSERT_EQ(net_sum, whole.net);
    ASSERT_EQ(vat_sum, vat);
    ASSERT_EQ(gross_sum, gross);
  }
}

OrderFacts facts(OrderState state, const char* paid) {
  OrderFacts order;
  order.state = state, order.total = money("100.00"), order.paid = order.received = money(paid);
  order.ordered_on = date_of(2026, 11, 25);
  order.lines = {{OrderLineId{1}, ProductId{1}, true, pieces(2), {}, money("60.00"), {}},
                 {OrderLineId{2}, ProductId{2}, false, pieces(1), {}, money("40.00"), {}}};
  return order;
}
std::string told(const OrderFacts& order) {
  std::string text;
  for (const auto& row : obligations_of(order))
    text += std::string(enum_name(row.debtor)) + " " + std::string(enum_name(row.subject)) + " " +
            std::string(enum_name(row.state)) + " " + to_text(row.amount) + "; ";
  return text;
}

TEST(Obligation, FollowsFactsAlone) {
  EXPECT_EQ(told(facts(OrderState::draft, "0.00")), "");
  EXPECT_EQ(told(facts(OrderState::confirmed, "0.00")),
            "us good expected 60.00; us service expected 40.00; client money expected 100.00; ");
  EXPECT_EQ(told(facts(OrderState::confirmed, "60.00")),
            "us good due 60.00; us service expected 40.00; client money expected 40.00; ");
  auto shipped = facts(OrderState::in_work, "0.00");
  shipped.shipped_total = shipped.lines[0].shipped_gross = money("60.00"), shipped.lines[0].shipped = pieces(2);
  EXPECT_EQ(told(shipped), "us service expected 40.00; client money due 60.00; client money expected 40.00; ");
  EXPECT_EQ(told(facts(OrderState::cancelled, "60.00")), "us money due 60.00; ");
}

TEST(ReservationProperty, NoPieceLeavesTwice) {
  const auto rounds = scaled(200'000);
  auto random = announced("NoPieceLeavesTwice", rounds);
  for (std::int64_t i = 0; i < rounds && !::testing::Test::HasFailure(); ++i) {
    std::vector<PlaceStock> places;
    for (std::int64_t p = 1; p <= 3; ++p)
      places.push_back({WarehouseId{p % 2 + 1}, PlaceId{p}, ProductId{1}, {pieces(random.between(0, 9)), {}}});
    std::vector<HeldStock> held;
    for (std::int64_t line = 1; line <= 3; ++line) {
      auto& place = places[static_cast<std::size_t>(random.between(0, 2))];
      const Quantity free = available(place.level);
      if (!free.is_positive()) continue;
      const Quantity taken = pieces(random.between(1, free.units / Quantity::one));
      place.level.reserved += taken;
      held.push_back({OrderLineId{line}, ProductId{1}, place.warehouse_id, place.place_id, taken});
    }
    std::vector<LineDemand> lines;
    for (std::int64_t line = 1; line <= 3; ++line)
      lines.push_back({OrderLineId{line}, ProductId{1}, {}, pieces(random.between(1, 9))});
    const auto leaving = take_for_shipment(lines, held, places);
    std::map<std::int64_t, Quantity> by_place, by_line, own;
    for (const auto& take : leaving.takes) {
      by_place[take.place_id.value] += take.quantity, by_line[take.line_id.value] += take.quantity;
      own[take.line_id.value] += take.from_held;
      EXPECT_LE(take.from_held, take.quantity);
    }
    for (const auto& place : places) EXPECT_LE(by_place[place.place_id.value], place.level.on_hand);
    for (const auto& line : lines) EXPECT_LE(by_line[line.line_id.value], line.quantity);
    for (const auto& row : held)
      EXPECT_EQ(own[row.line_id.value],
                std::min(row.quantity, lines[static_cast<std::size_t>(row.line_id.value - 1)].quantity));
  }
}

std::string verdict_of(const OrderProgress& order, OrderAction action) {
  const auto verdict = order_allows(order, action);
  return verdict ? "yes" : std::string(error_name(verdict.refusal().code));
}

TEST(Order, AllowsWhatItsStateAllows) {
  OrderProgress order;
  EXPECT_EQ(verdict_of(order, OrderAction::confirm), "order_has_no_lines");
  order.lines = {{true, pieces(2), {}, {}}, {false, pieces(1), {}, {}}};
  EXPECT_EQ(verdict_of(order, OrderAction::confirm), "client_required");
  order.has_client = true, order.total = money("10.00");
  EXPECT_EQ(verdict_of(order, OrderAction::confirm), "yes");
  EXPECT_EQ(verdict_of(order, OrderAction::ship), "state_forbids");
  order.state = OrderState::confirmed;
  EXPECT_EQ(supply_of(order), SupplyState::awaiting);
  EXPECT_EQ(verdict_of(order, OrderAction::complete), "not_all_shipped");
  order.lines[0].shipped = pieces(2);
  EXPECT_EQ(fulfilment_of(order), FulfilmentState::part_shipped);
  EXPECT_EQ(verdict_of(order, OrderAction::cancel), "shipped_already");
  EXPECT_EQ(verdict_of(order, OrderAction::ship), "nothing_to_ship");
  EXPECT_EQ(verdict_of(order, OrderAction::perform), "yes");
  order.lines[1].shipped = pieces(1);
  EXPECT_EQ(verdict_of(order, OrderAction::complete), "not_paid");
  order.paid = money("10.00");
  EXPECT_EQ(payment_of(order), PaymentState::paid);
  EXPECT_EQ(verdict_of(order, OrderAction::complete), "yes");
}

}  // namespace
}  // namespace kram_test
