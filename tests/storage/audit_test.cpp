// The audit is itself proven: a small honest company has no difference, and each planted fault is found by its own
// check.
#include <set>

#include "server/audit/audit.hpp"
#include "server/storage/migrate.hpp"
#include "tests/storage/workspace_fixture.hpp"

namespace kram::test {
namespace {

using namespace endpoint;

struct Fault {
  const char* code;
  const char* plant;  // {w} is the workspace
};

// Each is planted in a transaction of its own with the guards off, and rolled back.
const Fault faults[] = {
    {"M1",
     "update ledger_entry set debit = debit + 1 where (workspace_id, id) in (select workspace_id, min(id) from"
     " ledger_entry where workspace_id = {w} and debit > 0 group by 1)"},
    {"M2",
     "delete from ledger_entry where (workspace_id, id) in (select workspace_id, max(id) from ledger_entry"
     " where workspace_id = {w} group by 1)"},
    {"M3a", "update order_line set net = net - 1, gross = gross - 1 where workspace_id = {w} and no = 1 and net > 1"},
    {"M3b", "update sales_order set total = total + 1 where workspace_id = {w}"},
    {"M3c", "update shipment set net = net + 1, gross = gross + 1 where workspace_id = {w}"},
    {"M3d", "update receipt set cost = cost + 1 where workspace_id = {w}"},
    {"M4a",
     "update allocation a set amount = p.amount + 1 from payment p where a.workspace_id = {w}"
     " and p.workspace_id = {w} and p.id = a.payment_id"},
    {"M4b", "update sales_order set paid = paid - 1 where workspace_id = {w} and paid > 0"},
    {"M4c",
     "update payment set party_id = (select max(id) from party where workspace_id = {w}) where workspace_id = {w}"},
    {"M5",
     "update ledger_entry set party_id = (select max(id) from party where workspace_id = {w}) where workspace_id = {w}"
     " and party_id is not null and cause like 'shipment%'"},
    {"M7a", "update account_day set received = received + 1 where workspace_id = {w}"},
    {"M7b", "update ledger_entry set account_code = '93' where workspace_id = {w} and account_code = '311'"},
    {"M8a", "delete from ledger_entry where workspace_id = {w} and cause like 'payment%'"},
    {"M8b", "delete from ledger_entry where workspace_id = {w} and cause like 'shipment%' and account_code = '281'"},
    {"M8c", "delete from ledger_entry where workspace_id = {w} and cause like 'receipt%'"},
    {"M8d", "update ledger_entry set cause = 'payment:99999999' where workspace_id = {w} and cause like 'payment%'"},
    {"M8e", "update ledger_entry set account_code = '93' where workspace_id = {w} and account_code = '685'"},
    {"M8f", "update order_cost set kind = 'other' where workspace_id = {w} and reverses_id is null"},
    {"M9a", "alter table payment disable trigger facts_only"},
    {"M10", "update payment_plan set amount = amount + 1 where workspace_id = {w}"},
    {"M11", "update payment_plan set covered = covered - 1 where workspace_id = {w} and covered > 0"},
    {"S1", "update stock_balance set on_hand = on_hand + 1 where workspace_id = {w}"},
    {"S2", "update stock_balance set reserved = reserved - 1 where workspace_id = {w} and reserved > 0"},
    {"S3",
     "update sales_order o set state = 'cancelled' from reservation r where o.workspace_id = {w}"
     " and r.workspace_id = {w} and r.order_id = o.id and r.used < r.quantity"},
    {"S4a", "update need set quantity = quantity + 1 where workspace_id = {w}"},
    {"S4b", "update order_line set reserved = reserved - 1 where workspace_id = {w} and reserved > 0"},
    {"S4c", "update order_line set shipped = shipped - 1 where workspace_id = {w} and shipped > 0"},
    {"S4d", "update sales_order set shipped_total = shipped_total + 1 where workspace_id = {w}"},
    {"S14", "update product set kind = 'service' where workspace_id = {w}"},
    {"V1a", "update cost_layer set quantity = quantity + 1000 where workspace_id = {w}"},
    {"V1b", "update cost_layer set cost = cost + 1 where workspace_id = {w} and issued_quantity < quantity"},
    {"V2", "update stock_move set cost = cost - 1 where workspace_id = {w} and kind = 'shipment'"},
    {"V3a", "update layer_use set quantity = quantity + 1 where workspace_id = {w}"},
    {"V3b",
     "update cost_layer set issued_cost = issued_cost + 1 where workspace_id = {w} and issued_quantity < quantity"},
    {"V3c", "update stock_move set cost = cost + 1 where workspace_id = {w} and kind = 'receipt'"},
    {"V3d", "update shipment_line set cost = cost + 1 where workspace_id = {w} and warehouse_id <> 0"},
    {"N1", "update number_series set last_number = last_number + 1 where workspace_id = {w}"},
    {"N2", "update payment set recorded_at = recorded_at - 600000000 where workspace_id = {w} and number = 2"},
    {"N4a", "update payment set paid_on = date '2099-01-01' where workspace_id = {w}"},
    {"N4b", "update ledger_entry set occurred_on = occurred_on - 1 where workspace_id = {w}"},
    {"C1", "update party set archived = true where workspace_id = {w}"},
    {"C3", "update sales_order set client_name = '' where workspace_id = {w}"},
    {"O1", "update sales_order set completed_on = null where workspace_id = {w}"},
    {"O2", "delete from order_event where workspace_id = {w} and kind = 'created'"},
    {"E3",
     "insert into idempotency (workspace_id, actor, key, route, body_hash, created_at)"
     " values ({w}, 'u1', 'a-key-of-sixteen', 'route', '', 1)"},
    {"E4", "drop index sales_order_external; update sales_order set external_id = 'twice' where workspace_id = {w}"},
    {"A1",
     "insert into session values ('plain', {w}, (select max(id) from app_user where workspace_id = {w}), 1, 1, 2)"},
    {"A3a",
     "alter table payment add constraint unproven foreign key (workspace_id, account_id)"
     " references money_account (workspace_id, id) not valid"},
    {"A3b", "update sales_order set promised_on = date '2200-01-01' where workspace_id = {w}"},
    {"A3c", "update need set order_id = order_id + 1000000 where workspace_id = {w}"},
    {"R1", "update order_line set price = price + 100 where workspace_id = {w}"},
    {"R2", "update sales_order set supply = 'awaiting' where workspace_id = {w}"},
    {"R3", "delete from obligation where workspace_id = {w}"},
};

const char* fact_tables[] = {"stock_move", "layer_use",   "ledger_entry", "payment",
                             "shipment",   "order_event", "order_cost"};

class AuditTest : public WorkspaceTest {
 protected:
  void SetUp() override {
    WorkspaceTest::SetUp();
    if (!IsSkipped()) fill();
  }

