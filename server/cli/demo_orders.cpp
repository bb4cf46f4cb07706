// Orders of the demo company: chosen by a fixed row of random numbers, so that each installation shows the same.
#include <algorithm>
#include <random>

#include "server/cli/demo_company.hpp"
#include "shared/api/endpoints.hpp"

namespace kram::demo {
namespace {

using namespace endpoint;

constexpr int order_count = 60;
constexpr std::int64_t day_micros = 24LL * 3600 * 1'000'000;

enum class Fate { completed, shipped, paid, part_shipped, part_paid, confirmed, draft, cancelled };
// In order of age: the oldest are done with, the newest are being written.
constexpr std::pair<Fate, int> fates[] = {
    {Fate::completed, 24},   {Fate::cancelled, 3}, {Fate::shipped, 6},   {Fate::paid, 5},
    {Fate::part_shipped, 4}, {Fate::part_paid, 4}, {Fate::confirmed, 8}, {Fate::draft, 6},
};

struct Shop {
  std::vector<PartySummary> clients;
  std::vector<ProductSummary> goods;
  std::vector<ProductSummary> services;
};

template <class Endpoint, class Query>
Result<std::vector<typename decltype(Endpoint::Response::items)::value_type>> read_all(Context& context, Query query) {
  std::vector<typename decltype(Endpoint::Response::items)::value_type> all;
  query.limit = 200;
  for (;;) {
    KRAM_TRY(page, ask<Endpoint>(context, query));
    all.insert(all.end(), page.items.begin(), page.items.end());
    if (!page.next_cursor) return all;
    query.cursor = page.next_cursor;
  }
}

Result<Shop> visit(Context& context) {
  Shop shop;
  KRAM_TRY(clients, (read_all<list_clients>(context, ListQuery{})));
  shop.clients = clients;
  KRAM_TRY(products, (read_all<list_products>(context, ProductQuery{})));
  for (const auto& product : products) {
    if (!product.price || product.price->is_zero()) continue;
    if (product.kind == ProductKind::service) shop.services.push_back(product);
    if (product.kind == ProductKind::good && product.available > Quantity::whole(4)) shop.goods.push_back(product);
  }
  if (shop.clients.empty() || shop.goods.empty()) return ErrorCode::not_found;
  return shop;
}

class Chance {
 public:
  std::size_t below(std::size_t limit) { return limit ? random_() % limit : 0; }
  template <class Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[below(items.size())];
  }

