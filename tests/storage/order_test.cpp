// Orders against a real PostgreSQL: entered, confirmed, shipped, paid, completed, cancelled, and what the books then
// say.
#include "shared/base/json_text.hpp"
#include "tests/storage/order_fixture.hpp"

namespace kram::test {
namespace {

TEST_F(OrderTest, PlacesAndConfirmsInTwoRoundTrips) {
  const auto bolt = good("Болт", "10.00", "5");
  auto& db = storage::session_of_this_thread(url);
  ASSERT_TRUE(outside_transaction(order_of({line(bolt, "2")})).ok());  // statements are prepared now
  const auto before = db.round_trips();
  auto order = outside_transaction(order_of({line(bolt, "2")}));
  ASSERT_TRUE(order.ok());
  EXPECT_EQ(db.round_trips() - before, 2u);
  EXPECT_EQ(to_text(order->total), "20.00");
  EXPECT_EQ(order->state, OrderState::confirmed);
  EXPECT_EQ(order->supply, SupplyState::reserved);
  auto read = call<endpoint::get_order>({}, {order->id.value});
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(write_json(to_json(*read)), write_json(to_json(*order)));
}

TEST_F(OrderTest, HostileTextComesBackLetterForLetter) {
  const auto bolt = good("Б\"о\\л\tт </script>", "1.00", "5");
  auto input = order_of({line(bolt, "1")});
  input.note = "рядок\nдругий \x7f \x01 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7 \xE2\x80\xAE";
  input.lines[0].note = "O'Neil & \"Sons\"; drop table sales_order; --";
  input.discounts = {Discount::of_percent(Percent::whole(10))};
  const auto order = make(input);
  const auto read = ok(call<endpoint::get_order>({}, {order.id.value}));
  EXPECT_EQ(read.note, input.note);
  EXPECT_EQ(read.lines[0].note, input.lines[0].note);
  EXPECT_EQ(read.lines[0].name, order.lines[0].name);
  EXPECT_EQ(read.discounts, input.discounts);
  EXPECT_EQ(json_text(read), write_json(to_json(order)));
}

TEST_F(OrderTest, AWholeSaleLeavesNothingOpen) {
  const auto bolt = good("Болт", "10.00", "5");
  auto order = make(order_of({line(bolt, "3")}));
  ASSERT_EQ(order.obligations.size(), 2u);
  EXPECT_EQ(order.obligations[0].state, ObligationState::expected);
  order = ok(call<endpoint::ship_order>({}, {order.id.value}));
  EXPECT_EQ(order.state, OrderState::in_work);
  EXPECT_EQ(to_text(*order.cost), "18.00");
  ASSERT_EQ(order.obligations.size(), 1u);
  EXPECT_EQ(order.obligations[0].state, ObligationState::due);
  order = ok(call<endpoint::pay_order>(pay(), {order.id.value}));
  EXPECT_EQ(order.payment, PaymentState::paid);
  order = ok(call<endpoint::complete_order>({}, {order.id.value}));
  EXPECT_EQ(order.state, OrderState::completed);
  EXPECT_TRUE(order.obligations.empty());
  EXPECT_EQ(balance_of("361"), 0);
  EXPECT_EQ(balance_of("681"), 0);
  EXPECT_EQ(balance_of("311"), 3000);
  EXPECT_EQ(balance_of("702"), -3000);
  EXPECT_EQ(balance_of("902"), 1800);
  EXPECT_EQ(on_hand(bolt), 2000);
  EXPECT_EQ(reserved(bolt), 0);
  prove();
}

TEST_F(OrderTest, VatArisesByTheFirstEvent) {
  pay_vat();
  const auto bolt = good("Болт", "12.00", "10");
  auto order = make(order_of({line(bolt, "10")}));
  EXPECT_EQ(order.price_mode, PriceMode::vat_included);
  EXPECT_EQ(to_text(*order.vat), "20.00");
  order = ok(call<endpoint::pay_order>(pay("60.00"), {order.id.value}));
  EXPECT_EQ(balance_of("641"), -1000);
  EXPECT_EQ(balance_of("643"), 1000);
  order = ok(call<endpoint::ship_order>(ship(order.lines[0], "3"), {order.id.value}));
  EXPECT_EQ(balance_of("641"), -1000);
  EXPECT_EQ(balance_of("643"), 400);
  order = ok(call<endpoint::ship_order>({}, {order.id.value}));
  order = ok(call<endpoint::pay_order>(pay(), {order.id.value}));
  EXPECT_EQ(balance_of("641"), -2000);
  EXPECT_EQ(balance_of("643"), 0);
  EXPECT_EQ(balance_of("681"), 0);
  EXPECT_EQ(balance_of("361"), 0);
  EXPECT_EQ(balance_of("702"), -10000);
  prove();
}

TEST_F(OrderTest, OverpaymentIsTheClientsAdvance) {
  const auto bolt = good("Болт", "100.00", "10");
  auto order = make(order_of({line(bolt, "10")}));
  order = ok(call<endpoint::pay_order>(pay("1500.00"), {order.id.value}));
  EXPECT_EQ(to_text(order.paid), "1000.00");
  EXPECT_EQ(to_text(order.remaining_to_pay), "0.00");
  EXPECT_EQ(order.payment, PaymentState::overpaid);
  EXPECT_EQ(to_text(order.payments[0].allocated), "1000.00");
  EXPECT_EQ(order.obligations.back().debtor, Debtor::us);
  EXPECT_EQ(to_text(order.obligations.back().amount), "500.00");
  EXPECT_EQ(refused(call<endpoint::pay_order>(pay(), {order.id.value})), ErrorCode::nothing_to_pay);
  order = ok(call<endpoint::ship_order>({}, {order.id.value}));
  EXPECT_EQ(balance_of("681"), -50000);
  EXPECT_EQ(balance_of("361"), 0);
  prove();
}

TEST_F(OrderTest, ShortageRefusesOrRaisesNeeds) {
  const auto bolt = good("Болт", "1.00", "5");
  auto asked = order_of({line(bolt, "3"), line(bolt, "3")});
  asked.on_shortage = OnShortage::refuse;
  auto refusal = outside_transaction(asked);
  ASSERT_FALSE(refusal.ok());
  EXPECT_EQ(refusal.refusal().code, ErrorCode::stock_short);
  EXPECT_EQ(refusal.refusal().params[1].second, "5");
  EXPECT_EQ(refusal.refusal().params[2].second, "6");
  EXPECT_EQ(reserved(bolt), 0);
  asked.on_shortage = OnShortage::need;
  const auto order = make(asked);
  EXPECT_EQ(order.supply, SupplyState::partial);
  EXPECT_EQ(reserved(bolt), 5000);
  EXPECT_EQ(figure("t_need", "select sum(quantity) from need where workspace_id = :p1"), 1000);
  receive(bolt, "4");
  const auto later = ok(call<endpoint::reserve_order>({}, {order.id.value}));
  EXPECT_EQ(later.supply, SupplyState::reserved);
  EXPECT_EQ(figure("t_need", "select sum(quantity) from need where workspace_id = :p1"), 0);
  prove();
}

TEST_F(OrderTest, AgreedPriceStaysWhateverTheListSays) {
  const auto bolt = good("Болт", "120.00", "50");
  auto input = order_of({line(bolt, "5", "100.00")});
  input.confirm = false;
  auto order = make(input);
  order = ok(patch<endpoint::edit_order>(order.id.value, order.version, R"({"promised_on":"2026-12-01"})"));
  EXPECT_EQ(to_text(order.total), "500.00");
  const std::string lines = R"({"lines":[{"id":")" + to_text(order.lines[0].id) + R"(","product_id":")" +
                            to_text(bolt) + R"(","quantity":"6"}]})";
  order = ok(patch<endpoint::edit_order>(order.id.value, order.version, lines.c_str()));
  EXPECT_EQ(to_text(order.total), "600.00");
  EXPECT_TRUE(order.lines[0].price_agreed);
  EXPECT_EQ(refused(patch<endpoint::edit_order>(order.id.value, 1, "{}")), ErrorCode::version_stale);
}