  std::string text(const std::string& sql) const {
    std::string all = sql;
    for (std::size_t at; (at = all.find("{w}")) != std::string::npos;) all.replace(at, 3, to_text(workspace));
    return all;
  }
  storage::Connection& db() { return storage::session_of_this_thread(url); }

  template <class T>
  static T value_of(Result<T> result) {
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : error_name(result.refusal().code)) << " "
                             << (result.ok() ? "" : result.refusal().path);
    return std::move(result).value();
  }

  ProductId product(const std::string& name, ProductKind kind, const std::string& tax) {
    Product p;
    p.kind = kind;
    p.name = name;
    p.tax = tax;
    p.price = UnitPrice::whole(30);
    return value_of(call<create_product>(p)).id;
  }
  PartyId client(const std::string& name, const std::string& phone) {
    Party p;
    p.name = name;
    p.phones = {phone};
    return value_of(call<create_client>(p)).id;
  }
  static OrderLineInput line(ProductId id, std::int64_t quantity, const char* tax) {
    OrderLineInput l;
    l.product_id = id;
    l.quantity = Quantity::whole(quantity);
    l.price = UnitPrice::whole(30);
    l.tax = tax;
    return l;
  }
  OrderInput order_of(PartyId who, std::vector<OrderLineInput> lines, bool confirm) {
    OrderInput o;
    o.client_id = who;
    o.legal_entity_id = legal_entity;
    o.warehouse_id = main_warehouse;
    o.lines = std::move(lines);
    o.confirm = confirm;
    o.on_shortage = OnShortage::need;
    return o;
  }
  Order pay(OrderId id, std::optional<std::int64_t> amount) {
    PayInput p;
    p.account_id = account;
    if (amount) p.amount = Money::whole(*amount);
    return value_of(call<pay_order>(p, {id.value}));
  }
  Order spend(OrderId id, CostKind kind, std::optional<AccountId> from) {
    OrderCostInput c;
    c.kind = kind;
    c.amount = Money::whole(7);
    c.account_id = from;
    return value_of(call<add_order_cost>(c, {id.value}));
  }
  Order ship(OrderId id, std::vector<ShipLineInput> lines = {}) {
    ShipInput s;
    s.lines = std::move(lines);
    return value_of(call<ship_order>(s, {id.value}));
  }

