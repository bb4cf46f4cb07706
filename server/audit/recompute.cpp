// Amounts, states and obligations of every order computed again from what it holds, by the same shared rules, and
// compared with what is kept.
#include <algorithm>
#include <map>
#include <tuple>

#include "server/audit/audit.hpp"
#include "server/operations/order_books.hpp"
#include "shared/domain/pricing.hpp"

namespace kram::audit {
namespace {

constexpr std::int64_t orders_at_once = 1'000;

constexpr storage::Sql select_orders{
    "audit_orders",
    "select id, number, state, supply, fulfilment, payment, client_id, total, paid, ordered_on, promised_on,"
    " payment_due_on, price_mode, vat_rounding, discounts, amount, discount, net, coalesce(vat, 0) from sales_order"
    " where workspace_id = :p1 and id > :p2 and ordered_on between date '1990-01-01' and date '2100-12-31'"
    " and coalesce(promised_on, ordered_on) between date '1990-01-01' and date '2100-12-31'"
    " and coalesce(payment_due_on, ordered_on) between date '1990-01-01' and date '2100-12-31'"
    " order by id limit :p3"};  // dates out of bounds are A3b's
constexpr storage::Sql select_lines{
    "audit_order_lines",
    "select order_id, id, no, product_id, kind, quantity, stock_quantity, price, tax_kind, tax_percent, discounts,"
    " amount, discount, document_discount, net, vat, gross, reserved, shipped from order_line"
    " where workspace_id = :p1 and order_id = any (cast(:p2 as bigint[])) order by order_id, no"};
constexpr storage::Sql select_payments{
    "audit_order_payments",
    "select p.order_id, p.id, p.amount, coalesce(a.amount, 0) from payment p left join allocation a"
    " on a.workspace_id = :p1 and a.payment_id = p.id and a.order_id = p.order_id where p.workspace_id = :p1"
    " and p.order_id = any (cast(:p2 as bigint[])) order by p.order_id, p.id"};
constexpr storage::Sql select_owed{
    "audit_order_obligations",
    "select order_id, line_id, product_id, debtor, subject, state, quantity, amount,"
    " case when due_on between date '1990-01-01' and date '2100-12-31' then due_on end from obligation"
    " where workspace_id = :p1 and order_id = any (cast(:p2 as bigint[]))"};

struct KeptOrder {
  Order order;
  Money amount, discount, net, vat;  // as kept
  std::vector<LineTerms> terms;
  std::vector<Owed> owed;
};

std::vector<Discount> read_discounts(const Json& json) {
  std::vector<Discount> discounts;
  KRAM_PROMISE(json_detail::decode(json, discounts, FieldRules{}, Decode::answer, "").ok());
  return discounts;
}

KeptOrder read_order(storage::Row& row) {
  KeptOrder kept;
  Order& o = kept.order;
  Json discounts;
  row >> o.id >> o.number >> o.state >> o.supply >> o.fulfilment >> o.payment >> o.client_id >> o.total >> o.paid >>
      o.ordered_on >> o.promised_on >> o.payment_due_on >> o.price_mode >> o.vat_rounding >> discounts >> kept.amount >>
      kept.discount >> kept.net >> kept.vat;
  o.discounts = read_discounts(discounts);
  return kept;
}

void read_line(storage::Row& row, KeptOrder& kept) {
  OrderLine line;
  LineTerms terms;
  Json discounts;
  row >> line.id >> line.no >> line.product_id >> line.kind >> line.quantity >> line.stock_quantity >> line.price >>
      terms.tax.kind >> terms.tax.percent >> discounts >> line.amount >> line.discount >> line.document_discount >>
      line.net >> line.vat >> line.gross >> line.reserved >> line.shipped;
  terms.quantity = line.quantity;
  terms.price = line.price;
  terms.discounts = line.discounts = read_discounts(discounts);
  kept.terms.push_back(std::move(terms));
  kept.order.lines.push_back(std::move(line));
}

void read_owed(storage::Row& row, KeptOrder& kept) {
  Owed owed;
  std::int64_t line = 0;
  row >> line >> owed.product_id >> owed.debtor >> owed.subject >> owed.state >> owed.quantity >> owed.amount >>
      owed.due_on;
  owed.line_id = OrderLineId{line};
  kept.owed.push_back(owed);
}

std::vector<KeptOrder> read_orders(storage::Connection& db, WorkspaceId workspace, std::int64_t after) {
  std::vector<KeptOrder> orders;
  std::vector<OrderId> ids;
  std::map<std::int64_t, std::size_t> index;
  for (auto& row : db.run(select_orders, {workspace, after, orders_at_once})) {
    orders.push_back(read_order(row));
    ids.push_back(orders.back().order.id);
    index[ids.back().value] = orders.size() - 1;
  }
  if (ids.empty()) return orders;
  const auto owner = [&](storage::Row& row) -> KeptOrder& {
    std::int64_t id = 0;
    row >> id;
    return orders[index.at(id)];
  };
  for (auto& row : db.run(select_lines, {workspace, ids})) {
    auto& kept = owner(row);
    read_line(row, kept);
  }
  for (auto& row : db.run(select_payments, {workspace, ids})) {
    auto& kept = owner(row);
    OrderPayment payment;
    row >> payment.id >> payment.amount >> payment.allocated;
    kept.order.payments.push_back(std::move(payment));
  }
  for (auto& row : db.run(select_owed, {workspace, ids})) {
    auto& kept = owner(row);
    read_owed(row, kept);
  }
  return orders;
}

class Judge {
 public:
  Judge(WorkspaceId workspace, std::vector<Difference>& differences)
      : workspace_(workspace), differences_(differences) {}

