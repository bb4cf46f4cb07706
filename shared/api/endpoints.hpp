// Every route of the API, once. The server's router, the client's typed calls and openapi.json all follow from this
// table; an endpoint without a handler does not link (server/http/handlers.hpp).
#pragma once
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "shared/api/company.hpp"
#include "shared/api/ledger.hpp"
#include "shared/api/order.hpp"
#include "shared/api/party.hpp"
#include "shared/api/product.hpp"
#include "shared/api/session.hpp"

namespace kram {

enum class Method : std::uint8_t { get, post, patch, del };

// X(name, method, path under /api/v1, permission, request, response, what it does)
// A GET's request is read from the query, others' from the JSON body. Paths name ids as {id}. A PATCH needs If-Match.
// A response of CsvFile is text/csv.
#define KRAM_ENDPOINTS(X)                                                                                              \
  X(sign_in, post, "/session", anyone, Credentials, Me, "Signs in; sets the session cookie.")                          \
  X(sign_out, del, "/session", signed_in, Nothing, Nothing, "Ends the session.")                                       \
  X(get_me, get, "/me", signed_in, Nothing, Me, "Who is signed in and what they may do.")                              \
  X(change_password, post, "/me/password", signed_in, PasswordChange, Nothing, "Changes one's own password.")          \
  X(list_sessions, get, "/sessions", signed_in, Nothing, Rows<OwnSession>, "One's own live sessions.")                 \
  X(end_other_sessions, del, "/sessions", signed_in, Nothing, Nothing, "Ends one's own sessions but this one.")        \
  X(end_session, del, "/sessions/{id}", signed_in, Nothing, Nothing, "Ends one of one's own sessions.")                \
  X(get_workspace, get, "/workspace", see_company, Nothing, Workspace, "The company's settings.")                      \
  X(edit_workspace, patch, "/workspace", edit_company, Workspace, Workspace, "Changes the company's settings.")        \
  X(list_legal_entities, get, "/legal-entities", see_company, ListQuery, Page<LegalEntity>, "Legal entities.")         \
  X(create_legal_entity, post, "/legal-entities", edit_company, LegalEntity, LegalEntity, "Adds a legal entity.")      \
  X(get_legal_entity, get, "/legal-entities/{id}", see_company, Nothing, LegalEntity, "One legal entity.")             \
  X(edit_legal_entity, patch, "/legal-entities/{id}", edit_company, LegalEntity, LegalEntity, "Changes requisites.")   \
  X(list_users, get, "/users", see_company, ListQuery, Page<User>, "The company's people.")                            \
  X(create_user, post, "/users", manage_users, User, User, "Adds a person.")                                           \
  X(get_user, get, "/users/{id}", see_company, Nothing, User, "One person.")                                           \
  X(edit_user, patch, "/users/{id}", manage_users, User, User, "Changes a person's name, role, password.")             \
  X(list_tokens, get, "/tokens", manage_tokens, ListQuery, Page<Token>, "Programs' access tokens.")                    \
  X(create_token, post, "/tokens", manage_tokens, Token, Token, "Makes a token; its secret is shown only now.")        \
  X(revoke_token, del, "/tokens/{id}", manage_tokens, Nothing, Nothing, "Revokes a token at once.")                    \
  X(list_warehouses, get, "/warehouses", see_stock, ListQuery, Page<Warehouse>, "Warehouses with their places.")       \
  X(create_warehouse, post, "/warehouses", edit_company, Warehouse, Warehouse, "Adds a warehouse with a first place.") \
  X(get_warehouse, get, "/warehouses/{id}", see_stock, Nothing, Warehouse, "One warehouse.")                           \
  X(edit_warehouse, patch, "/warehouses/{id}", edit_company, Warehouse, Warehouse, "Changes a warehouse.")             \
  X(create_place, post, "/warehouses/{id}/places", edit_company, Place, Place, "Adds a place to a warehouse.")         \
  X(get_place, get, "/places/{id}", see_stock, Nothing, Place, "One place of a warehouse.")                            \
  X(edit_place, patch, "/places/{id}", edit_company, Place, Place, "Renames or archives a place.")                     \
  X(list_accounts, get, "/accounts", see_money, ListQuery, Page<Account>, "Money accounts with balances.")             \
  X(create_account, post, "/accounts", edit_company, Account, Account, "Adds a money account.")                        \
  X(get_account, get, "/accounts/{id}", see_money, Nothing, Account, "One account.")                                   \
  X(edit_account, patch, "/accounts/{id}", edit_company, Account, Account, "Changes an account.")                      \
  X(list_clients, get, "/clients", see_clients, ListQuery, Page<PartySummary>, "Clients with their three figures.")    \
  X(create_client, post, "/clients", edit_clients, Party, Party, "Adds a client; a known phone names its owner.")      \
  X(get_client, get, "/clients/{id}", see_clients, Nothing, Party, "One client.")                                      \
  X(edit_client, patch, "/clients/{id}", edit_clients, Party, Party, "Changes a client.")                              \
  X(delete_client, del, "/clients/{id}", edit_clients, Nothing, Nothing, "Deletes a client without orders.")           \
  X(anonymise_client, post, "/clients/{id}/anonymise", edit_clients, Nothing, Party, "Forgets a person, keeps books.") \
  X(list_suppliers, get, "/suppliers", see_clients, ListQuery, Page<PartySummary>, "Suppliers.")                       \
  X(create_supplier, post, "/suppliers", edit_clients, Party, Party, "Adds a supplier.")                               \
  X(get_supplier, get, "/suppliers/{id}", see_clients, Nothing, Party, "One supplier.")                                \
  X(edit_supplier, patch, "/suppliers/{id}", edit_clients, Party, Party, "Changes a supplier.")                        \
  X(list_categories, get, "/categories", see_products, ListQuery, Page<Category>, "Product categories.")               \
  X(create_category, post, "/categories", edit_products, Category, Category, "Adds a category.")                       \
  X(get_category, get, "/categories/{id}", see_products, Nothing, Category, "One category.")                           \
  X(edit_category, patch, "/categories/{id}", edit_products, Category, Category, "Renames or archives a category.")    \
  X(list_products, get, "/products", see_products, ProductQuery, Page<ProductSummary>, "Products, prices, stock.")     \
  X(create_product, post, "/products", edit_products, Product, Product, "Adds a good or a service.")                   \
  X(get_product, get, "/products/{id}", see_products, Nothing, Product, "One product with stock by warehouse.")        \
  X(edit_product, patch, "/products/{id}", edit_products, Product, Product, "Changes or archives a product.")          \
  X(list_price_lists, get, "/price-lists", see_products, ListQuery, Page<PriceListRow>, "Price lists.")                \
  X(create_price_list, post, "/price-lists", edit_prices, PriceListRow, PriceListRow, "Adds a price list.")            \
  X(edit_price_list, patch, "/price-lists/{id}", edit_prices, PriceListRow, PriceListRow, "Changes a price list.")     \
  X(list_price_rules, get, "/price-lists/{id}/rules", see_products, ListQuery, Page<PriceRuleRow>, "A list's prices.") \
  X(create_price_rule, post, "/price-lists/{id}/rules", edit_prices, PriceRuleRow, PriceRuleRow, "Sets a price.")      \
  X(delete_price_rule, del, "/price-rules/{id}", edit_prices, Nothing, Nothing, "Removes a price.")                    \
  X(list_receipts, get, "/receipts", see_stock, ListQuery, Page<Receipt>, "Goods received.")                           \
  X(create_receipt, post, "/receipts", receive_stock, Receipt, Receipt, "Receives goods; makes cost layers.")          \
  X(get_receipt, get, "/receipts/{id}", see_stock, Nothing, Receipt, "One receipt.")                                   \
  X(list_orders, get, "/orders", see_orders, OrderQuery, Page<OrderSummary>, "Orders by filter, search and sort.")     \
  X(export_orders, get, "/orders.csv", see_orders, OrderQuery, CsvFile, "The same orders as CSV.")                     \
  X(get_board, get, "/orders/board", see_orders, OrderQuery, Rows<BoardColumn>, "Orders by state, newest first.")      \
  X(create_order, post, "/orders", edit_orders, OrderInput, Order, "Enters an order, and confirms it when asked.")     \
  X(get_order, get, "/orders/{id}", see_orders, Nothing, Order, "One order, whole.")                                   \
  X(edit_order, patch, "/orders/{id}", edit_orders, OrderInput, Order, "Changes a draft.")                             \
  X(confirm_order, post, "/orders/{id}/confirm", edit_orders, ConfirmInput, Order, "Confirms and reserves.")           \
  X(reserve_order, post, "/orders/{id}/reserve", edit_orders, Nothing, Order, "Reserves what has come since.")         \
  X(ship_order, post, "/orders/{id}/ship", ship_orders, ShipInput, Order, "Ships goods: write-off and cost.")          \
  X(perform_order, post, "/orders/{id}/perform", ship_orders, ShipInput, Order, "Records services as performed.")      \
  X(pay_order, post, "/orders/{id}/payments", post_payments, PayInput, Order, "Posts money for the order.")            \
  X(add_order_cost, post, "/orders/{id}/costs", post_costs, OrderCostInput, Order, "Records a cost of the deal.")      \
  X(reverse_order_cost, post, "/order-costs/{id}/reverse", post_costs, Nothing, Order, "Takes a cost back.")           \
  X(complete_order, post, "/orders/{id}/complete", edit_orders, CompleteInput, Order, "Completes the order.")          \
  X(cancel_order, post, "/orders/{id}/cancel", edit_orders, CancelInput, Order, "Cancels and releases.")               \
  X(list_order_events, get, "/orders/{id}/events", see_orders, ListQuery, Page<OrderEvent>, "Who did what, when.")     \
  X(list_obligations, get, "/obligations", see_orders, ObligationQuery, Page<Obligation>, "Open obligations.")         \
  X(list_payments, get, "/payments", see_money, ListQuery, Page<PaymentSummary>, "Payments, newest first.")            \
  X(get_trial_balance, get, "/ledger/trial-balance", see_cost, LedgerQuery, Rows<TrialBalanceRow>, "Trial balance.")

struct CsvFile {
  std::string text;
  static constexpr auto fields() { return std::tuple(); }
};

struct ObligationQuery {
  std::optional<OrderId> order_id;
  std::optional<PartyId> client_id;
  std::optional<std::string> cursor;
  std::int32_t limit = 50;
  static constexpr auto fields() {
    using T = ObligationQuery;
    return std::tuple(on_create("order_id", &T::order_id), on_create("client_id", &T::client_id),
                      on_create("cursor", &T::cursor).length(500), on_create("limit", &T::limit).positive());
  }
};

namespace endpoint {
#define KRAM_ENDPOINT_TYPE(name_, method_, path_, permission_, request_, response_, doc_) \
  struct name_ {                                                                          \
    using Request = request_;                                                             \
    using Response = response_;                                                           \
    static constexpr const char* name = #name_;                                           \
    static constexpr Method method = Method::method_;                                     \
    static constexpr const char* path = path_;                                            \
    static constexpr Permission permission = Permission::permission_;                     \
    static constexpr const char* doc = doc_;                                              \
  };
KRAM_ENDPOINTS(KRAM_ENDPOINT_TYPE)
#undef KRAM_ENDPOINT_TYPE
}  // namespace endpoint

/// Calls visit(endpoint::x{}) for every endpoint, in the table's order.
template <class Visit>
void for_each_endpoint(Visit&& visit) {
#define KRAM_VISIT_ENDPOINT(name_, ...) visit(endpoint::name_{});
  KRAM_ENDPOINTS(KRAM_VISIT_ENDPOINT)
#undef KRAM_VISIT_ENDPOINT
}

constexpr const char* api_prefix = "/api/v1";

}  // namespace kram
