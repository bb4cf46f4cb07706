// Brings the Northwind sample into a workspace through the API, and describes what the workspace then holds.
#pragma once
#include "server/cli/http_client.hpp"
#include "server/cli/northwind_files.hpp"

namespace kram::cli {

/// Sends what isn't there yet; each order goes on from the state it is in. Shows its progress on stderr.
void send_northwind(ApiClient& api, const Northwind& files);

/// The workspace in figures, from the API alone; the files only tell what should be free of each product.
Json describe_northwind(ApiClient& api, const Northwind& files);

}  // namespace kram::cli
