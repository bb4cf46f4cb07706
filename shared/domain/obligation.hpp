// Who owes what to whom on an order, derived from its facts alone: nobody types an obligation in, and no date passing
// by changes its state. `expected` stands from confirmation; `due` needs a fact: money for us, a shipment for the
// client.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/date.hpp"
#include "shared/base/enum_names.hpp"
#include "shared/base/fixed.hpp"
#include "shared/base/id.hpp"
#include "shared/domain/order.hpp"

namespace kram {

enum class Debtor : std::uint8_t { us, client };
constexpr auto enum_names(Debtor) {
  return std::array{EnumName<Debtor>{Debtor::us, "us"}, EnumName<Debtor>{Debtor::client, "client"}};
}
enum class ObligationSubject : std::uint8_t { good, service, money };
constexpr auto enum_names(ObligationSubject) {
  using N = EnumName<ObligationSubject>;
  return std::array{N{ObligationSubject::good, "good"}, N{ObligationSubject::service, "service"},
                    N{ObligationSubject::money, "money"}};
}
enum class ObligationState : std::uint8_t { expected, due };
constexpr auto enum_names(ObligationState) {
  return std::array{EnumName<ObligationState>{ObligationState::expected, "expected"},
                    EnumName<ObligationState>{ObligationState::due, "due"}};
}

/// One line of an order as obligations see it, in the product's stock unit.
struct OwedLine {
  OrderLineId line_id;
  ProductId product_id;
  bool is_good = true;
  Quantity ordered;
  Quantity shipped;
  Money gross;
  Money shipped_gross;
};

struct OrderFacts {
  OrderState state = OrderState::draft;
  Money total;
  Money shipped_total;
  Money paid;      // allocated onto the order
  Money received;  // all the money that came for it, with what exceeded its total
  Date ordered_on;
  std::optional<Date> promised_on;
  std::optional<Date> payment_due_on;
  std::vector<OwedLine> lines;
};

/// A row of the register. Money has no line and no product; goods and services count in stock units.
struct Owed {
  OrderLineId line_id;
  ProductId product_id;
  Debtor debtor = Debtor::us;
  ObligationSubject subject = ObligationSubject::good;
  ObligationState state = ObligationState::expected;
  Quantity quantity;
  Money amount;
  std::optional<Date> due_on;
};

/// The open obligations of an order (requirements R13, R14, 4.0, 2), in this order: what we owe by lines, the money the
/// client owes, the money we owe.
/// - We owe each unshipped rest from confirmation. It is due once money for it has come: what was received beyond the
///   shipped covers the unshipped rests in the order of lines, each whole or not at all. due_on is the promised date.
/// - The client owes the unpaid part of what was shipped (due) and the unpaid rest of the total (expected), until the
///   payment date, without one the order's own.
/// - We owe money (due) that came beyond the total, and all of it for a draft or a cancelled order.
std::vector<Owed> obligations_of(const OrderFacts& order);

}  // namespace kram
