// Clients and suppliers in SQL: rows, their unique telephones, their three figures.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/page_cursor.hpp"
#include "server/storage/text_search.hpp"
#include "shared/api/party.hpp"

namespace kram::storage {

class Connection;

/// As whom a party is asked for; the same row may be both.
enum class PartyRole : std::uint8_t { client, supplier };
constexpr auto enum_names(PartyRole) {
  return std::array{EnumName<PartyRole>{PartyRole::client, "client"},
                    EnumName<PartyRole>{PartyRole::supplier, "supplier"}};
}

struct PartyPageQuery {
  PartyRole role = PartyRole::client;
  TextSearch search;
  bool archived = false;  // archived ones too
  NameKey after;
  std::int32_t limit = 50;
  Date today;
};
/// One page with the figures in the base currency, in one round trip.
Page<PartySummary> list_parties(Connection& db, WorkspaceId workspace, const PartyPageQuery& query);

/// How long others must keep off the row: not at all, from changing it, or (until it is deleted) also from naming it.
enum class RowLock : std::uint8_t { none, change, removal };
/// The row without figures; a lock holds until the end of the transaction.
std::optional<Party> find_party(Connection& db, WorkspaceId workspace, PartyRole role, PartyId id,
                                RowLock lock = RowLock::none);
/// The three figures for each legal entity and currency, never netted across them (requirements 4.0, 1–2).
std::vector<PartyFigures> party_figures(Connection& db, WorkspaceId workspace, PartyRole role, PartyId id, Date today);

/// Whether the price list and the manager that the party names exist in the workspace (unknown_reference).
Verdict check_party_references(Connection& db, WorkspaceId workspace, const Party& party);

/// Adds the row and, for a client, its telephones in E.164. Refuses an external id (external_id_taken with "id") or a
/// telephone (phone_taken with "name", "client_id") that another has; of two at once the unique key lets one pass.
Result<PartyId> insert_party(Connection& db, WorkspaceId workspace, PartyRole role, const Party& party,
                             const std::vector<std::string>& phones_e164);
/// Writes the row, whose version the caller has checked under lock; the same refusals.
Verdict update_party(Connection& db, WorkspaceId workspace, PartyRole role, const Party& party,
                     const std::vector<std::string>& phones_e164);

/// How many orders, payments and receipts name the party; the books name it only through these.
std::int64_t count_party_uses(Connection& db, WorkspaceId workspace, PartyId id);
void delete_party(Connection& db, WorkspaceId workspace, PartyId id);

}  // namespace kram::storage
