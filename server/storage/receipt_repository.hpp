// Goods received in SQL: the document, its lots, stock moves, balances and entries in the books.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "server/storage/named_row.hpp"
#include "server/storage/text_search.hpp"
#include "shared/api/product.hpp"
#include "shared/domain/ledger.hpp"

namespace kram::storage {

/// What a receipt's head refers to; what isn't there is empty. Unnamed ones are the workspace's defaults.
struct ReceiptSetup {
  std::optional<LegalEntityId> legal_entity_id;
  std::optional<WarehouseId> warehouse_id;
  std::optional<PartyId> supplier_id;
  NamedRow legal_entity, warehouse, supplier;
  std::optional<PlaceId> place_id;            // the warehouse's first: where goods go when no place is named
  std::optional<ReceiptId> same_external_id;  // the receipt that has this external id already
};
ReceiptSetup load_receipt_setup(Connection& db, WorkspaceId workspace, const Receipt& receipt);

/// What a receipt's line refers to.
struct ReceiptLineSetup {
  std::optional<ProductKind> kind;  // none: no such product
  NamedRow product;
  bool place_known = false;  // the place is in the warehouse
  NamedRow place;
};
std::vector<ReceiptLineSetup> load_receipt_lines(Connection& db, WorkspaceId workspace, WarehouseId warehouse,
                                                 const std::vector<ReceiptLine>& lines);

/// Writes a decided receipt: balances in the order of their keys, then the number (gapless within the legal entity,
/// taken last), the document, its lots and moves, then the entries. Sets id and number. Refuses (external_id_taken
/// with "id") when somebody has written the same external id meanwhile.
Verdict insert_receipt(Connection& db, WorkspaceId workspace, Receipt& receipt, const std::vector<Posting>& postings);

/// Newest first, with their lines, in two round trips.
Page<Receipt> list_receipts(Connection& db, WorkspaceId workspace, const std::string& search, std::int64_t below_id,
                            std::int32_t limit);
std::optional<Receipt> find_receipt(Connection& db, WorkspaceId workspace, ReceiptId id);

}  // namespace kram::storage
