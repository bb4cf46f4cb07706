// The books: accounts by role, and what each event posts. Rules name roles; a workspace's chart maps them to codes.
// VAT arises by the first event (Tax Code of Ukraine 187.1): money first charges it on the advance (643/641), a
// shipment charges what no advance has charged yet. Source of the entries: reference plan of accounts, order 291 of
// 1999.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/base/enum_names.hpp"
#include "shared/base/fixed.hpp"

namespace kram {

enum class AccountRole : std::uint8_t {
  goods,              // 281
  service_costs,      // 23
  cash,               // 301
  bank,               // 311
  money_in_transit,   // 333: with a carrier or an acquirer
  opening_equity,     // 40
  customers,          // 361
  supplier_advances,  // 371
  suppliers,          // 631
  vat,                // 641
  vat_liability,      // 643: charged on advances
  vat_credit,         // 644
  client_advances,    // 681
  other_creditors,    // 685
  goods_revenue,      // 702
  service_revenue,    // 703
  result,             // 791
  cost_of_goods,      // 902
  cost_of_services,   // 903
  selling_costs,      // 93
};
constexpr auto enum_names(AccountRole) {
  using R = AccountRole;
  using N = EnumName<R>;
  return std::array{N{R::goods, "goods"},
                    N{R::service_costs, "service_costs"},
                    N{R::cash, "cash"},
                    N{R::bank, "bank"},
                    N{R::money_in_transit, "money_in_transit"},
                    N{R::opening_equity, "opening_equity"},
                    N{R::customers, "customers"},
                    N{R::supplier_advances, "supplier_advances"},
                    N{R::suppliers, "suppliers"},
                    N{R::vat, "vat"},
                    N{R::vat_liability, "vat_liability"},
                    N{R::vat_credit, "vat_credit"},
                    N{R::client_advances, "client_advances"},
                    N{R::other_creditors, "other_creditors"},
                    N{R::goods_revenue, "goods_revenue"},
                    N{R::service_revenue, "service_revenue"},
                    N{R::result, "result"},
                    N{R::cost_of_goods, "cost_of_goods"},
                    N{R::cost_of_services, "cost_of_services"},
                    N{R::selling_costs, "selling_costs"}};
}

/// A row of the shipped chart of accounts.
struct ChartAccount {
  std::string_view code;
  AccountRole role;
  std::string_view uk;
  std::string_view en;
};
/// Ukraine's plan of accounts as far as the posting rules need it; every role stands in it once.
const std::vector<ChartAccount>& shipped_chart();

/// Whether entries on this account are kept by party (settlements with clients and suppliers).
bool is_by_party(AccountRole role);

/// One double entry; amount above zero.
struct Posting {
  AccountRole debit;
  AccountRole credit;
  Money amount;
  friend bool operator==(const Posting& a, const Posting& b) {
    return a.debit == b.debit && a.credit == b.credit && a.amount == b.amount;
  }
};

/// What the ledger says of one order before the event; each is zero or above.
struct OrderBalances {
  Money receivable;      // Dt of customers
  Money advance;         // Ct of client_advances
  Money vat_of_advance;  // Dt of vat_liability: charged on advances, not yet met by a shipment
};

/// Goods came in. Opening stock is the owners'; a purchase is owed to the supplier.
std::vector<Posting> post_receipt(Money cost, bool opening);

struct ShipmentPosting {
  bool goods = true;  // or services
  Money gross, vat;
  Money cost;  // of goods
  OrderBalances before;
};
/// Goods shipped or services performed: revenue, VAT, cost of sales, offset of the advance.
std::vector<Posting> post_shipment(const ShipmentPosting& shipment);

/// A cost of a deal, on credit of the account that it was paid from or of whom it is owed to. Work that others did for
/// the client is a cost of services (23, then 903), the rest are selling costs (93).
std::vector<Posting> post_deal_cost(Money amount, bool subcontract, AccountRole from);
/// The same entries the other way round.
std::vector<Posting> reversed(std::vector<Posting> postings);

struct PaymentPosting {
  AccountRole account = AccountRole::bank;
  Money amount;
  bool pays_vat = false;
  Money unshipped_gross, unshipped_vat;  // of the order: total less shipped
  OrderBalances before;
};
/// The client paid: first what is owed for shipments, the rest is an advance. VAT of the open advance = unshipped VAT ×
/// advance ÷ unshipped total, rounded once; what of it isn't charged yet is charged now. What exceeds the order's total
/// bears no VAT: no supply stands against it.
std::vector<Posting> post_payment(const PaymentPosting& payment);

}  // namespace kram
