// The imported workspace in figures, all of them read back from the API.
#include <map>

#include "server/cli/northwind_import.hpp"

namespace kram::cli {
namespace {

template <class T>
T read_answer(const Json& json) {
  auto row = answer_from_json<T>(json);
  if (!row) throw std::runtime_error("the server's answer can't be understood at " + row.refusal().path);
  return std::move(*row);
}

/// quantity × price × (1 − discounts), not rounded at all, in 1e-13 (thousandths × 1e-4 × 1e-6).
int128 exact_net(const OrderLine& line) {
  int128 net = int128{line.quantity.units} * line.price.units * 1'000'000;
  for (const auto& discount : line.discounts) net = net / 1'000'000 * (1'000'000 - discount.percent.units);
  return net;
}

/// 1e-13 as a decimal of 4 places, which hold all of it: prices have 2 decimals and so have discounts.
std::string to_four_decimals(int128 value) {
  return format_decimal(static_cast<std::int64_t>(value / 1'000'000'000), 4, 4);
}

struct Sums {
  std::int64_t orders = 0, goods_lines = 0, completed = 0, unshipped = 0;
  Money gross, net, freight, unshipped_net;
  Quantity reserved;
  int128 net_unrounded = 0;

  void add(const Order& order) {
    ++orders;
    const bool is_completed = order.state == OrderState::completed;
    completed += is_completed;
    unshipped += order.fulfilment == FulfilmentState::none;
    for (const auto& line : order.lines) {
      if (line.kind == ProductKind::service) {
        freight += line.gross;
        continue;
      }
      ++goods_lines;
      gross += line.amount;
      net += line.net;
      net_unrounded += exact_net(line);
      reserved += line.reserved;
      if (order.fulfilment == FulfilmentState::none) unshipped_net += line.net;
    }
  }
};

std::int64_t count_of(ApiClient& api, const char* path) {
  return static_cast<std::int64_t>(api.list(path).size());
}

std::int64_t stock_mismatches(const std::vector<ProductSummary>& products, const Northwind& files) {
  std::map<std::string, Quantity> available;
  for (const auto& product : products) available[product.external_id] = product.on_hand - product.reserved;
  std::int64_t mismatches = 0;
  for (const auto& product : files.products) {
    const auto found = available.find("northwind:product:" + product.id);
    mismatches += found == available.end() || found->second != product.in_stock;
  }
  return mismatches;
}

}  // namespace

Json describe_northwind(ApiClient& api, const Northwind& files) {
  std::vector<ProductSummary> goods;
  for (const auto& row : api.list("/products"))
    if (auto product = read_answer<ProductSummary>(row); product.kind == ProductKind::good)
      goods.push_back(std::move(product));
  Money received;
  for (const auto& row : api.list("/payments")) received += read_answer<PaymentSummary>(row).amount;
  Sums sums;
  for (const auto& row : api.list("/orders?sort=oldest"))
    sums.add(read_answer<Order>(api.get("/orders/" + row.at("id").get<std::string>())));
  return Json{{"customers", count_of(api, "/clients")},
              {"suppliers", count_of(api, "/suppliers")},
              {"products", goods.size()},
              {"orders", sums.orders},
              {"goods_lines", sums.goods_lines},
              {"gross", to_text(sums.gross)},
              {"net", to_text(sums.net)},
              {"net_unrounded", to_four_decimals(sums.net_unrounded)},
              {"freight", to_text(sums.freight)},
              {"completed", sums.completed},
              {"unshipped", sums.unshipped},
              {"unshipped_net", to_text(sums.unshipped_net)},
              {"reserved_units", sums.reserved.units / Quantity::one},
              {"received", to_text(received)},
              {"stock_mismatches", stock_mismatches(goods, files)}};
}

}  // namespace kram::cli
