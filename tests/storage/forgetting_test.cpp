// C-25: a forgotten client leaves no trace in any table, and the books don't notice.
#include "server/storage/idempotency.hpp"
#include "tests/storage/order_fixture.hpp"

namespace kram::test {
namespace {

using namespace endpoint;

// In lower case, as no other test writes them.
constexpr const char* traces[] = {"незабутько", "0671239876", "671239876", "zoriana", "забутків", "секретна"};

/// What the law makes the company keep as it was recorded.
constexpr const char* kept_by_law = "'payment'";  // a payment's purpose is part of the bank's document

class ForgettingTest : public OrderTest {
 protected:
  Party person() {
    Party party;
    party.name = "Зоряна Незабутько";
    party.phones = {"067 123 98 76", "0671239876"};
    party.emails = {"zoriana@example.com"};
    party.contacts = {{"Чоловік Незабутько", "чоловік", "0671239876", "zoriana.home@example.com"}};
    party.addresses = {{"дім", "вул. Забутків, 5", "Львів", "", "", ""}};
    party.note = "Незабутько просить дзвонити зранку";
    party.external_id = "zoriana-1";
    return party;
  }
  OrderInput order_for(const Party& party, bool confirm) {
    auto input = order_of({line(goods, "1")});
    input.client_id = party.id;
    input.confirm = confirm;
    input.delivery_address = "Львів, вул. Забутків, 5";
    input.note = "Незабутько: 0671239876";
    input.lines[0].note = "секретна гравіювання Зоряні";
    return input;
  }
  void keep(const char* key, const char* route, const std::string& body) {
    storage::store_answer(storage::session_of_this_thread(url), {workspace, "u1", key + to_text(workspace), route},
                          {"hash", 201, body}, now);
  }
  /// Tables of the whole database in whose rows of this workspace any of the texts stands.
  std::string found() {
    std::string texts;
    for (const char* text : traces) texts += (texts.empty() ? "'%" : ", '%") + std::string(text) + "%'";
    const std::string sql =
        "select coalesce(string_agg(name, ' ' order by name), '') from (select t.table_name::text as name,"
        " (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I x where '"
        " || case when exists (select from information_schema.columns k where k.table_schema = 'public'"
        "     and k.table_name = t.table_name and k.column_name = 'workspace_id')"
        "   then 'x.workspace_id = ' || cast(:p1 as bigint) || ' and ' else '' end"
        " || 'lower(x::text) like any (array[%s])', t.table_name, '" +
        doubled(texts) +
        "'), false, true, '')))[1]::text::bigint as c from information_schema.tables t"
        " where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name not in (" +
        kept_by_law + ")) x where c > 0";
    std::string tables;
    storage::session_of_this_thread(url).one(storage::Sql{"t_traces", sql.c_str()}, {workspace}) >> tables;
    return tables;
  }
  static std::string doubled(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
    return out;
  }

  ProductId goods;
};

TEST_F(ForgettingTest, NothingPersonalStaysInAnyTable) {
  goods = good("Ваза", "100", "20");
  const auto client_card = call<create_client>(person());
  ASSERT_TRUE(client_card.ok());
  const auto done = make(order_for(*client_card, true));
  ok(call<pay_order>(pay(), {done.id.value}));
  ok(call<ship_order>({}, {done.id.value}));
  ok(call<complete_order>({}, {done.id.value}));
  const auto cancelled = make(order_for(*client_card, true));
  CancelInput why;
  why.reason = "Незабутько передумала";
  ok(call<cancel_order>(why, {cancelled.id.value}));
  const auto draft = make(order_for(*client_card, false));
  ok(patch<edit_order>(draft.id.value, 1, R"({"delivery_address": "Забутків, 6", "note": "Незабутько"})"));
  const auto kept =
      outside_transaction(order_for(*client_card, false), IdempotencyKey{"key-of-order", "create_order", "h"});
  ASSERT_TRUE(kept.ok());
  keep("card-", "create_client", write_json(to_json(*client_card)));
  keep("order-", "pay_order", write_json(to_json(done)));
  keep("taken-", "create_client",
       R"({"code":"phone_taken","params":{"name":"Зоряна Незабутько","client_id":")" + to_text(client_card->id) +
           R"(","phone":"+380671239876"}})");
  EXPECT_EQ(found(), "client_phone idempotency order_event order_line party sales_order");

  ASSERT_TRUE(call<anonymise_client>({}, {client_card->id.value}).ok());
  EXPECT_EQ(found(), "");
  EXPECT_EQ(figure("t_keys", "select count(*) from idempotency where workspace_id = :p1"), 4)
      << "keys stay taken: a late repeat does nothing twice";
  EXPECT_EQ(figure("t_totals", "select sum(total)::bigint from sales_order where workspace_id = :p1"), 4 * 10000);
  EXPECT_EQ(call<get_client>({}, {client_card->id.value})->figures.size(), 1u);
  prove();
}

TEST_F(ForgettingTest, AnOrderUnderWayKeepsItsAddressUntilItEnds) {
  goods = good("Ваза", "100", "20");
  const auto client_card = call<create_client>(person());
  const auto open = make(order_for(*client_card, true));
  ASSERT_TRUE(call<anonymise_client>({}, {client_card->id.value}).ok());
  EXPECT_EQ(found(), "order_line sales_order");
  EXPECT_EQ(call<get_order>({}, {open.id.value})->delivery_address, "Львів, вул. Забутків, 5");
  ok(call<pay_order>(pay(), {open.id.value}));
  ok(call<ship_order>({}, {open.id.value}));
  ok(call<complete_order>({}, {open.id.value}));
  EXPECT_EQ(found(), "");
  prove();
}

TEST_F(ForgettingTest, OnlyAForgottenPersonsHistoryMayChange) {
  goods = good("Ваза", "100", "20");
  const auto card = call<create_client>(person());
  make(order_for(*card, true));
  const std::string where = " where workspace_id = " + to_text(workspace);
  EXPECT_ANY_THROW(script("update order_event set details = '{}'" + where));
  ASSERT_TRUE(call<anonymise_client>({}, {card->id.value}).ok());
  EXPECT_NO_THROW(script("update order_event set details = details" + where));
  EXPECT_ANY_THROW(script("update order_event set kind = 'cancelled'" + where));
  EXPECT_ANY_THROW(script("delete from order_event" + where));
}

}  // namespace
}  // namespace kram::test
