// The direct text of a struct is the text of its document, byte for byte.
#include "shared/base/json_text.hpp"

#include <gtest/gtest.h>

#include "shared/api/endpoints.hpp"

namespace kram {
namespace {

std::string every_character() {
  std::string text;
  for (char c = 1; c < 127; ++c) text.push_back(c);
  return text + "\x7f їжак 👩‍🔧 \xE2\x80\xAE";
}

Order full_order() {
  Order order;
  order.id = OrderId{9007199254740993};
  order.number = "17";
  order.client_id = PartyId{5};
  order.note = every_character();
  order.discounts = {Discount::of_percent(Percent::of_units(35'000)), Discount::of_amount(Money::of_units(1))};
  order.ordered_on = date_of(2026, 11, 25);
  order.created_at = Instant::of_micros(1'795'600'800'000'001);
  order.vat = Money::of_units(-5);
  order.cost = Money::of_units(700);
  OrderLine line;
  line.id = OrderLineId{1};
  line.name = "\"лапки\\";
  line.price = UnitPrice::of_units(12'345);
  line.cost = Money::of_units(1);
  order.lines = {line, OrderLine{}};
  order.shipments.emplace_back();
  order.obligations.emplace_back();
  return order;
}

TEST(JsonText, IsTheDocumentsText) {
  for (const Reader reader : {Reader{true, true}, Reader{true, false}, Reader{false, false}}) {
    EXPECT_EQ(json_text(full_order(), reader), write_json(to_json(full_order(), reader)));
    EXPECT_EQ(json_text(Order{}, reader), write_json(to_json(Order{}, reader)));
    Page<OrderSummary> page;
    page.items.resize(2);
    page.next_cursor = "a/b";
    EXPECT_EQ(json_text(page, reader), write_json(to_json(page, reader)));
  }
  OrderEvent event;
  event.details = Json{{"changes", Json::array({Json{{"from", nullptr}, {"to", every_character()}}})}};
  EXPECT_EQ(json_text(event), write_json(to_json(event)));
}

TEST(JsonText, RowsAreJson) {
  std::string out;
  JsonObjectText(out).number("n", -7).text("t", every_character()).null("z").flag("f", true).raw("r", "[1]");
  const Json json = Json::parse(out);
  EXPECT_EQ(json.at("n"), -7);
  EXPECT_EQ(json.at("t"), every_character());
  EXPECT_TRUE(json.at("z").is_null());
  EXPECT_EQ(json.size(), 5u);
  EXPECT_EQ(json_array_text(std::vector<int>{1, 2}, [](std::string& to, int n) { append_json_number(to, n); }),
            "[1,2]");
}

}  // namespace
}  // namespace kram
