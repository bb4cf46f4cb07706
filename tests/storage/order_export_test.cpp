// The exported file: the list's own rows letter for letter, business days of Kyiv, and no cell that a spreadsheet runs.
#include <algorithm>

#include "shared/base/csv.hpp"
#include "tests/storage/workspace_fixture.hpp"

namespace kram::test {
namespace {

using namespace endpoint;

const std::string hostile_names[] = {"=cmd|'/C calc'!A0",
                                     "+380671234567",
                                     "-5",
                                     "@SUM(A1)",
                                     "</script><img src=x onerror=alert(1)>",
                                     "O'Neil & \"Sons\", Київ",
                                     "👩🏽‍🚀 👨‍👩‍👧",
                                     "שלום (100) مرحبا"};

class OrderExportTest : public WorkspaceTest {
 protected:
  Order order_for(const std::string& name) {
    Party party;
    party.name = name;
    const auto client = call<create_client>(party);
    EXPECT_TRUE(client.ok()) << name;
    Product product;
    product.kind = ProductKind::service;
    product.name = "Робота";
    product.tax = "none";
    const auto work = call<create_product>(product);
    EXPECT_TRUE(work.ok());
    OrderInput input;
    input.client_id = client->id;
    input.legal_entity_id = legal_entity;
    OrderLineInput line;
    line.product_id = work->id;
    line.quantity = Quantity::whole(1);
    line.price = UnitPrice::of_units(125'000);
    line.tax = "none";
    input.lines = {line};
    const auto order = call<create_order>(input);
    EXPECT_TRUE(order.ok()) << (order.ok() ? "" : std::string(error_name(order.refusal().code)));
    return *order;
  }
  CsvTable exported(OrderQuery query = {}) {
    const auto file = call<export_orders>(query);
    EXPECT_TRUE(file.ok());
    const auto table = read_csv(file->text);
    EXPECT_TRUE(table.ok());
    return *table;
  }
};

TEST_F(OrderExportTest, NamesComeBackAndNoneIsAFormula) {
  std::vector<std::string> numbers;
  for (const auto& name : hostile_names) numbers.push_back(order_for(name).number);
  const auto table = exported();
  const auto number = table.column("Номер"), client = table.column("Клієнт"), total = table.column("Сума");
  ASSERT_TRUE(number && client && total);
  ASSERT_EQ(table.rows.size(), std::size(hostile_names));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                  [&](const auto& r) { return without_formula_guard(r[*number]) == numbers[i]; });
    ASSERT_NE(row, table.rows.end());
    EXPECT_EQ(without_formula_guard((*row)[*client]), hostile_names[i]);
    EXPECT_EQ(std::string("=+-@\t\r").find((*row)[*client].front()), std::string::npos);
    EXPECT_EQ((*row)[*total], "12.50");
  }
}

TEST_F(OrderExportTest, DaysAreThoseOfKyiv) {
  const struct {
    const char* at;
    const char* day;
    const char* local;
  } sales[] = {{"2026-06-30T20:30:00Z", "2026-06-30", "2026-06-30T23:30:00+03:00"},
               {"2026-06-30T21:30:00Z", "2026-07-01", "2026-07-01T00:30:00+03:00"},
               {"2026-10-25T00:30:00Z", "2026-10-25", "2026-10-25T03:30:00+03:00"},
               {"2026-10-25T01:30:00Z", "2026-10-25", "2026-10-25T03:30:00+02:00"},
               {"2026-12-31T22:10:00Z", "2027-01-01", "2027-01-01T00:10:00+02:00"}};
  for (const auto& sale : sales) {
    now = parse_instant(sale.at).value();
    order_for("Покупець");
  }
  OrderQuery query;
  query.sort = OrderSort::oldest;
  const auto table = exported(query);
  const auto list = call<list_orders>(query);
  const auto day = table.column("Дата"), created = table.column("Створено");
  ASSERT_TRUE(list.ok() && day && created);
  ASSERT_EQ(table.rows.size(), std::size(sales));
  for (std::size_t i = 0; i < std::size(sales); ++i) {
    EXPECT_EQ(table.rows[i][*day], sales[i].day);
    EXPECT_EQ(table.rows[i][*created], sales[i].local);
    EXPECT_EQ(to_text(list->items[i].ordered_on), sales[i].day);
    EXPECT_EQ(to_text(list->items[i].created_at), sales[i].at);
  }
  query.from = query.to = date_of(2026, 10, 25);
  EXPECT_EQ(exported(query).rows.size(), 2u);
}

}  // namespace
}  // namespace kram::test