  void receive(ProductId bolt) {
    Receipt r;
    r.kind = ReceiptKind::opening;
    r.warehouse_id = main_warehouse;
    r.legal_entity_id = legal_entity;
    for (int i = 0; i < 2; ++i) {
      ReceiptLine l;
      l.product_id = bolt;
      l.quantity = Quantity::whole(10);
      l.unit_cost = UnitPrice::of_units(103'333 + i);
      r.lines = {l};
      value_of(call<create_receipt>(r));
    }
  }

  /// A draft, a confirmed order with a need, one shipped and paid in parts, a completed one, an overpaid, a cancelled.
  void fill() {
    script(text("insert into money_account (workspace_id, legal_entity_id, kind, name) values ({w}, " +
                to_text(legal_entity) + ", 'bank', 'Банк')"));
    account = AccountId{figure("test_account_id", "select max(id) from money_account where workspace_id = :p1")};
    script(
        text("insert into app_user (workspace_id, login, name, role, password_hash, created_at)"
             " values ({w}, 'audit-{w}', 'Продавець', 'seller', '$argon2id$x', 1)"));
    const auto bolt = product("Болт", ProductKind::good, "none");
    const auto work = product("Робота", ProductKind::service, "none");
    const auto olena = client("Олена", "067 123-45-67");
    client("Інша", "050 123-45-67");
    receive(bolt);
    value_of(call<create_order>(order_of(olena, {line(bolt, 2, "none")}, false)));
    const auto done =
        value_of(call<create_order>(order_of(olena, {line(bolt, 3, "none"), line(work, 1, "none")}, true)));
    pay(done.id, std::nullopt);
    ship(done.id);
    value_of(call<perform_order>({}, {done.id.value}));
    value_of(call<complete_order>({}, {done.id.value}));
    spend(done.id, CostKind::delivery, std::nullopt);
    const auto spent = spend(done.id, CostKind::packaging, account);
    value_of(call<reverse_order_cost>({}, {spent.costs.back().id.value}));
    const auto parts = value_of(call<create_order>(order_of(olena, {line(bolt, 9, "none")}, true)));
    ship(parts.id, {{parts.lines[0].id, Quantity::whole(8), main_warehouse}});
    pay(parts.id, 100);
    const auto over = value_of(call<create_order>(order_of(olena, {line(work, 2, "none")}, true)));
    pay(over.id, 70);
    value_of(call<create_order>(order_of(olena, {line(bolt, 20, "none")}, true)));
    const auto gone = value_of(call<create_order>(order_of(olena, {line(bolt, 1, "none")}, true)));
    value_of(call<cancel_order>({"передумали"}, {gone.id.value}));
  }

  std::set<std::string> found_codes() {
    std::set<std::string> codes;
    for (const auto& d : audit::look(db(), workspace, now).differences) codes.insert(d.code);
    return codes;
  }

  AccountId account;
};

TEST_F(AuditTest, AnHonestCompanyHasNoDifference) {
  const auto report = audit::audit(db(), workspace, now);
  EXPECT_GT(report.checks, 50u);
  for (const auto& d : report.differences)
    if (d.code != "M9b")
      ADD_FAILURE() << d.code << " " << d.who << ": expected " << d.expected << ", found " << d.found;
}

TEST_F(AuditTest, EachPlantedFaultIsFound) {
  std::set<std::string> proven;
  for (const auto& fault : faults) {
    storage::TransactionGuard transaction(db());
    EXPECT_EQ(found_codes().count(fault.code), 0u) << fault.code << " before it was planted";
    std::string plant;
    if (std::string(fault.code) != "M9a")
      for (const char* table : fact_tables)
        plant += std::string("alter table ") + table + " disable trigger facts_only;";
    try {
      script(plant + text(fault.plant));
    } catch (const storage::ConstraintError& e) {
      ADD_FAILURE() << fault.code << " can't be planted: " << e.constraint << " " << e.message;
      continue;
    }
    EXPECT_EQ(found_codes().count(fault.code), 1u) << fault.code << " after it was planted";
    proven.insert(fault.code);
  }
  proven.insert("M9b");  // below
  std::set<std::string> all;
  for (const auto* list : {&audit::money_invariants(), &audit::stock_invariants(), &audit::record_invariants()})
    for (const auto& invariant : *list) all.insert(invariant.code);
  for (const auto& check : audit::recomputed_checks()) all.insert(check.code);
  EXPECT_EQ(proven, all) << "every check has its fault";
}

TEST_F(AuditTest, AFactThatWasChangedLeavesATrace) {
  script("begin; alter table stock_move disable trigger facts_only");
  script(text("update stock_move set product_id = product_id where workspace_id = {w}"));
  script("alter table stock_move enable trigger facts_only; commit");
  script("select pg_stat_force_next_flush()");
  script("select 1");
  EXPECT_EQ(found_codes().count("M9b"), 1u);
}

TEST_F(AuditTest, FactsRefuseToBeRewritten) {
  for (const char* table : fact_tables)
    for (const char* change : {"delete from ", "update "}) {
      const std::string sql =
          std::string(change) + table + (change[0] == 'u' ? " set workspace_id = workspace_id" : "");
      EXPECT_THROW(script(sql), storage::ConstraintError) << sql;
    }
}

}  // namespace
}  // namespace kram::test