TEST_F(OrderTest, ReservationFollowsAnEditedOrder) {
  const auto l = good("Л", "1.00", "10"), f = good("Ф", "1.00", "10");
  auto order = make(order_of({line(l, "1")}));
  const std::string both = R"({"lines":[{"id":")" + to_text(order.lines[0].id) + R"(","product_id":")" + to_text(l) +
                           R"(","quantity":"2"},{"product_id":")" + to_text(f) + R"(","quantity":"1"}]})";
  order = ok(patch<endpoint::edit_order>(order.id.value, order.version, both.c_str()));
  EXPECT_EQ(reserved(l), 2000);
  EXPECT_EQ(reserved(f), 1000);
  const std::string one = R"({"lines":[{"id":")" + to_text(order.lines[0].id) + R"(","product_id":")" + to_text(l) +
                          R"(","quantity":"2"}]})";
  order = ok(patch<endpoint::edit_order>(order.id.value, order.version, one.c_str()));
  EXPECT_EQ(reserved(f), 0);
  order = ok(call<endpoint::cancel_order>({}, {order.id.value}));
  EXPECT_EQ(reserved(l), 0);
  EXPECT_EQ(refused(patch<endpoint::edit_order>(order.id.value, order.version, "{}")), ErrorCode::state_forbids);
  prove();
}

