// Goods received: what a receipt may say, what its lots cost, what it posts.
#include "server/operations/business_date.hpp"
#include "server/operations/reference.hpp"
#include "server/storage/page_cursor.hpp"
#include "server/storage/receipt_repository.hpp"
#include "shared/api/endpoints.hpp"
#include "shared/domain/ledger.hpp"
#include "shared/domain/pricing.hpp"

namespace kram {
namespace {

/// Fills in the defaults; refuses what the head refers to when it isn't there or out of use.
Verdict settle_head(Receipt& receipt, const storage::ReceiptSetup& setup) {
  if (!receipt.warehouse_id && !setup.warehouse_id) return Refusal(ErrorCode::warehouse_required, "/warehouse_id");
  KRAM_CHECK(check_reference(setup.legal_entity_id.has_value(), setup.legal_entity, "/legal_entity_id"));
  KRAM_CHECK(check_reference(setup.warehouse_id.has_value(), setup.warehouse, "/warehouse_id"));
  if (receipt.supplier_id) KRAM_CHECK(check_reference(setup.supplier_id.has_value(), setup.supplier, "/supplier_id"));
  if (setup.same_external_id)
    return Refusal(ErrorCode::external_id_taken, "/external_id", {{"id", to_text(*setup.same_external_id)}});
  receipt.legal_entity_id = setup.legal_entity_id;
  receipt.warehouse_id = setup.warehouse_id;
  receipt.warehouse_name = setup.warehouse.name;
  receipt.supplier_name = setup.supplier.name;
  for (auto& line : receipt.lines)
    if (!line.place_id) line.place_id = setup.place_id;
  return Done{};
}

Verdict check_line(const storage::ReceiptLineSetup& setup) {
  if (!setup.kind) return Refusal(ErrorCode::unknown_reference, "/product_id");
  if (*setup.kind != ProductKind::good)
    return Refusal(ErrorCode::not_a_good, "/product_id", {{"name", setup.product.name}});
  if (setup.product.archived)
    return Refusal(ErrorCode::reference_archived, "/product_id", {{"name", setup.product.name}});
  return check_reference(setup.place_known, setup.place, "/place_id");
}

/// A lot's cost is rounded once, for the whole lot; issues share it out later.
Verdict settle_line(ReceiptLine& line, const storage::ReceiptLineSetup& setup, Money& total) {
  KRAM_CHECK(check_line(setup));
  KRAM_TRY(cost, line_amount(line.quantity, line.unit_cost));
  line.cost = cost;
  line.product_name = setup.product.name;
  total += cost;
  if (!total.within_limit()) return ErrorCode::amount_too_large;
  return Done{};
}

Verdict settle_lines(Receipt& receipt, const std::vector<storage::ReceiptLineSetup>& setups) {
  for (std::size_t i = 0; i < receipt.lines.size(); ++i)
    if (auto verdict = settle_line(receipt.lines[i], setups.at(i), receipt.cost); !verdict)
      return verdict.refusal().under("/lines/" + std::to_string(i));
  return Done{};
}

}  // namespace

template <>
Result<Page<Receipt>> handle(Context& context, const Call<endpoint::list_receipts>& call) {
  KRAM_CHECK(storage::check_limit(call.request.limit));
  KRAM_TRY(below_id, storage::read_id_cursor(call.request.cursor));
  return storage::list_receipts(context.db, context.workspace(), call.request.search, below_id, call.request.limit);
}

template <>
Result<Receipt> handle(Context& context, const Call<endpoint::create_receipt>& call) {
  Receipt receipt = call.request;
  if (receipt.lines.empty()) return Refusal(ErrorCode::required, "/lines");
  KRAM_TRY(received_on, business_date_of(context, receipt.received_on, "/received_on"));
  receipt.received_on = received_on;
  KRAM_CHECK(settle_head(receipt, storage::load_receipt_setup(context.db, context.workspace(), receipt)));
  for (const auto& line : receipt.lines)  // a warehouse is made with a place, but all may have been archived
    if (!line.place_id)
      return Refusal(ErrorCode::reference_archived, "/warehouse_id", {{"name", receipt.warehouse_name}});
  KRAM_CHECK(settle_lines(
      receipt, storage::load_receipt_lines(context.db, context.workspace(), *receipt.warehouse_id, receipt.lines)));
  receipt.recorded_at = context.now;
  const auto postings = post_receipt(receipt.cost, receipt.kind == ReceiptKind::opening);
  KRAM_CHECK(storage::insert_receipt(context.db, context.workspace(), receipt, postings));
  return receipt;
}

template <>
Result<Receipt> handle(Context& context, const Call<endpoint::get_receipt>& call) {
  auto receipt = storage::find_receipt(context.db, context.workspace(), ReceiptId{call.ids[0]});
  if (!receipt) return ErrorCode::not_found;
  return std::move(*receipt);
}

}  // namespace kram
