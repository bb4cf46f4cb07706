// A workspace with a client, an account and goods on the shelf, and orders written briefly.
#pragma once
#include <initializer_list>
#include <string>

#include "tests/storage/workspace_fixture.hpp"

namespace kram::test {

class OrderTest : public WorkspaceTest {
 protected:
  void SetUp() override;

  /// A good with a price in the retail list and `pieces` on the main shelf at 6.00 each.
  ProductId good(const std::string& name, const std::string& price, const std::string& pieces);
  ProductId service(const std::string& name, const std::string& price);
  void receive(ProductId product, const std::string& pieces) { receive(product, pieces, main_warehouse, "6.00"); }
  void receive(ProductId product, const std::string& pieces, WarehouseId warehouse, const std::string& cost);
  void pay_vat();

  static OrderLineInput line(ProductId product, const std::string& quantity, const std::string& price = "");
  /// Confirmed at once, for the client.
  OrderInput order_of(std::vector<OrderLineInput> lines) const;
  PayInput pay(const std::string& amount = "") const;
  static ShipInput ship(const OrderLine& line, const std::string& quantity);

  Order make(const OrderInput& input) { return ok(call<endpoint::create_order>(input)); }
  /// As HTTP calls it: statements commit by themselves.
  Result<Order> outside_transaction(const OrderInput& input, std::optional<IdempotencyKey> key = {});

  static Order ok(Result<Order> result);
  static std::optional<ErrorCode> refused(const Result<Order>& result);

  std::int64_t on_hand(ProductId product);
  std::int64_t reserved(ProductId product);
  /// Debit less credit of an account of the legal entity.
  std::int64_t balance_of(const std::string& code);
  /// Every cache equals what its facts say.
  void prove();

  PartyId client;
  AccountId bank;
};

}  // namespace kram::test
