#include "server/storage/company_repository.hpp"

namespace kram::storage {
namespace {

constexpr Sql any_workspace{"workspace_any", "select exists (select from workspace)"};
constexpr Sql select_workspace{
    "workspace_get",
    "select w.id, w.version, w.name, w.zone, w.base_currency, w.language, w.on_shortage, w.default_price_list_id,"
    " w.default_warehouse_id, w.default_legal_entity_id from workspace w where w.id = :p1"};
constexpr Sql lock_workspace_row{
    "workspace_lock",
    "select w.id, w.version, w.name, w.zone, w.base_currency, w.language, w.on_shortage, w.default_price_list_id,"
    " w.default_warehouse_id, w.default_legal_entity_id from workspace w where w.id = :p1"
    " for no key update"};
constexpr Sql update_workspace_row{
    "workspace_update",
    "update workspace set version = version + 1, name = :p3, zone = :p4, language = :p5, on_shortage = :p6,"
    " default_price_list_id = :p7, default_warehouse_id = :p8, default_legal_entity_id = :p9"
    " where id = :p1 and version = :p2 returning version"};
constexpr Sql select_known_defaults{"workspace_known_defaults",
                                    "select cast(:p2 as bigint) is null or exists (select from price_list where "
                                    "workspace_id = :p1 and id = :p2 and not archived),"
                                    " cast(:p3 as bigint) is null or exists (select from warehouse where workspace_id "
                                    "= :p1 and id = :p3 and not archived),"
                                    " cast(:p4 as bigint) is null or exists (select from legal_entity where "
                                    "workspace_id = :p1 and id = :p4 and not archived)"};
constexpr Sql revoke_token_row{
    "token_revoke", "update api_token set revoked = true where workspace_id = :p1 and id = :p2 returning id"};
constexpr Sql count_goods{
    "warehouse_goods",
    "select count(*) from stock_balance where workspace_id = :p1 and warehouse_id = :p2 and on_hand > 0"};
// Who changes a place holds its warehouse: two at once could leave it without any.
constexpr Sql lock_place_warehouse{
    "place_lock_warehouse",
    "select h.id from place p join warehouse h on h.workspace_id = p.workspace_id and h.id = p.warehouse_id"
    " where p.workspace_id = :p1 and p.id = :p2 for no key update of h"};
constexpr Sql select_place_use{
    "place_use",
    "select (select count(*) from stock_balance b where b.workspace_id = :p1 and b.warehouse_id = p.warehouse_id"
    "   and b.place_id = p.id and b.on_hand > 0),"
    " (select count(*) from place o where o.workspace_id = :p1 and o.warehouse_id = p.warehouse_id and o.id <> p.id"
    "   and not o.archived) from place p where p.workspace_id = :p1 and p.id = :p2"};
constexpr Sql count_other_owners{
    "user_other_owners",
    "select count(*) from app_user where workspace_id = :p1 and id <> :p2 and role = 'owner' and active"};
// Logins are unique in the whole installation: whose company it is follows from the login.
constexpr Sql select_login{"user_find_login",
                           "select u.workspace_id, u.id, u.name, u.role, u.password_hash, u.active from app_user u"
                           " where lower(u.login) = lower(:p1)"};
constexpr Sql select_password{"user_password",
                              "select password_hash from app_user where workspace_id = :p1 and id = :p2"};
constexpr Sql update_password{"user_set_password",
                              "update app_user set password_hash = :p3 where workspace_id = :p1 and id = :p2"};

/// A statement whose select list comes from T's fields: made once.
template <class T>
Sql listed(const char* name, const char* before, const char* after) {
  static thread_local std::unordered_map<std::string, std::string> texts;
  auto& text = texts[name];
  if (text.empty()) text = before + columns<T>("t") + after;
  return Sql{name, text.c_str()};
}

template <class T>
std::vector<T> read_all(RowSet rows) {
  std::vector<T> all;
  all.reserve(rows.size());
  for (auto& row : rows) all.push_back(read_row<T>(row));
  return all;
}

const char* with_places =
    ", coalesce((select jsonb_agg(jsonb_build_object('id', cast(p.id as text), 'version', p.version, 'name', p.name,"
    "   'archived', p.archived) order by p.id) from place p where p.workspace_id = t.workspace_id and p.warehouse_id = "
    "t.id), '[]')"
    " from warehouse t where t.workspace_id = :p1";

Sql warehouse_sql(bool one) {
  static const std::string list = std::string(with_places) + " and (not t.archived or :p2) order by t.id";
  static const std::string find = std::string(with_places) + " and t.id = :p2";
  return one ? listed<Warehouse>("warehouse_find", "select ", find.c_str())
             : listed<Warehouse>("warehouse_list", "select ", list.c_str());
}

Warehouse read_warehouse(Row& row) {
  auto warehouse = read_row<Warehouse>(row);
  table_detail::read_value(row, warehouse.places);
  return warehouse;
}

const char* with_balance =
    ", coalesce((select cast(sum(d.received - d.paid_out) as bigint) from account_day d"
    " where d.workspace_id = t.workspace_id and d.account_id = t.id), 0)"
    " from money_account t where t.workspace_id = :p1";

Sql account_sql(bool one) {
  static const std::string list = std::string(with_balance) + " and (t.active or :p2) order by t.id";
  static const std::string find = std::string(with_balance) + " and t.id = :p2";
  return one ? listed<Account>("account_find", "select ", find.c_str())
             : listed<Account>("account_list", "select ", list.c_str());
}

Account read_account(Row& row) {
  auto account = read_row<Account>(row);
  row >> account.balance;
  return account;
}

}  // namespace

bool has_workspaces(Connection& db) {
  bool any = false;
  db.one(any_workspace, {}) >> any;
  return any;
}
Workspace get_workspace(Connection& db, WorkspaceId workspace) {
  auto row = db.one(select_workspace, {workspace});
  return read_row<Workspace>(row);
}
Workspace lock_workspace(Connection& db, WorkspaceId workspace) {
  auto row = db.one(lock_workspace_row, {workspace});
  return read_row<Workspace>(row);
}
Verdict update_workspace(Connection& db, Workspace& w) {
  auto row =
      db.maybe_one(update_workspace_row, {w.id, w.version, w.name, w.zone, w.language, w.on_shortage,
                                          w.default_price_list_id, w.default_warehouse_id, w.default_legal_entity_id});
  if (!row) return ErrorCode::version_stale;
  *row >> w.version;
  return Done{};
}
KnownDefaults known_defaults(Connection& db, const Workspace& w) {
  KnownDefaults known;
  db.one(select_known_defaults, {w.id, w.default_price_list_id, w.default_warehouse_id, w.default_legal_entity_id}) >>
      known.price_list >> known.warehouse >> known.legal_entity;
  return known;
}

std::vector<LegalEntity> all_legal_entities(Connection& db, WorkspaceId workspace, bool archived) {
  return read_all<LegalEntity>(db.run(listed<LegalEntity>("legal_entity_list", "select ",
                                                          " from legal_entity t where t.workspace_id = :p1"
                                                          " and (not t.archived or :p2) order by t.id"),
                                      {workspace, archived}));
}
std::vector<User> all_users(Connection& db, WorkspaceId workspace, bool inactive) {
  return read_all<User>(db.run(listed<User>("user_list", "select ",
                                            " from app_user t where t.workspace_id = :p1 and (t.active or :p2)"
                                            " order by t.id"),
                               {workspace, inactive}));
}
std::vector<Token> tokens_below(Connection& db, WorkspaceId workspace, std::int64_t below, std::int32_t count) {
  return read_all<Token>(db.run(listed<Token>("token_list", "select ",
                                              " from api_token t where t.workspace_id = :p1 and t.id < :p2"
                                              " order by t.id desc limit :p3"),
                                {workspace, below, count}));
}
bool revoke_token(Connection& db, WorkspaceId workspace, TokenId token) {
  return !db.run(revoke_token_row, {workspace, token}).empty();
}
std::vector<Warehouse> all_warehouses(Connection& db, WorkspaceId workspace, bool archived) {
  std::vector<Warehouse> all;
  for (auto& row : db.run(warehouse_sql(false), {workspace, archived})) all.push_back(read_warehouse(row));
  return all;
}
std::optional<Warehouse> find_warehouse(Connection& db, WorkspaceId workspace, WarehouseId warehouse) {
  auto row = db.maybe_one(warehouse_sql(true), {workspace, warehouse});
  return row ? std::optional(read_warehouse(*row)) : std::nullopt;
}
std::int64_t goods_in(Connection& db, WorkspaceId workspace, WarehouseId warehouse) {
  std::int64_t count = 0;
  db.one(count_goods, {workspace, warehouse}) >> count;
  return count;
}
std::optional<Place> lock_place(Connection& db, WorkspaceId workspace, PlaceId place) {
  if (!db.maybe_one(lock_place_warehouse, {workspace, place})) return std::nullopt;
  return lock_row<Place>(db, workspace, place);
}
PlaceUse place_use(Connection& db, WorkspaceId workspace, PlaceId place) {
  PlaceUse use;
  db.one(select_place_use, {workspace, place}) >> use.goods >> use.other_places;
  return use;
}
std::vector<Account> all_accounts(Connection& db, WorkspaceId workspace, bool closed) {
  std::vector<Account> all;
  for (auto& row : db.run(account_sql(false), {workspace, closed})) all.push_back(read_account(row));
  return all;
}
std::optional<Account> find_account(Connection& db, WorkspaceId workspace, AccountId account) {
  auto row = db.maybe_one(account_sql(true), {workspace, account});
  return row ? std::optional(read_account(*row)) : std::nullopt;
}

std::int64_t other_owners(Connection& db, WorkspaceId workspace, UserId user) {
  std::int64_t count = 0;
  db.one(count_other_owners, {workspace, user}) >> count;
  return count;
}
std::optional<LoginRow> find_login(Connection& db, const std::string& login) {
  auto row = db.maybe_one(select_login, {login});
  if (!row) return std::nullopt;
  LoginRow found;
  *row >> found.workspace >> found.user >> found.name >> found.role >> found.password_hash >> found.active;
  return found;
}
std::string password_hash_of(Connection& db, WorkspaceId workspace, UserId user) {
  std::string hash;
  db.one(select_password, {workspace, user}) >> hash;
  return hash;
}
void set_password_hash(Connection& db, WorkspaceId workspace, UserId user, const std::string& hash) {
  db.run(update_password, {workspace, user, hash});
}

}  // namespace kram::storage
