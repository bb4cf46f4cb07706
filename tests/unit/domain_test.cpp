// Price lists, stock, cost layers, identifiers, the calendar: over random input and by examples.
#include <gtest/gtest.h>

#include <map>

#include "shared/api/order.hpp"
#include "shared/base/text.hpp"
#include "shared/domain/barcode.hpp"
#include "shared/domain/calendar.hpp"
#include "shared/domain/cost_layer.hpp"
#include "shared/domain/device.hpp"
#include "shared/domain/identifier.hpp"
#include "shared/domain/order.hpp"
#include "shared/domain/phone.hpp"
#include "shared/domain/price_list.hpp"
#include "shared/domain/role.hpp"
#include "shared/domain/stock.hpp"
#include "tests/unit/random.hpp"

namespace kram_test {
namespace {

using namespace kram;

Quantity pieces(std::int64_t n) {
  return Quantity::whole(n);
}
UnitPrice price(std::int64_t n) {
  return UnitPrice::whole(n);
}

// ---- price lists

std::vector<PriceListRules> two_lists() {
  PriceListRules retail{PriceListId{1}, "Роздріб", {}, 2, {}};
  PriceRule all;
  all.id = PriceRuleId{1}, all.product_id = ProductId{7}, all.price = price(100);
  retail.rules = {all};
  PriceListRules wholesale{PriceListId{2}, "Опт", PriceListId{1}, 2, {}};
  PriceRule from_ten;
  from_ten.id = PriceRuleId{2}, from_ten.product_id = ProductId{7}, from_ten.price = price(90);
  from_ten.from_quantity = pieces(10);
  PriceRule category;
  category.id = PriceRuleId{3}, category.category_id = CategoryId{5}, category.kind = PriceRuleKind::percent;
  category.percent = parse_fixed<Percent>("3.333").value(), category.valid_until = date_of(2026, 11, 30);
  wholesale.rules = {category, from_ten};
  return {retail, wholesale};
}

std::string resolved(std::int64_t list, std::int64_t quantity, Date on, std::int64_t product = 7) {
  const auto found = resolve_price({ProductId{product}, {CategoryId{4}, CategoryId{5}}, pieces(quantity), on},
                                   PriceListId{list}, two_lists());
  return found ? to_text(found->price) + " " + describe(found->reason, Language::uk) : "none";
}

TEST(PriceList, TellsThePriceAndWhy) {
  const Date today = date_of(2026, 11, 25);
  EXPECT_EQ(resolved(1, 1, today), "100.00 Прайс «Роздріб»");
  EXPECT_EQ(resolved(2, 10, today), "90.00 Прайс «Опт», від 10");
  EXPECT_EQ(resolved(2, 9, today), "96.67 Прайс «Опт»: −3,333 % від 100,00");
  EXPECT_EQ(resolved(2, 9, date_of(2026, 12, 1)), "100.00 Прайс «Роздріб»");
  EXPECT_EQ(resolved(2, 9, today, 8), "none");
  EXPECT_EQ(resolved(3, 1, today), "none");
}

TEST(PriceList, ARingOfBasesEnds) {
  auto lists = two_lists();
  lists[0].base_list_id = PriceListId{2};
  lists[0].rules.clear();
  const PriceQuery query{ProductId{7}, {CategoryId{5}}, pieces(1), date_of(2026, 11, 25)};
  EXPECT_FALSE(resolve_price(query, PriceListId{2}, lists).has_value());
}

// ---- stock

TEST(Stock, SumsDemandBeforeItLooks) {
  const std::vector<StockDemand> lines = {{ProductId{1}, WarehouseId{1}, pieces(3)},
                                          {ProductId{1}, {}, pieces(2)},
                                          {ProductId{1}, WarehouseId{1}, pieces(4)}};
  const auto sums = sum_demand(lines);
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_EQ(sums[1].quantity, pieces(7));
  const PlaceStock place{WarehouseId{1}, PlaceId{1}, ProductId{1}, {pieces(8), pieces(0)}};
  const auto allocation = allocate(lines, {place});
  ASSERT_EQ(allocation.shortages.size(), 1u);
  EXPECT_FALSE(allocation.shortages[0].warehouse_id.has_value());
  EXPECT_EQ(allocation.shortages[0].available, pieces(1));
}

TEST(Stock, OwnReservationIsAvailableForItsShipment) {
  const StockFigures level{pieces(10), pieces(10)};
  EXPECT_EQ(available(level), pieces(0));
  EXPECT_EQ(available_for(level, pieces(4)), pieces(4));
  EXPECT_EQ(available({pieces(3), pieces(5)}), pieces(0));
}

TEST(StockProperty, NoPieceIsPromisedTwice) {
  const auto rounds = scaled(200'000);
  auto random = announced("NoPieceIsPromisedTwice", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    std::vector<PlaceStock> places;
    for (std::int64_t p = random.between(1, 6); p > 0; --p)
      places.push_back({WarehouseId{random.between(1, 2)},
                        PlaceId{p},
                        ProductId{random.between(1, 2)},
                        {pieces(random.between(0, 9)), pieces(random.between(0, 9))}});
    std::vector<StockDemand> demands;
    for (std::int64_t d = random.between(1, 6); d > 0; --d) {
      demands.push_back({ProductId{random.between(1, 2)}, {}, pieces(random.between(1, 9))});
      if (random.one_in(2)) demands.back().warehouse_id = WarehouseId{random.between(1, 2)};
    }
    const auto allocation = allocate(demands, places);
    std::map<std::int64_t, Quantity> taken;
    Quantity sum, wanted, missing;
    for (const auto& take : allocation.takes) taken[take.place_id.value] += take.quantity, sum += take.quantity;
    for (const auto& place : places) ASSERT_LE(taken[place.place_id.value], available(place.level));
    for (const auto& demand : demands) wanted += demand.quantity;
    for (const auto& shortage : allocation.shortages) missing += shortage.needed - shortage.available;
    ASSERT_EQ(sum + missing, wanted);
  }
}

// ---- cost

TEST(CostProperty, ALotsIssuesAddUpToItsCost) {
  const auto rounds = scaled(200'000);
  auto random = announced("ALotsIssuesAddUpToItsCost", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    std::vector<CostLayer> layers;
    Money total, cost;
    Quantity left;
    for (std::int64_t lot = random.between(1, 4); lot > 0; --lot) {
      layers.push_back(
          {lot, Quantity::of_units(random.between(1, 100'000)), Money::of_units(random.of_digits(9)), {}, {}});
      total += layers.back().cost_total, left += layers.back().received;
    }
    while (left.is_positive()) {
      auto& layer = layers[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(layers.size()) - 1))];
      if (random.one_in(4) && layer.issued.is_positive()) {
        const auto back = return_to_lot(layer, Quantity::of_units(random.between(1, layer.issued.units)));
        ASSERT_LE(back->cost, Money{});
        cost += back->cost, left -= back->quantity;
        continue;
      }
      const Quantity wanted = Quantity::of_units(random.between(1, left.units));
      const auto moves = issue_fifo(layers, wanted);
      ASSERT_TRUE(moves.ok());
      for (const auto& move : *moves) ASSERT_GE(move.cost, Money{});
      cost += cost_of(*moves), left -= wanted;
    }
    ASSERT_EQ(cost, total);
    ASSERT_FALSE(issue_fifo(layers, Quantity::of_units(1)).ok());
  }
}

// ---- identifiers

TEST(Phone, TakesForeignOnesInFullForm) {
  EXPECT_EQ(normalise_phone("+48 500 000 001").value(), "+48500000001");
  EXPECT_EQ(normalise_phone("0048 500 000 001").value(), "+48500000001");
  EXPECT_FALSE(normalise_phone("48 500 000 001").ok());
  EXPECT_FALSE(normalise_phone("+7 900 000 00 01").ok());
  EXPECT_EQ(normalise_phone("x").refusal().params.at(0).second, "format");
  EXPECT_EQ(print_phone("+48500000001"), "+48500000001");
}

TEST(PhoneProperty, PrintedNumbersReadBack) {
  const auto rounds = scaled(200'000);
  auto random = announced("PhoneProperty.PrintedNumbersReadBack", rounds);
  for (std::int64_t i = 0; i < rounds; ++i) {
    const std::string kept = "+380" + std::to_string(random.between(300'000'000, 999'999'999));
    ASSERT_EQ(normalise_phone(print_phone(kept)).value(), kept);
    ASSERT_EQ(normalise_phone("0" + kept.substr(4)).value(), kept);
  }
}

TEST(Email, IsOfTheUsualForm) {
  EXPECT_EQ(parse_email(" Olena.K+shop@Example.COM.ua ").value(), "Olena.K+shop@example.com.ua");
  for (const char* bad :
       {"", "olena", "@example.com", "olena@", "olena@example", "a..b@example.com", ".a@example.com", "a b@example.com",
        "a@-example.com", "a@example..com", "a@example.c", "олена@example.com", "a@b@example.com", "a@1.2"})
    EXPECT_FALSE(parse_email(bad).ok()) << bad;
}

TEST(Calendar, PeaceHasHolidays) {
  WorkCalendar peace;
  peace.martial_law = false;
  EXPECT_FALSE(is_working_day(date_of(2026, 12, 25), peace));
  EXPECT_FALSE(is_working_day(date_of(2026, 3, 9), peace));  // 8 March 2026 is a Sunday
  EXPECT_TRUE(is_working_day(date_of(2026, 12, 25), WorkCalendar{}));
  peace.working_days = {date_of(2026, 12, 26)};
  EXPECT_TRUE(is_working_day(date_of(2026, 12, 26), peace));
}

// ---- words for every value people see

template <class E>
void expect_labels(const char* group) {
  for (const auto& row : enum_names(E{}))
    EXPECT_TRUE(find_text(std::string(group) + "_" + std::string(row.name)).has_value()) << group << "_" << row.name;
}

TEST(Text, NamesEveryValueOfTheTrade) {
  expect_labels<OrderState>("order_state");
  expect_labels<SupplyState>("supply_state");
  expect_labels<FulfilmentState>("fulfilment_state");
  expect_labels<PaymentState>("payment_state");
  expect_labels<OnShortage>("on_shortage");
  expect_labels<Role>("role");
  expect_labels<Scope>("scope");
  expect_labels<PriceMode>("price_mode");
  expect_labels<VatRounding>("vat_rounding");
  expect_labels<TaxKind>("tax_kind");
  expect_labels<DiscountKind>("discount_kind");
  expect_labels<PriceRuleKind>("price_rule_kind");
  expect_labels<PriceReasonKind>("price_reason_kind");
  expect_labels<ShipmentKind>("shipment_kind");
  expect_labels<CostKind>("cost_kind");
  expect_labels<Debtor>("debtor");
  expect_labels<ObligationSubject>("obligation_subject");
  expect_labels<ObligationState>("obligation_state");
  expect_labels<OrderSort>("order_sort");
}

TEST(Device, IsToldByWhatItsBrowserSays) {
  EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                      "Chrome/142.0.0.0 Safari/537.36"),
            "Chrome, Windows");
  EXPECT_EQ(device_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                      "Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"),
            "Edge, Windows");
  EXPECT_EQ(device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                      "Version/18.6 Mobile/15E148 Safari/604.1"),
            "Safari, iPhone");
  EXPECT_EQ(device_of("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"), "Firefox, Android");
  EXPECT_EQ(device_of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox, macOS");
  EXPECT_EQ(device_of("curl/7.88.1"), "curl");
  EXPECT_EQ(device_of("<script>alert(1)</script>"), "");
  EXPECT_EQ(device_of(""), "");
  EXPECT_EQ(device_of(std::string(5000, 'x')).size(), 40u);
}

}  // namespace
}  // namespace kram_test
