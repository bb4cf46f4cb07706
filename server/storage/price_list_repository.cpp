#include "server/storage/price_list_repository.hpp"

namespace kram::storage {
namespace {

// ---- SQL: :p1 is the workspace everywhere.

constexpr Sql select_lists{
    "price_list_all",
    "select id, version, name, currency, vat_included, base_id, percent, archived from price_list"
    " where workspace_id = :p1 and (cast(:p2 as boolean) or not archived) order by id limit 5000"};

constexpr Sql select_is_default{"price_list_is_default",
                                "select count(*) > 0 from workspace"
                                " where id = :p1 and default_price_list_id = :p2"};

#define KRAM_RULE_PAGE                                                                                                 \
  "select r.id, r.price_list_id, r.product_id, r.from_quantity, r.price, r.valid_from, r.valid_to, "                   \
  " p.name || case p.variant when '' then '' else ', ' || p.variant end, p.sort_key from price_rule r join product p " \
  "on p.workspace_id = r.workspace_id and p.id = r.product_id"                                                         \
  " where r.workspace_id = :p1 and r.price_list_id = :p2"                                                              \
  " and (p.sort_key, r.from_quantity, r.id) > (cast(:p3 as text), cast(:p4 as bigint), cast(:p5 as bigint))"
#define KRAM_RULE_ORDER " order by p.sort_key, r.from_quantity, r.id limit cast(:p6 as int)"

constexpr Sql list_rules{"price_rule_list", KRAM_RULE_PAGE KRAM_RULE_ORDER};
constexpr Sql list_rules_by_prefix{"price_rule_list_by_prefix", KRAM_RULE_PAGE
                                   " and p.sort_key >= cast(:p7 as text)"
                                   " and p.sort_key < cast(:p8 as text)" KRAM_RULE_ORDER};
constexpr Sql list_rules_by_fragment{"price_rule_list_by_fragment", KRAM_RULE_PAGE
                                     " and p.search like cast(:p7 as text)"
                                     " and p.search like all (cast(:p8 as text[]))" KRAM_RULE_ORDER};

constexpr Sql select_list_exists{"price_list_exists",
                                 "select id from price_list where workspace_id = :p1 and id = :p2"};

constexpr Sql select_depth{
    "price_list_depth",
    "select cast(l.base_id is not null as int) + cast(b.base_id is not null as int) from price_list l left join "
    "price_list b"
    " on b.workspace_id = l.workspace_id and b.id = l.base_id where l.workspace_id = :p1 and l.id = :p2"};

// The product's row is held, so that two who set the same price at once take turns.
constexpr Sql lock_product{"price_rule_lock_product",
                           "select name from product where workspace_id = :p1 and id = :p2 for no key update"};

constexpr Sql set_rule{
    "price_rule_set",
    "with changed as (update price_rule set price = cast(:p5 as bigint) where workspace_id = :p1"
    " and price_list_id = cast(:p2 as bigint) and product_id = cast(:p3 as bigint)"
    " and from_quantity = cast(:p4 as bigint) and valid_from is not distinct from cast(:p6 as date)"
    " and valid_to is not distinct from cast(:p7 as date) returning id),"
    " made as (insert into price_rule (workspace_id, price_list_id, product_id, from_quantity, price, valid_from, "
    "valid_to)"
    " select :p1, cast(:p2 as bigint), cast(:p3 as bigint), cast(:p4 as bigint), cast(:p5 as bigint),"
    " cast(:p6 as date), cast(:p7 as date) where not exists (select from changed) returning id)"
    " select min(id) from (select id from changed union all select id from made) ids"};

constexpr Sql delete_rule{"price_rule_delete",
                          "delete from price_rule where workspace_id = :p1 and id = :p2 returning id"};

constexpr Sql set_default_rule{
    "price_rule_set_default",
    "with list as (select l.id from workspace w join price_list l on l.workspace_id = w.id"
    " and l.id = w.default_price_list_id where w.id = :p1),"
    " gone as (delete from price_rule r using list where r.workspace_id = :p1 and r.price_list_id = list.id"
    " and r.product_id = cast(:p2 as bigint) and r.from_quantity = 0 and r.valid_from is null and r.valid_to is null"
    " and (cast(:p3 as bigint) is null or r.price <> cast(:p3 as bigint)) returning r.id),"
    " made as (insert into price_rule (workspace_id, price_list_id, product_id, from_quantity, price)"
    " select :p1, list.id, cast(:p2 as bigint), 0, cast(:p3 as bigint) from list where cast(:p3 as bigint) is not null"
    " and not exists (select from price_rule r where r.workspace_id = :p1 and r.price_list_id = list.id"
    " and r.product_id = cast(:p2 as bigint) and r.from_quantity = 0 and r.valid_from is null and r.valid_to is null"
    " and r.price = cast(:p3 as bigint)) returning id)"
    " select id from list"};

constexpr Sql select_for_resolving{
    "price_list_for_resolving",
    "with recursive first_list as (select coalesce(cast(:p2 as bigint), (select p.price_list_id from party p"
    "   where p.workspace_id = :p1 and p.id = cast(:p3 as bigint)), w.default_price_list_id) as id"
    "   from workspace w where w.id = :p1),"
    " chain as (select l.id, l.name, l.currency, l.base_id, l.percent, 0 as depth from price_list l"
    "   join first_list f on f.id = l.id where l.workspace_id = :p1"
    "   union all select l.id, l.name, l.currency, l.base_id, l.percent, c.depth + 1 from price_list l"
    "   join chain c on c.base_id = l.id where l.workspace_id = :p1 and c.depth < 2)"
    " select c.id, c.name, c.currency, c.base_id, c.percent, r.id, r.product_id, r.from_quantity, r.price,"
    " r.valid_from, r.valid_to from chain c left join price_rule r on r.workspace_id = :p1"
    " and r.price_list_id = c.id and r.product_id = any (cast(:p4 as bigint[])) order by c.depth, r.id"};

struct RuleKey {
  std::string sort_key;
  std::int64_t from_quantity = -1;
  std::int64_t id = 0;
};

Result<RuleKey> read_rule_cursor(const std::optional<std::string>& cursor) {
  KRAM_TRY(parts, read_cursor(cursor, 3));
  if (parts.empty()) return RuleKey{};
  const auto quantity = parse_decimal(parts[1], 0, Quantity::limit);
  const auto id = parse_id(parts[2]);
  if (!quantity || !id) return Refusal(ErrorCode::invalid_cursor, "/cursor");
  return RuleKey{parts[0], *quantity, *id};
}

/// A list's own percent is a rule for every product; above zero the list is dearer than its base.
PriceRule percent_rule(Percent percent) {
  PriceRule rule;
  rule.kind = PriceRuleKind::percent;
  rule.percent = -percent;
  return rule;
}

}  // namespace

std::vector<PriceListRow> all_price_lists(Connection& db, WorkspaceId workspace, bool archived) {
  std::vector<PriceListRow> lists;
  for (auto& row : db.run(select_lists, {workspace, archived})) lists.push_back(read_row<PriceListRow>(row));
  return lists;
}

int price_list_depth(Connection& db, WorkspaceId workspace, PriceListId id) {
  std::int32_t depth = 0;
  if (auto row = db.maybe_one(select_depth, {workspace, id})) *row >> depth;
  return depth;
}

bool is_default_price_list(Connection& db, WorkspaceId workspace, PriceListId id) {
  bool is_default = false;
  db.one(select_is_default, {workspace, id}) >> is_default;
  return is_default;
}

Result<Page<PriceRuleRow>> list_price_rules(Connection& db, WorkspaceId workspace, PriceListId list,
                                            const TextSearch& search, const std::optional<std::string>& cursor,
                                            std::int32_t limit) {
  KRAM_TRY(after, read_rule_cursor(cursor));
  std::vector<Param> params{workspace, list, after.sort_key, after.from_quantity, after.id, limit + 1};
  const Sql* sql = &list_rules;
  if (search.mode == SearchMode::prefix) {
    sql = &list_rules_by_prefix;
    params.insert(params.end(), {search.prefix_from, search.prefix_below});
  } else if (search.mode == SearchMode::fragment) {
    sql = &list_rules_by_fragment;
    params.insert(params.end(), {search.fragment, search.words});
  }
  auto rows = db.run(*sql, params);
  Page<PriceRuleRow> page;
  RuleKey last;
  for (auto& row : rows) {
    if (page.items.size() == static_cast<std::size_t>(limit)) {
      page.next_cursor = write_cursor({last.sort_key, std::to_string(last.from_quantity), std::to_string(last.id)});
      break;
    }
    PriceRuleRow& r = page.items.emplace_back();
    row >> r.id >> r.price_list_id >> r.product_id >> r.from_quantity >> r.price >> r.valid_from >> r.valid_to >>
        r.product_name >> last.sort_key;
    last.from_quantity = r.from_quantity.units;
    last.id = r.id.value;
  }
  if (rows.empty() && !db.maybe_one(select_list_exists, {workspace, list})) return ErrorCode::not_found;
  return page;
}

Result<PriceRuleRow> set_price(Connection& db, WorkspaceId workspace, PriceRuleRow rule) {
  if (!db.maybe_one(select_list_exists, {workspace, rule.price_list_id})) return ErrorCode::not_found;
  auto product = db.maybe_one(lock_product, {workspace, rule.product_id});
  if (!product) return Refusal(ErrorCode::unknown_reference, "/product_id");
  *product >> rule.product_name;
  db.one(set_rule, {workspace, rule.price_list_id, rule.product_id, rule.from_quantity, rule.price, rule.valid_from,
                    rule.valid_to}) >>
      rule.id;
  return rule;
}

bool delete_price_rule(Connection& db, WorkspaceId workspace, PriceRuleId id) {
  return db.maybe_one(delete_rule, {workspace, id}).has_value();
}

Verdict set_default_price(Connection& db, WorkspaceId workspace, ProductId product,
                          const std::optional<UnitPrice>& price) {
  if (!db.maybe_one(set_default_rule, {workspace, product, price}))
    return Refusal(ErrorCode::unknown_reference, "/price");
  return Done{};
}

PriceLists load_price_lists(Connection& db, WorkspaceId workspace, std::optional<PriceListId> list,
                            std::optional<PartyId> client, const std::vector<ProductId>& products) {
  PriceLists found;
  for (auto& row : db.run(select_for_resolving, {workspace, list, client, products})) {
    PriceListRules head;
    std::string currency;
    std::optional<Percent> percent;
    std::optional<PriceRuleId> rule_id;
    row >> head.id >> head.name >> currency >> head.base_list_id >> percent >> rule_id;
    if (found.lists.empty() || found.lists.back().id != head.id) {
      if (percent) head.rules.push_back(percent_rule(*percent));
      if (found.lists.empty()) found.currency = currency, found.list = head.id;
      found.lists.push_back(std::move(head));
    }
    if (!rule_id) continue;
    PriceRule& rule = found.lists.back().rules.emplace_back();
    rule.id = *rule_id;
    row >> rule.product_id >> rule.from_quantity >> rule.price >> rule.valid_from >> rule.valid_until;
  }
  return found;
}

}  // namespace kram::storage
