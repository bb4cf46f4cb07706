#include "shared/domain/ledger.hpp"

#include <algorithm>
#include <utility>

namespace kram {
namespace {

void post(std::vector<Posting>& postings, AccountRole debit, AccountRole credit, Money amount) {
  if (amount.is_positive()) postings.push_back({debit, credit, amount});
}

Money share(Money whole, Money part, Money of) {
  if (!of.is_positive()) return {};
  return Money::of_units(static_cast<std::int64_t>(divide_rounded(int128{whole.units} * part.units, of.units)));
}

}  // namespace

const std::vector<ChartAccount>& shipped_chart() {
  using R = AccountRole;
  static const std::vector<ChartAccount> chart = {
      {"23", R::service_costs, "Виробництво", "Costs of services in progress"},
      {"281", R::goods, "Товари на складі", "Goods in stock"},
      {"301", R::cash, "Готівка", "Cash"},
      {"311", R::bank, "Поточні рахунки в банку", "Bank accounts"},
      {"333", R::money_in_transit, "Грошові кошти в дорозі", "Money in transit"},
      {"361", R::customers, "Розрахунки з покупцями", "Receivable from customers"},
      {"371", R::supplier_advances, "Аванси видані", "Advances to suppliers"},
      {"40", R::opening_equity, "Капітал (початкові залишки)", "Opening equity"},
      {"631", R::suppliers, "Розрахунки з постачальниками", "Payable to suppliers"},
      {"641", R::vat, "Розрахунки за ПДВ", "VAT payable"},
      {"643", R::vat_liability, "Податкові зобов’язання", "VAT charged on advances"},
      {"644", R::vat_credit, "Податковий кредит", "VAT credit expected"},
      {"681", R::client_advances, "Аванси одержані", "Advances from clients"},
      {"685", R::other_creditors, "Розрахунки з іншими кредиторами", "Other payables"},
      {"702", R::goods_revenue, "Дохід від реалізації товарів", "Revenue from goods"},
      {"703", R::service_revenue, "Дохід від реалізації робіт і послуг", "Revenue from services"},
      {"791", R::result, "Результат операційної діяльності", "Operating result"},
      {"902", R::cost_of_goods, "Собівартість реалізованих товарів", "Cost of goods sold"},
      {"903", R::cost_of_services, "Собівартість реалізованих послуг", "Cost of services sold"},
      {"93", R::selling_costs, "Витрати на збут", "Selling costs"},
  };
  return chart;
}

bool is_by_party(AccountRole role) {
  return role == AccountRole::customers || role == AccountRole::client_advances || role == AccountRole::suppliers ||
         role == AccountRole::supplier_advances;
}

std::vector<Posting> post_receipt(Money cost, bool opening) {
  std::vector<Posting> postings;
  post(postings, AccountRole::goods, opening ? AccountRole::opening_equity : AccountRole::suppliers, cost);
  return postings;
}

std::vector<Posting> post_shipment(const ShipmentPosting& shipment) {
  std::vector<Posting> postings;
  const auto revenue = shipment.goods ? AccountRole::goods_revenue : AccountRole::service_revenue;
  post(postings, AccountRole::customers, revenue, shipment.gross);
  const Money charged = std::min(shipment.vat, shipment.before.vat_of_advance);
  post(postings, revenue, AccountRole::vat_liability, charged);
  post(postings, revenue, AccountRole::vat, shipment.vat - charged);
  if (shipment.goods) post(postings, AccountRole::cost_of_goods, AccountRole::goods, shipment.cost);
  post(postings, AccountRole::client_advances, AccountRole::customers,
       std::min(shipment.gross, shipment.before.advance));
  return postings;
}

std::vector<Posting> post_deal_cost(Money amount, bool subcontract, AccountRole from) {
  std::vector<Posting> postings;
  post(postings, subcontract ? AccountRole::service_costs : AccountRole::selling_costs, from, amount);
  if (subcontract) post(postings, AccountRole::cost_of_services, AccountRole::service_costs, amount);
  return postings;
}

std::vector<Posting> reversed(std::vector<Posting> postings) {
  for (auto& posting : postings) std::swap(posting.debit, posting.credit);
  return postings;
}

std::vector<Posting> post_payment(const PaymentPosting& payment) {
  std::vector<Posting> postings;
  const Money settled = std::min(payment.amount, payment.before.receivable);
  const Money advance = payment.amount - settled;
  post(postings, payment.account, AccountRole::customers, settled);
  post(postings, payment.account, AccountRole::client_advances, advance);
  if (!payment.pays_vat || !advance.is_positive()) return postings;
  const Money taxed = std::min(payment.before.advance + advance, payment.unshipped_gross);
  const Money charged = share(payment.unshipped_vat, taxed, payment.unshipped_gross);
  post(postings, AccountRole::vat_liability, AccountRole::vat, charged - payment.before.vat_of_advance);
  return postings;
}

}  // namespace kram
