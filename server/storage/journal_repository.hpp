// Pages of what happened and what stands open: events of an order, obligations, payments, the trial balance.
#pragma once
#include <string>
#include <vector>

#include "server/storage/database.hpp"
#include "shared/api/endpoints.hpp"

namespace kram::storage {

/// Newest first; what was spent on the deal only `with_costs`. not_found when the workspace has no such order.
Result<Page<OrderEvent>> order_event_page(Connection& db, WorkspaceId workspace, OrderId order, const ListQuery& query,
                                          bool with_costs);
/// By order, newest first.
Result<Page<Obligation>> obligation_page(Connection& db, WorkspaceId workspace, const ObligationQuery& query);
/// Newest first; `search` by the payment's or order's number, or by the client.
Result<Page<PaymentSummary>> payment_page(Connection& db, WorkspaceId workspace, const ListQuery& query);
/// Every account of the chart that moved within the dates, by code. unknown_reference when the workspace has no such
/// legal entity.
Result<std::vector<TrialBalanceRow>> trial_balance(Connection& db, WorkspaceId workspace, Language language,
                                                   const LedgerQuery& query);

}  // namespace kram::storage