 private:
  std::minstd_rand random_{20261125};
};

/// More than there is of one thing: the order waits for goods.
void ask_for_too_much(const Shop& shop, OrderInput& input) {
  for (const auto& product : shop.goods)
    if (product.id == input.lines.front().product_id)
      input.lines.front().quantity = Quantity::whole(product.available.units / Quantity::one + 10);
}

OrderInput choose(const Shop& shop, Chance& chance, Date day) {
  OrderInput input;
  input.client_id = chance.one_of(shop.clients).id;
  const std::size_t lines = 1 + chance.below(5);
  while (input.lines.size() < lines) {
    const auto& product = chance.one_of(shop.goods);
    const auto same = [&](const OrderLineInput& line) { return line.product_id == product.id; };
    if (std::any_of(input.lines.begin(), input.lines.end(), same)) continue;
    OrderLineInput line;
    line.product_id = product.id;
    const bool cheap = product.price->units < UnitPrice::whole(50).units;
    line.quantity =
        Quantity::whole(static_cast<std::int64_t>(cheap ? 5 * (1 + chance.below(20)) : 1 + chance.below(3)));
    if (chance.below(6) == 0) line.discounts.push_back(Discount::of_percent(Percent::whole(5)));
    input.lines.push_back(line);
  }
  if (!shop.services.empty() && chance.below(4) == 0) {
    OrderLineInput line;
    line.product_id = chance.one_of(shop.services).id;
    line.quantity = Quantity::whole(1);
    input.lines.push_back(line);
  }
  input.promised_on = day + static_cast<int>(1 + chance.below(10));
  input.payment_due_on = day + static_cast<int>(3 + chance.below(12));
  if (chance.below(5) == 0) input.note = "Зателефонувати перед доставкою.";
  return input;
}

Verdict ship(Context& context, const Order& order, bool only_first) {
  ShipInput goods, services;
  for (const auto& line : order.lines) {
    auto& input = line.kind == ProductKind::good ? goods : services;
    if (only_first && !goods.lines.empty()) break;
    // What isn't in stock can't go yet.
    const auto quantity = line.kind == ProductKind::good ? line.reserved : line.stock_quantity;
    if (quantity.is_positive()) input.lines.push_back({line.id, quantity, std::nullopt});
  }
  if (!goods.lines.empty()) {
    KRAM_TRY(shipped, ask<ship_order>(context, goods, {order.id.value}));
    static_cast<void>(shipped);
  }
  if (!services.lines.empty() && !only_first) {
    KRAM_TRY(performed, ask<perform_order>(context, services, {order.id.value}));
    static_cast<void>(performed);
  }
  return Done{};
}

Verdict pay(Context& context, const Order& order, AccountId account, bool half) {
  PayInput input;
  input.account_id = account;
  if (half) input.amount = Money::of_units(std::max<std::int64_t>(1, order.total.units / 2));
  KRAM_TRY(paid, ask<pay_order>(context, input, {order.id.value}));
  static_cast<void>(paid);
  return Done{};
}

/// Most deals have a carrier's bill or a box to pay for.
Verdict spend(Context& context, const Company& company, const Order& order, Chance& chance) {
  OrderCostInput input;
  const bool carried = chance.below(2) == 0;
  const std::size_t steps = chance.below(12);
  input.kind = carried ? CostKind::delivery : CostKind::packaging;
  input.amount = carried ? Money::whole(80 + 10 * static_cast<std::int64_t>(steps))
                         : Money::whole(15 + 5 * static_cast<std::int64_t>(steps));
  input.account_id = carried ? company.bank : company.cash;
  KRAM_TRY(spent, ask<add_order_cost>(context, input, {order.id.value}));
  static_cast<void>(spent);
  return Done{};
}

Verdict live_through(Context& context, const Company& company, const Order& order, Fate fate, Chance& chance,
                     Chance& costs) {
  const auto account = chance.below(3) == 0 ? company.cash : company.bank;
  const std::vector<std::int64_t> id{order.id.value};
  if (fate == Fate::cancelled) {
    CancelInput input;
    input.reason = "Клієнт передумав";
    KRAM_TRY(cancelled, ask<cancel_order>(context, input, id));
    static_cast<void>(cancelled);
  }
  const bool ships = fate == Fate::completed || fate == Fate::shipped || fate == Fate::part_shipped;
  const bool pays = fate == Fate::completed || fate == Fate::paid || fate == Fate::part_paid;
  if (ships) KRAM_CHECK(ship(context, order, fate == Fate::part_shipped && order.lines.size() > 1));
  if (pays) KRAM_CHECK(pay(context, order, account, fate == Fate::part_paid));
  const bool worth_a_carrier = order.total > Money::whole(600);
  if (ships && worth_a_carrier && costs.below(4) > 0) KRAM_CHECK(spend(context, company, order, costs));
  if (fate == Fate::completed) {
    // Some still wait for goods: they stay in work.
    auto completed = ask<complete_order>(context, CompleteInput{}, id);
    if (!completed && completed.refusal().code != ErrorCode::not_all_shipped) return completed.refusal();
  }
  return Done{};
}

Fate fate_of(int number) {
  for (const auto& [fate, count] : fates) {
    if (number < count) return fate;
    number -= count;
  }
  return Fate::draft;
}

}  // namespace

Verdict make_orders(Context& context, const Company& company) {
  KRAM_TRY(shop, visit(context));
  Chance chance, costs;  // costs draw lots of their own: the rest of the company stays as it was
  const auto today = context.now;
  for (int number = 0; number < order_count; ++number) {
    // Two and a bit a day, in the order of time, the last ones today.
    const auto age = day_micros * (order_count - 1 - number) * 26 / (order_count - 1);
    context.now = Instant{today.micros - age};
    const auto fate = fate_of(number);
    auto input = choose(shop, chance, context.today());
    input.confirm = fate != Fate::draft;
    if (fate == Fate::confirmed && number % 3 == 0) ask_for_too_much(shop, input);
    KRAM_TRY(order, ask<create_order>(context, input));
    context.now = Instant{std::min(today.micros, context.now.micros + day_micros / 12)};
    KRAM_CHECK(live_through(context, company, order, fate, chance, costs));
  }
  context.now = today;
  return Done{};
}

}  // namespace kram::demo
