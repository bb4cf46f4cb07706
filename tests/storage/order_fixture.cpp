#include "tests/storage/order_fixture.hpp"

namespace kram::test {
namespace {

using storage::Sql;

constexpr Sql make_client{
    "t_client",
    "insert into party (workspace_id, is_client, is_supplier, kind, name, created_at, search, sort_key)"
    " values (:p1, true, false, 'person', 'Олена Коваль', 0, 'олена', 'олена') returning id"};
constexpr Sql make_account{"t_account",
                           "insert into money_account (workspace_id, legal_entity_id, kind, name)"
                           " values (:p1, :p2, 'bank', 'Банк') returning id"};
constexpr Sql make_product{
    "t_product",
    "insert into product (workspace_id, kind, name, tax, units, created_at, search, sort_key) values"
    " (:p1, :p2, :p3, 'vat20', cast(:p4 as jsonb), 0, 'x', 'x') returning id"};
constexpr Sql make_price{"t_price",
                         "insert into price_rule (workspace_id, price_list_id, product_id, price)"
                         " values (:p1, :p2, :p3, :p4)"};
constexpr Sql set_payer{"t_payer", "update legal_entity set pays_vat = true where workspace_id = :p1"};
constexpr Sql stock_figures{"t_stock",
                            "select coalesce(sum(on_hand), 0), coalesce(sum(reserved), 0) from stock_balance"
                            " where workspace_id = :p1 and product_id = :p2"};
constexpr Sql account_figure{"t_balance",
                             "select coalesce(sum(debit - credit), 0) from ledger_entry"
                             " where workspace_id = :p1 and account_code = :p2"};

struct Check {
  const char* name;
  const char* sql;
};
constexpr Check checks[] = {
    {"t_moves",
     "select count(*) from (select b.on_hand, (select coalesce(sum(m.quantity), 0) from stock_move m"
     " where m.workspace_id = b.workspace_id and m.place_id = b.place_id and m.product_id = b.product_id) as moved"
     " from stock_balance b where b.workspace_id = :p1) x where on_hand <> moved"},
    {"t_held",
     "select count(*) from (select b.reserved, (select coalesce(sum(r.quantity - r.used), 0) from reservation r"
     " where r.workspace_id = b.workspace_id and r.place_id = b.place_id and r.product_id = b.product_id"
     " and not r.released) as held from stock_balance b where b.workspace_id = :p1) x where reserved <> held"},
    {"t_line_held",
     "select count(*) from (select l.reserved, (select coalesce(sum(r.quantity - r.used), 0)"
     " from reservation r where r.workspace_id = l.workspace_id and r.line_id = l.id and not r.released)"
     " as held from order_line l where l.workspace_id = :p1) x where reserved <> held"},
    {"t_line_need",
     "select count(*) from order_line l join sales_order o on o.workspace_id = l.workspace_id and"
     " o.id = l.order_id left join need n on n.workspace_id = l.workspace_id and n.line_id = l.id"
     " where l.workspace_id = :p1 and l.kind = 'good' and o.state in ('confirmed', 'in_work') and"
     " l.shipped + l.reserved + coalesce(n.quantity, 0) <> l.stock_quantity"},
    {"t_layers",
     "select count(*) from (select l.issued_quantity, l.issued_cost, (select coalesce(sum(u.quantity), 0)"
     " from layer_use u where u.workspace_id = l.workspace_id and u.layer_id = l.id) as q,"
     " (select coalesce(sum(u.cost), 0) from layer_use u where u.workspace_id = l.workspace_id and"
     " u.layer_id = l.id) as c from cost_layer l where l.workspace_id = :p1) x"
     " where issued_quantity <> q or issued_cost <> c"},
    {"t_causes",
     "select count(*) from (select cause from ledger_entry where workspace_id = :p1 group by cause"
     " having sum(debit) <> sum(credit)) x"},
    {"t_paid",
     "select count(*) from (select o.paid, (select coalesce(sum(a.amount), 0) from allocation a where"
     " a.workspace_id = o.workspace_id and a.order_id = o.id) as allocated from sales_order o"
     " where o.workspace_id = :p1) x where paid <> allocated"},
    {"t_shipped",
     "select count(*) from (select o.shipped_total, (select coalesce(sum(s.gross), 0) from shipment s where"
     " s.workspace_id = o.workspace_id and s.order_id = o.id) as gross from sales_order o"
     " where o.workspace_id = :p1) x where shipped_total <> gross"},
    {"t_parts",
     "select count(*) from (select l.shipped_gross, l.shipped_vat, (select coalesce(sum(s.gross), 0)"
     " from shipment_line s where s.workspace_id = l.workspace_id and s.line_id = l.id) as gross,"
     " (select coalesce(sum(s.vat), 0) from shipment_line s where s.workspace_id = l.workspace_id and"
     " s.line_id = l.id) as vat from order_line l where l.workspace_id = :p1) x"
     " where shipped_gross <> gross or shipped_vat <> vat"},
    {"t_saldo",
     "select abs((select coalesce(sum(debit - credit), 0) from ledger_entry where workspace_id = :p1 and"
     " account_code in ('361', '681')) - (select coalesce(sum(gross), 0) from shipment where"
     " workspace_id = :p1) + (select coalesce(sum(amount), 0) from payment where workspace_id = :p1))"},
    {"t_stock_account",
     "select abs((select coalesce(sum(debit - credit), 0) from ledger_entry where workspace_id = :p1"
     " and account_code = '281') - (select coalesce(sum(cost - issued_cost), 0) from cost_layer"
     " where workspace_id = :p1))"},
};

}  // namespace

void OrderTest::SetUp() {
  WorkspaceTest::SetUp();
  if (url.empty()) return;
  auto& db = storage::session_of_this_thread(url);
  db.one(make_client, {workspace}) >> client;
  db.one(make_account, {workspace, legal_entity}) >> bank;
}

ProductId OrderTest::good(const std::string& name, const std::string& price, const std::string& pieces) {
  auto& db = storage::session_of_this_thread(url);
  ProductId id;
  db.one(make_product, {workspace, "good", name, R"([{"unit":"дюжина","factor":"12"}])"}) >> id;
  db.run(make_price, {workspace, retail, id, *parse_fixed<UnitPrice>(price)});
  receive(id, pieces);
  return id;
}

ProductId OrderTest::service(const std::string& name, const std::string& price) {
  auto& db = storage::session_of_this_thread(url);
  ProductId id;
  db.one(make_product, {workspace, "service", name, "[]"}) >> id;
  db.run(make_price, {workspace, retail, id, *parse_fixed<UnitPrice>(price)});
  return id;
}

void OrderTest::receive(ProductId product, const std::string& pieces, WarehouseId warehouse, const std::string& cost) {
  Receipt receipt;
  receipt.kind = ReceiptKind::opening;
  receipt.warehouse_id = warehouse;
  ReceiptLine line;
  line.product_id = product;
  line.quantity = *parse_fixed<Quantity>(pieces);
  line.unit_cost = *parse_fixed<UnitPrice>(cost);
  receipt.lines.push_back(line);
  const auto received = call<endpoint::create_receipt>(receipt);
  ASSERT_TRUE(received.ok()) << describe(received.refusal(), Language::en) << received.refusal().path;
}

void OrderTest::pay_vat() {
  storage::session_of_this_thread(url).run(set_payer, {workspace});
}

OrderLineInput OrderTest::line(ProductId product, const std::string& quantity, const std::string& price) {
  OrderLineInput input{};
  input.product_id = product;
  input.quantity = *parse_fixed<Quantity>(quantity);
  if (!price.empty()) input.price = *parse_fixed<UnitPrice>(price);
  return input;
}

OrderInput OrderTest::order_of(std::vector<OrderLineInput> lines) const {
  OrderInput input{};
  input.client_id = client;
  input.lines = std::move(lines);
  input.confirm = true;
  return input;
}

PayInput OrderTest::pay(const std::string& amount) const {
  PayInput input{};
  input.account_id = bank;
  if (!amount.empty()) input.amount = *parse_fixed<Money>(amount);
  return input;
}

ShipInput OrderTest::ship(const OrderLine& line, const std::string& quantity) {
  return ShipInput{{ShipLineInput{line.id, *parse_fixed<Quantity>(quantity), {}}}, {}};
}

Result<Order> OrderTest::outside_transaction(const OrderInput& input, std::optional<IdempotencyKey> key) {
  auto& db = storage::session_of_this_thread(url);
  const Actor actor{workspace, UserId{1}, {}, "Тест", Role::owner, {}};
  Context context{db, actor, now, Language::uk, kyiv_zone(), std::move(key), "test"};
  return handle(context, Call<endpoint::create_order>{input, {}, {}, {}});
}

Order OrderTest::ok(Result<Order> result) {
  if (!result) {
    ADD_FAILURE() << describe(result.refusal(), Language::en) << " " << result.refusal().path;
    return {};
  }
  return std::move(*result);
}

std::optional<ErrorCode> OrderTest::refused(const Result<Order>& result) {
  return result ? std::nullopt : std::optional(result.refusal().code);
}

std::int64_t OrderTest::on_hand(ProductId product) {
  std::int64_t on_hand = 0;
  storage::session_of_this_thread(url).one(stock_figures, {workspace, product}) >> on_hand;
  return on_hand;
}

std::int64_t OrderTest::reserved(ProductId product) {
  std::int64_t on_hand = 0, reserved = 0;
  storage::session_of_this_thread(url).one(stock_figures, {workspace, product}) >> on_hand >> reserved;
  return reserved;
}

std::int64_t OrderTest::balance_of(const std::string& code) {
  std::int64_t balance = 0;
  storage::session_of_this_thread(url).one(account_figure, {workspace, code}) >> balance;
  return balance;
}

void OrderTest::prove() {
  for (const auto& check : checks) EXPECT_EQ(figure(check.name, check.sql), 0) << check.name;
}

}  // namespace kram::test
