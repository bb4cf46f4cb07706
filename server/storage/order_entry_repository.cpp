#include "server/storage/order_entry_repository.hpp"

#include <algorithm>

#include "server/storage/json_row.hpp"

namespace kram::storage {
namespace {

// A price list may stand on another, and that on a third: joined rather than walked, since this is the hot path.
// The list of products and the counts come by a CTE and subselects, so that a plan for given values looks no cheaper
// than the generic one: planning anew each time would cost more than the statement itself.
constexpr Sql load_entry{"load_order_entry", R"sql(
with asked as materialized (select cast(:p6 as bigint[]) as products)
select
  json_build_array(w.base_currency, w.language, w.on_shortage, w.default_warehouse_id),
  case when e.id is not null then json_build_array(e.id, e.name, e.pays_vat, e.archived) end,
  case when c.id is not null then json_build_array(c.id, c.name, coalesce(c.phones->>0, ''),
    coalesce((select string_agg(substr(f.e164, 2), ' ') from client_phone f
              where f.workspace_id = w.id and f.client_id = c.id), ''), c.is_client, c.archived) end,
  case when u.id is not null then json_build_array(u.id, u.name, u.active) end,
  case when l0.id is not null then json_build_array(
    json_build_array(l0.id, l0.name, l0.base_id, l0.percent, l0.currency, l0.vat_included, l0.archived),
    json_build_array(l1.id, l1.name, l1.base_id, l1.percent),
    json_build_array(l2.id, l2.name, null, null)) end,
  (select json_agg(json_build_array(r.price_list_id, r.id, r.product_id, r.from_quantity, r.price, r.valid_from, r.valid_to))
   from price_rule r where r.workspace_id = w.id and r.product_id = any(a.products)
   and r.price_list_id in (l0.id, l1.id, l2.id)),
  (select json_agg(json_build_array(t.code, t.kind, t.percent)) from tax_rate t where t.workspace_id = w.id),
  case when cast(:p11 as boolean) then
    (select json_agg(json_build_array(h.id, h.name, h.archived)) from warehouse h where h.workspace_id = w.id) end,
  (select json_agg(json_build_array(p.id, p.kind, p.sku, p.name, p.variant, p.unit, p.tax, p.units, p.archived))
   from product p where p.workspace_id = w.id and p.id = any(a.products)),
  case when cast(:p7 as boolean) then
    (select json_agg(json_build_array(b.warehouse_id, b.place_id, b.product_id, b.on_hand, b.reserved))
     from stock_balance b where b.workspace_id = w.id and b.product_id = any(a.products)
     and b.on_hand > b.reserved) end,
  case when cast(:p8 as boolean) then nextval('sales_order_id_seq') end,
  case when cast(:p8 as boolean) then nextval(cast('order_number_' || w.id as regclass)) end,
  (select json_agg(nextval('order_line_id_seq')) from generate_series(1, (select cast(:p9 as int)))),
  (select json_agg(nextval('obligation_id_seq')) from generate_series(1, (select cast(:p10 as int))))
from asked a cross join workspace w
left join legal_entity e on e.workspace_id = w.id and e.id = coalesce(:p2, w.default_legal_entity_id)
left join party c on c.workspace_id = w.id and c.id = :p3
left join price_list l0 on l0.workspace_id = w.id and l0.id = coalesce(:p4, c.price_list_id, w.default_price_list_id)
left join price_list l1 on l1.workspace_id = w.id and l1.id = l0.base_id
left join price_list l2 on l2.workspace_id = w.id and l2.id = l1.base_id
left join app_user u on u.workspace_id = w.id and u.id = :p5
where w.id = :p1)sql"};

constexpr Sql lock_stock_rows{"lock_stock", R"sql(
select 1 from stock_balance b where b.workspace_id = :p1 and b.product_id = any(cast(:p2 as bigint[]))
order by b.warehouse_id, b.place_id, b.product_id for update)sql"};

TaxRate tax_of(const std::string& kind, Percent percent) {
  if (kind == "exempt") return TaxRate::exempt();
  return kind == "none" ? TaxRate::none() : TaxRate::of_percent(percent);
}

/// A list that stands on another is that list's prices times (100 + percent) %, where it has none of its own.
void add_list(JsonRow& row, OrderEntry& entry) {
  PriceListRules list;
  std::optional<Percent> percent;
  row >> list.id;
  if (!list.id) return;
  row >> list.name >> list.base_list_id >> percent;
  if (!entry.price_list) {
    EntryPriceList first{list.id, list.name, {}, true, false};
    row >> first.currency >> first.vat_included >> first.archived;
    entry.price_list = std::move(first);
  }
  if (list.base_list_id && percent) {
    PriceRule all;
    all.kind = PriceRuleKind::percent;
    all.percent = -*percent;
    list.rules.push_back(all);
  }
  entry.price_lists.push_back(std::move(list));
}

void read_price_lists(const std::string& lists, const std::string& rules, OrderEntry& entry) {
  for_each_packed(lists, [&](JsonRow& row) { add_list(row, entry); });
  for_each_packed(rules, [&](JsonRow& items) {
    PriceListId list_id;
    PriceRule rule;
    items >> list_id >> rule.id >> rule.product_id >> rule.from_quantity >> rule.price >> rule.valid_from >>
        rule.valid_until;
    for (auto& list : entry.price_lists)
      if (list.id == list_id) list.rules.push_back(rule);
  });
}

void read_products(const std::string& rows, OrderEntry& entry) {
  for_each_packed(rows, [&](JsonRow& items) {
    EntryProduct product;
    std::string variant;
    items >> product.id >> product.kind >> product.sku >> product.name >> variant >> product.unit >> product.tax >>
        product.units >> product.archived;
    if (!variant.empty()) product.name += ", " + variant;
    entry.products.push_back(std::move(product));
  });
}

/// Free stock in the order of preference: the default warehouse, then by age.
void read_stock(const std::string& rows, OrderEntry& entry) {
  for_each_packed(rows, [&](JsonRow& items) {
    PlaceStock place;
    items >> place.warehouse_id >> place.place_id >> place.product_id >> place.level.on_hand >> place.level.reserved;
    entry.places.push_back(place);
  });
  const auto rank = [&](const PlaceStock& place) {
    return std::tuple(place.warehouse_id != entry.default_warehouse_id, place.warehouse_id, place.place_id);
  };
  std::sort(entry.places.begin(), entry.places.end(),
            [&](const PlaceStock& a, const PlaceStock& b) { return rank(a) < rank(b); });
}

/// A row of packed items, when it is there.
template <class T, class... Members>
void read_optional(const std::string& items, std::optional<T>& value, Members T::*... members) {
  if (items.empty()) return;
  value.emplace();
  JsonRow row(items);
  (void)(row >> ... >> ((*value).*members));
}

std::vector<std::int64_t> read_ids(const std::string& ids) {
  std::vector<std::int64_t> all;
  for (JsonRow row(ids); row.more();) row >> all.emplace_back();
  return all;
}

}  // namespace

OrderEntry load_order_entry(Connection& db, WorkspaceId workspace, const EntryQuery& query) {
  Row row = db.one(load_entry, {workspace, query.legal_entity_id, query.client_id, query.price_list_id,
                                query.responsible_id, query.products, query.with_stock, query.new_order, query.line_ids,
                                query.obligation_ids, query.with_warehouses});
  OrderEntry entry;
  std::string settings, legal_entity, client, user, lists, rules, taxes, warehouses, products, stock, line_ids,
      obligation_ids;
  row >> settings >> legal_entity >> client >> user >> lists >> rules >> taxes >> warehouses >> products >> stock >>
      entry.order_id >> entry.number >> line_ids >> obligation_ids;
  JsonRow(settings) >> entry.base_currency >> entry.language >> entry.on_shortage >> entry.default_warehouse_id;
  using L = EntryLegalEntity;
  read_optional(legal_entity, entry.legal_entity, &L::id, &L::name, &L::pays_vat, &L::archived);
  using C = EntryClient;
  read_optional(client, entry.client, &C::id, &C::name, &C::phone, &C::phone_digits, &C::is_client, &C::archived);
  read_optional(user, entry.responsible, &EntryUser::id, &EntryUser::name, &EntryUser::active);
  read_price_lists(lists, rules, entry);
  entry.taxes.emplace("none", TaxRate::none());
  for_each_packed(taxes, [&](JsonRow& items) {
    std::string code, kind;
    Percent percent;
    items >> code >> kind >> percent;
    entry.taxes.emplace(code, tax_of(kind, percent));
  });
  for_each_packed(warehouses, [&](JsonRow& items) {
    EntryWarehouse warehouse;
    items >> warehouse.id >> warehouse.name >> warehouse.archived;
    entry.warehouses.push_back(std::move(warehouse));
  });
  read_products(products, entry);
  read_stock(stock, entry);
  entry.line_ids = read_ids(line_ids);
  entry.obligation_ids = read_ids(obligation_ids);
  return entry;
}

void lock_stock(Connection& db, WorkspaceId workspace, const std::vector<ProductId>& products) {
  if (!products.empty()) db.run(lock_stock_rows, {workspace, products});
}

}  // namespace kram::storage