TEST_F(OrderTest, ShipsPartsFromSeveralWarehouses) {
  const auto bolt = good("Болт", "33.33", "4");
  receive(bolt, "6", second_warehouse, "7.00");
  auto order = make(order_of({line(bolt, "7")}));
  EXPECT_EQ(reserved(bolt), 7000);
  auto part = ship(order.lines[0], "2");
  part.lines[0].warehouse_id = second_warehouse;
  order = ok(call<endpoint::ship_order>(part, {order.id.value}));
  EXPECT_EQ(to_text(*order.cost), "14.00");
  EXPECT_EQ(order.fulfilment, FulfilmentState::part_shipped);
  EXPECT_EQ(refused(call<endpoint::ship_order>(ship(order.lines[0], "6"), {order.id.value})),
            ErrorCode::exceeds_unshipped);
  order = ok(call<endpoint::ship_order>({}, {order.id.value}));
  EXPECT_EQ(order.fulfilment, FulfilmentState::shipped);
  EXPECT_EQ(on_hand(bolt), 3000);
  EXPECT_EQ(reserved(bolt), 0);
  EXPECT_EQ(order.shipments.size(), 2u);
  EXPECT_EQ(to_text(order.shipments[0].gross + order.shipments[1].gross), "233.31");
  prove();
}

TEST_F(OrderTest, ServicesAreDoneNotShipped) {
  const auto bolt = good("Болт", "10.00", "5"), fitting = service("Монтаж", "50.00");
  auto order = make(order_of({line(bolt, "1"), line(fitting, "1.5")}));
  EXPECT_EQ(to_text(order.total), "85.00");
  order = ok(call<endpoint::perform_order>({}, {order.id.value}));
  EXPECT_EQ(balance_of("703"), -7500);
  EXPECT_EQ(refused(call<endpoint::cancel_order>({}, {order.id.value})), ErrorCode::shipped_already);
  order = ok(call<endpoint::ship_order>({}, {order.id.value}));
  EXPECT_EQ(order.fulfilment, FulfilmentState::shipped);
  EXPECT_EQ(refused(call<endpoint::complete_order>({}, {order.id.value})), ErrorCode::not_paid);
  prove();
}

TEST_F(OrderTest, DatesInThePastAreForThoseWithTheRight) {
  const auto bolt = good("Болт", "10.00", "5");
  auto input = order_of({line(bolt, "1")});
  input.ordered_on = date_of(2026, 11, 1);
  EXPECT_EQ(refused(call<endpoint::create_order>(input, {}, Role::seller)), ErrorCode::date_not_allowed);
  EXPECT_EQ(make(input).ordered_on, date_of(2026, 11, 1));
  input.ordered_on = date_of(2026, 12, 1);
  EXPECT_EQ(refused(call<endpoint::create_order>(input)), ErrorCode::date_in_future);
}

TEST_F(OrderTest, TellsTheWrongField) {
  const auto bolt = good("Болт", "10.00", "5");
  auto input = order_of({line(bolt, "1"), line(ProductId{999999999}, "1")});
  auto refusal = call<endpoint::create_order>(input);
  ASSERT_FALSE(refusal.ok());
  EXPECT_EQ(refusal.refusal().path, "/lines/1/product_id");
  input = order_of({line(bolt, "1")});
  input.lines[0].tax = "vat20";
  EXPECT_EQ(refused(call<endpoint::create_order>(input)), ErrorCode::tax_not_allowed);
  input.lines[0].tax.reset();
  input.client_id.reset();
  EXPECT_EQ(refused(call<endpoint::create_order>(input)), ErrorCode::client_required);
  EXPECT_EQ(refused(call<endpoint::ship_order>({}, {999999999})), ErrorCode::not_found);
}

TEST_F(OrderTest, UnitsNeverLosePieces) {
  const auto egg = good("Яйце", "2.00", "120");
  for (int i = 0; i < 3; ++i) {
    auto order = make(order_of({line(egg, "1")}));
    ok(call<endpoint::ship_order>({}, {order.id.value}));
  }
  auto dozens = order_of({line(egg, "1")});
  dozens.lines[0].unit = "дюжина";
  auto order = make(dozens);
  EXPECT_EQ(to_text(order.lines[0].stock_quantity), "12");
  EXPECT_EQ(to_text(order.lines[0].price), "24.00");
  EXPECT_EQ(on_hand(egg), 117000);
  EXPECT_EQ(reserved(egg), 12000);
  prove();
}

}  // namespace
}  // namespace kram::test
