// Double-entry rows: written by role, kept by the code that the workspace's chart gives the role.
#pragma once
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/domain/ledger.hpp"

namespace kram::storage {

/// Gives a new workspace the shipped chart; what it has already stays.
void add_shipped_chart(Connection& db, WorkspaceId workspace);

struct LedgerDraft {
  std::string cause;  // "shipment:12"
  LegalEntityId legal_entity_id;
  std::optional<PartyId> party_id;
  std::optional<OrderId> order_id;
  Date occurred_on;
  Instant recorded_at;
};
/// Two rows a posting. A role that the chart lacks is a bug and throws.
void post_entries(Connection& db, WorkspaceId workspace, const LedgerDraft& draft,
                  const std::vector<Posting>& postings);

/// What the ledger says of the order so far.
OrderBalances order_balances(Connection& db, WorkspaceId workspace, OrderId order);

}  // namespace kram::storage
