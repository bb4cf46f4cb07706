#include "server/storage/product_repository.hpp"

namespace kram::storage {
namespace {

// ---- SQL: :p1 is the workspace everywhere.

constexpr Sql select_categories{"category_all",
                                "select id, version, name, description, archived from category where workspace_id = :p1"
                                " and (not archived or :p2) order by id limit 5000"};

#define KRAM_PRODUCT_FILTER                                                                 \
  " from product q where q.workspace_id = :p1 and (cast(:p2 as boolean) or not q.archived)" \
  " and (cast(:p3 as bigint) is null or q.category_id = cast(:p3 as bigint))"               \
  " and (cast(:p8 as bigint) is null or q.parent_id = cast(:p8 as bigint))"                 \
  " and (q.sort_key, q.id) > (cast(:p4 as text), cast(:p5 as bigint))"

#define KRAM_PRODUCT_PAGE                                                                                             \
  " select p.id, p.kind, p.sku, p.name || case p.variant when '' then '' else ', ' || p.variant end, p.unit, p.tax,"  \
  " p.category_id, p.parent_id, p.variant, p.archived, coalesce(s.on_hand, 0),"                                       \
  " coalesce(s.reserved, 0), p.external_id, page.sort_key"                                                            \
  " from page join product p on p.workspace_id = :p1 and p.id = page.id"                                              \
  " left join lateral (select cast(sum(b.on_hand) as bigint) as on_hand, cast(sum(b.reserved) as bigint) as reserved" \
  "   from stock_balance b where b.workspace_id = :p1 and b.product_id = p.id"                                        \
  "   and (cast(:p6 as bigint) is null or b.warehouse_id = cast(:p6 as bigint))) s on true"                           \
  " order by page.sort_key, page.id"

constexpr Sql list_all{"product_list", "with page as materialized (select q.id, q.sort_key" KRAM_PRODUCT_FILTER
                                       " order by q.sort_key, q.id limit cast(:p7 as int))" KRAM_PRODUCT_PAGE};

// One or two characters: names that begin so, and the product whose article or barcode is just that.
constexpr Sql list_by_prefix{"product_list_by_prefix",
                             "with found as materialized (select q.id, q.sort_key" KRAM_PRODUCT_FILTER
                             " and q.sort_key >= cast(:p9 as text) and q.sort_key < cast(:p10 as text)"
                             " union select q.id, q.sort_key" KRAM_PRODUCT_FILTER
                             " and q.sku = cast(:p11 as text)),"
                             " page as materialized (select id, sort_key from found order by sort_key, id limit "
                             "cast(:p7 as int))" KRAM_PRODUCT_PAGE};

constexpr Sql list_by_fragment{"product_list_by_fragment",
                               "with found as materialized (select q.id, q.sort_key" KRAM_PRODUCT_FILTER
                               " and q.search like cast(:p9 as text)"
                               " and q.search like all (cast(:p10 as text[]))),"
                               " page as materialized (select id, sort_key from found order by sort_key, id limit "
                               "cast(:p7 as int))" KRAM_PRODUCT_PAGE};

#define KRAM_PRODUCT_COLUMNS                                                                                      \
  "select p.id, p.version, p.kind, p.sku, p.name, p.unit, p.tax, p.category_id, p.parent_id, p.variant, p.units," \
  " p.barcodes, p.description, p.external_id, p.archived, (select r.price from price_rule r"                      \
  "   join workspace w on w.id = r.workspace_id and w.default_price_list_id = r.price_list_id"                    \
  "   where r.workspace_id = :p1 and r.product_id = p.id and r.from_quantity = 0 and r.valid_from is null"        \
  "   and r.valid_to is null order by r.id limit 1)"                                                              \
  " from product p where p.workspace_id = :p1 and p.id = :p2"

// The columns stand in the order of Product's fields; the price follows.
constexpr Sql select_one{"product_get", KRAM_PRODUCT_COLUMNS};
constexpr Sql select_for_change{"product_lock_for_change", KRAM_PRODUCT_COLUMNS " for no key update of p"};

constexpr Sql select_stock{
    "product_stock",
    "select warehouse_id, cast(sum(on_hand) as bigint), cast(sum(reserved) as bigint) from stock_balance"
    " where workspace_id = :p1 and product_id = :p2 group by warehouse_id order by warehouse_id"};

constexpr Sql select_references{
    "product_references",
    "select exists (select from tax_rate t where t.workspace_id = :p1 and t.code = cast(:p2 as text) and t.active),"
    " cast(:p3 as bigint) is null or c.id is not null, coalesce(c.archived, false), c.name, q.id is not null, "
    "q.parent_id is not null, q.kind, q.unit, q.tax,"
    " coalesce(q.archived, false), q.name from workspace w"
    " left join category c on c.workspace_id = w.id and c.id = cast(:p3 as bigint)"
    " left join product q on q.workspace_id = w.id and q.id = cast(:p4 as bigint) where w.id = :p1"};

#define KRAM_PRODUCT_RECORD                                                                             \
  " from jsonb_to_record(cast(:p2 as jsonb)) as r(kind text, sku text, name text, unit text, tax text," \
  " category_id bigint, parent_id bigint, variant text, units jsonb, barcodes jsonb, description text," \
  " external_id text, archived boolean)"

constexpr Sql insert_product_sql{
    "product_insert",
    "insert into product (workspace_id, kind, sku, name, unit, tax, category_id, parent_id, variant, units, barcodes,"
    " description, external_id, archived, created_at, search, sort_key)"
    " select :p1, r.kind, r.sku, r.name, r.unit, r.tax, r.category_id, r.parent_id, r.variant, r.units, r.barcodes,"
    " r.description, r.external_id, r.archived, cast(:p3 as bigint), cast(:p4 as text), cast(:p5 as "
    "text)" KRAM_PRODUCT_RECORD " on conflict do nothing returning id"};

constexpr Sql update_product_sql{
    "product_update",
    "update product p set version = p.version + 1, sku = r.sku, name = r.name, tax = r.tax, category_id = "
    "r.category_id,"
    " variant = r.variant, units = r.units, barcodes = r.barcodes, description = r.description, archived = r.archived,"
    " search = cast(:p4 as text), sort_key = cast(:p5 as text)" KRAM_PRODUCT_RECORD
    " where p.workspace_id = :p1 and p.id = :p3"};

constexpr Sql sync_barcodes{
    "product_barcode_sync",
    "with gone as (delete from product_barcode b where b.workspace_id = :p1 and b.product_id = :p2"
    "   and b.code <> all (cast(:p3 as text[])))"
    " insert into product_barcode (workspace_id, code, product_id, unit)"
    " select :p1, n.code, :p2, n.unit from unnest(cast(:p3 as text[]), cast(:p4 as text[])) as n(code, unit)"
    " order by n.code on conflict (workspace_id, code) do update set unit = excluded.unit"
    "   where product_barcode.product_id = excluded.product_id returning code"};

constexpr Sql select_barcode_owner{"product_barcode_owner",
                                   "select b.code, p.name from product_barcode b"
                                   " join product p on p.workspace_id = b.workspace_id and p.id = b.product_id"
                                   " where b.workspace_id = :p1 and b.code = any (cast(:p2 as text[])) and "
                                   "b.product_id <> :p3 order by b.code limit 1"};

constexpr Sql select_rival{
    "product_rival",
    "select id, name, external_id = cast(:p2 as text) and external_id <> '' from product where workspace_id = :p1"
    " and ((external_id = cast(:p2 as text) and external_id <> '') or (sku = cast(:p3 as text) and sku <> ''))"
    " and id <> cast(:p4 as bigint) order by 3 desc, id limit 1"};

// ---- from rows and to them

std::string search_of(const Product& product) {
  std::vector<std::string> parts{product.name, product.variant, product.sku};
  for (const auto& barcode : product.barcodes) parts.push_back(barcode.code);
  parts.push_back(product.external_id);
  return search_column(parts);
}

std::string sort_key_of(const Product& product) {
  return sort_column(product.variant.empty() ? product.name : product.name + " " + product.variant);
}

/// Who has this article or external id already.
Refusal rival_refusal(Connection& db, WorkspaceId workspace, const Product& product) {
  ProductId id;
  std::string name;
  bool by_external_id = false;
  if (auto row = db.maybe_one(select_rival, {workspace, product.external_id, product.sku, product.id.value}))
    *row >> id >> name >> by_external_id;
  if (by_external_id) return Refusal(ErrorCode::external_id_taken, "/external_id", {{"id", to_text(id)}});
  return Refusal(ErrorCode::already_exists, "/sku", {{"name", name}, {"id", to_text(id)}});
}

Verdict write_barcodes(Connection& db, WorkspaceId workspace, ProductId id, const std::vector<Barcode>& barcodes) {
  std::vector<std::string> codes, units;
  for (const auto& barcode : barcodes) {
    codes.push_back(barcode.code);
    units.push_back(barcode.unit);
  }
  if (db.run(sync_barcodes, {workspace, id, codes, units}).size() == codes.size()) return Done{};
  std::string code, name;
  if (auto row = db.maybe_one(select_barcode_owner, {workspace, codes, id})) *row >> code >> name;
  std::string path = "/barcodes";
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (codes[i] == code) path = "/barcodes/" + std::to_string(i) + "/code";
  return Refusal(ErrorCode::already_exists, path, {{"name", name}});
}

}  // namespace

std::vector<Category> all_categories(Connection& db, WorkspaceId workspace, bool archived) {
  std::vector<Category> all;
  for (auto& row : db.run(select_categories, {workspace, archived})) all.push_back(read_row<Category>(row));
  return all;
}

Page<ProductSummary> list_products(Connection& db, WorkspaceId workspace, const ProductPageQuery& query) {
  std::vector<Param> params{workspace,      query.archived,  query.category,  query.after.sort_key,
                            query.after.id, query.warehouse, query.limit + 1, query.parent};
  const Sql* sql = &list_all;
  if (query.search.mode == SearchMode::prefix) {
    sql = &list_by_prefix;
    params.insert(params.end(), {query.search.prefix_from, query.search.prefix_below, query.search.exact});
  } else if (query.search.mode == SearchMode::fragment) {
    sql = &list_by_fragment;
    params.insert(params.end(), {query.search.fragment, query.search.words});
  }
  Page<ProductSummary> page;
  NameKey last;
  for (auto& row : db.run(*sql, params)) {
    if (page.items.size() == static_cast<std::size_t>(query.limit)) {
      page.next_cursor = write_cursor(last);
      break;
    }
    ProductSummary& p = page.items.emplace_back();
    row >> p.id >> p.kind >> p.sku >> p.name >> p.unit >> p.tax >> p.category_id >> p.parent_id >> p.variant >>
        p.archived >> p.on_hand >> p.reserved >> p.external_id >> last.sort_key;
    p.available = p.on_hand - p.reserved;
    last.id = p.id.value;
  }
  return page;
}

std::optional<Product> find_product(Connection& db, WorkspaceId workspace, ProductId id, bool lock) {
  auto row = db.maybe_one(lock ? select_for_change : select_one, {workspace, id});
  if (!row) return std::nullopt;
  auto product = read_row<Product>(*row);
  *row >> product.price;
  return product;
}

std::vector<StockLevel> product_stock(Connection& db, WorkspaceId workspace, ProductId id) {
  std::vector<StockLevel> levels;
  for (auto& row : db.run(select_stock, {workspace, id})) {
    StockLevel& level = levels.emplace_back();
    row >> level.warehouse_id >> level.on_hand >> level.reserved;
    level.available = level.on_hand - level.reserved;
  }
  return levels;
}

ProductReferences product_references(Connection& db, WorkspaceId workspace, const Product& product) {
  ProductReferences found;
  std::optional<ProductKind> kind;
  db.one(select_references, {workspace, product.tax, product.category_id, product.parent_id}) >> found.tax_known >>
      found.category_known >> found.category_archived >> found.category_name >> found.parent_known >>
      found.parent_is_variant >> kind >> found.parent_unit >> found.parent_tax >> found.parent_archived >>
      found.parent_name;
  if (kind) found.parent_kind = *kind;
  return found;
}

Result<ProductId> insert_product(Connection& db, WorkspaceId workspace, const Product& product, Instant now) {
  auto row =
      db.maybe_one(insert_product_sql, {workspace, to_json(product), now, search_of(product), sort_key_of(product)});
  if (!row) return rival_refusal(db, workspace, product);
  ProductId id;
  *row >> id;
  if (!product.barcodes.empty()) KRAM_CHECK(write_barcodes(db, workspace, id, product.barcodes));
  return id;
}

Verdict update_product(Connection& db, WorkspaceId workspace, const Product& product) {
  if (auto row = db.maybe_one(select_rival, {workspace, "", product.sku, product.id.value}))
    return rival_refusal(db, workspace, product);
  try {
    db.run(update_product_sql, {workspace, to_json(product), product.id, search_of(product), sort_key_of(product)});
  } catch (const ConstraintError& error) {  // somebody took the article between the two statements
    if (error.constraint != "product_sku") throw;
    return Refusal(ErrorCode::already_exists, "/sku", {{"name", product.sku}});
  }
  return write_barcodes(db, workspace, product.id, product.barcodes);
}

}  // namespace kram::storage