  void judge(const KeptOrder& kept) {
    judge_amounts(kept);
    Order derived = kept.order;
    const auto owed = derive(derived);
    judge_states(kept.order, derived);
    judge_owed(kept, owed);
  }

 private:
  void add(const char* code, const Order& order, const std::string& expected, const std::string& found) {
    differences_.push_back({workspace_, code, "order " + order.number, expected, found});
  }

  void judge_amounts(const KeptOrder& kept) {
    const Order& o = kept.order;
    const auto sums = price_document({o.price_mode, o.vat_rounding, o.discounts}, kept.terms);
    if (!sums) return add("R1", o, "terms that can be priced", std::string(error_name(sums.refusal().code)));
    for (std::size_t i = 0; i < o.lines.size(); ++i) {
      const auto& line = o.lines[i];
      const auto& sum = sums->lines[i];
      if (std::tie(line.amount, line.discount, line.document_discount, line.net, line.vat, line.gross) !=
          std::tie(sum.amount, sum.discount, sum.document_discount, sum.net, sum.vat, sum.gross))
        add("R1", o, "line " + std::to_string(line.no) + " of " + to_text(sum.gross), to_text(line.gross));
    }
    const Money discount = sums->discount + sums->document_discount;
    if (kept.amount != sums->amount || kept.discount != discount || kept.net != sums->net ||
        kept.vat != sums->vat.value_or(Money{}) || o.total != sums->gross)
      add("R1", o, "total " + to_text(sums->gross), to_text(o.total));
  }

  void judge_states(const Order& kept, const Order& derived) {
    const auto text = [](const Order& o) {
      return std::string(enum_name(o.supply)) + " " + std::string(enum_name(o.fulfilment)) + " " +
             std::string(enum_name(o.payment));
    };
    if (text(kept) != text(derived)) add("R2", kept, text(derived), text(kept));
  }

  static std::string text_of(const Owed& o) {
    return std::string(enum_name(o.debtor)) + " owe " + std::string(enum_name(o.subject)) + " " +
           std::string(enum_name(o.state)) + " line " + to_text(o.line_id) + " " + to_text(o.quantity) + " " +
           to_text(o.amount) + (o.due_on ? " on " + to_text(*o.due_on) : std::string());
  }

  void judge_owed(const KeptOrder& kept, const std::vector<Owed>& right) {
    std::vector<std::string> expected, found, missing, surplus;
    for (const auto& o : right) expected.push_back(text_of(o));
    for (const auto& o : kept.owed) found.push_back(text_of(o));
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
    std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(surplus));
    for (const auto& m : missing) add("R3", kept.order, m, "nothing");
    for (const auto& s : surplus) add("R3", kept.order, "nothing", s);
  }

  WorkspaceId workspace_;
  std::vector<Difference>& differences_;
};

}  // namespace

const std::vector<RecomputedCheck>& recomputed_checks() {
  static const std::vector<RecomputedCheck> list = {
      {"R1", "an order's amounts are what its terms come to by the pricing rules"},
      {"R2", "supply, fulfilment and payment states are what the facts say"},
      {"R3", "obligations are what the facts say, no more and no less"},
  };
  return list;
}

std::vector<Difference> recompute_orders(storage::Connection& db, WorkspaceId workspace) {
  std::vector<Difference> differences;
  Judge judge(workspace, differences);
  for (std::int64_t after = 0;;) {
    std::vector<KeptOrder> orders = read_orders(db, workspace, after);
    for (const auto& kept : orders) judge.judge(kept);
    if (orders.size() < static_cast<std::size_t>(orders_at_once)) return differences;
    after = orders.back().order.id.value;
  }
}

}  // namespace kram::audit
