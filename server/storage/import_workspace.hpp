// What the installation's owner makes before anybody can speak to the API: the workspace and a program's token. Each
// runs in the caller's transaction.
#pragma once
#include <string>

#include "server/storage/database.hpp"

namespace kram::storage {

/// The workspace of that name, made with the shipped tax rates and chart of accounts when there is none.
WorkspaceId import_workspace(Connection& db, const std::string& name, Instant now);
/// The secret of the workspace's token of that name and scope `import`: the token is made when it is missing, and its
/// secret is new each time, so that nobody has to keep it. Its id stays, and with it the answers kept for its requests.
std::string renew_import_token(Connection& db, WorkspaceId workspace, const std::string& name, Instant now);

}  // namespace kram::storage
