// Forgetting a person: everything of theirs goes, what the books need stays.
#pragma once
#include "server/storage/party_repository.hpp"

namespace kram::storage {

/// Writes the emptied row and takes the person out of orders, their histories and kept answers. The address and notes
/// of an order under way stay until it ends.
void anonymise_party(Connection& db, WorkspaceId workspace, const Party& emptied);

}  // namespace kram::storage
