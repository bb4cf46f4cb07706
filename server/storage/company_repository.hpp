// The company's own set-up in SQL: workspace, legal entities, people, tokens, warehouses with places, money accounts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/storage/table.hpp"
#include "shared/api/company.hpp"

namespace kram::storage {

template <>
struct table_of<LegalEntity> {
  static constexpr const char* name = "legal_entity";
};
template <>
struct table_of<User> {
  static constexpr const char* name = "app_user";
};
template <>
struct table_of<Token> {
  static constexpr const char* name = "api_token";
};
template <>
struct table_of<Warehouse> {
  static constexpr const char* name = "warehouse";
};
template <>
struct table_of<Place> {
  static constexpr const char* name = "place";
};
template <>
struct table_of<Account> {
  static constexpr const char* name = "money_account";
};

/// Whether the installation holds any company yet.
bool has_workspaces(Connection& db);
Workspace get_workspace(Connection& db, WorkspaceId workspace);
/// The same, kept from others' changes: also what serialises changes of who owns the company.
Workspace lock_workspace(Connection& db, WorkspaceId workspace);
Verdict update_workspace(Connection& db, Workspace& workspace);

/// What a workspace may name as its defaults: whether each, if named, is there and in use.
struct KnownDefaults {
  bool price_list = false, warehouse = false, legal_entity = false;
};
KnownDefaults known_defaults(Connection& db, const Workspace& workspace);

std::vector<LegalEntity> all_legal_entities(Connection& db, WorkspaceId workspace, bool archived);
std::vector<User> all_users(Connection& db, WorkspaceId workspace, bool inactive);
/// Newest first, ids below `below`.
std::vector<Token> tokens_below(Connection& db, WorkspaceId workspace, std::int64_t below, std::int32_t count);
bool revoke_token(Connection& db, WorkspaceId workspace, TokenId token);
std::vector<Warehouse> all_warehouses(Connection& db, WorkspaceId workspace, bool archived);
std::optional<Warehouse> find_warehouse(Connection& db, WorkspaceId workspace, WarehouseId warehouse);
/// How many products still lie there.
std::int64_t goods_in(Connection& db, WorkspaceId workspace, WarehouseId warehouse);
/// The place, kept with all of its warehouse from others' changes.
std::optional<Place> lock_place(Connection& db, WorkspaceId workspace, PlaceId place);
/// How many products lie in the place, and how many other places its warehouse has in use.
struct PlaceUse {
  std::int64_t goods = 0, other_places = 0;
};
PlaceUse place_use(Connection& db, WorkspaceId workspace, PlaceId place);
std::vector<Account> all_accounts(Connection& db, WorkspaceId workspace, bool closed);
std::optional<Account> find_account(Connection& db, WorkspaceId workspace, AccountId account);

/// Active owners besides this one.
std::int64_t other_owners(Connection& db, WorkspaceId workspace, UserId user);

/// What signing in needs to know of a login, whoever's it is.
struct LoginRow {
  WorkspaceId workspace;
  UserId user;
  std::string name;
  Role role = Role::seller;
  std::string password_hash;
  bool active = false;
};
std::optional<LoginRow> find_login(Connection& db, const std::string& login);
std::string password_hash_of(Connection& db, WorkspaceId workspace, UserId user);
void set_password_hash(Connection& db, WorkspaceId workspace, UserId user, const std::string& hash);

}  // namespace kram::storage
