#include "server/storage/receipt_repository.hpp"

#include <unordered_map>

#include "server/storage/ledger_repository.hpp"
#include "server/storage/page_cursor.hpp"
#include "shared/base/text_fold.hpp"

namespace kram::storage {
namespace {

// ---- SQL: :p1 is the workspace everywhere.

constexpr Sql select_setup{
    "receipt_setup",
    "select e.id, e.name, coalesce(e.archived, false), h.id, h.name, coalesce(h.archived, false),"
    " (select min(l.id) from place l where l.workspace_id = :p1 and l.warehouse_id = h.id and not l.archived),"
    " s.id, s.name, coalesce(s.archived, false),"
    " (select r.id from receipt r where r.workspace_id = :p1 and r.external_id = cast(:p5 as text)"
    "   and r.external_id <> '')"
    " from workspace w"
    " left join legal_entity e on e.workspace_id = w.id"
    "   and e.id = coalesce(cast(:p2 as bigint), w.default_legal_entity_id)"
    " left join warehouse h on h.workspace_id = w.id and h.id = coalesce(cast(:p3 as bigint), w.default_warehouse_id)"
    " left join party s on s.workspace_id = w.id and s.id = cast(:p4 as bigint) and s.is_supplier"
    " where w.id = :p1"};

constexpr Sql select_line_setup{
    "receipt_line_setup",
    "select p.kind, p.name || case p.variant when '' then '' else ', ' || p.variant end, coalesce(p.archived, false),"
    " l.id is not null, l.name, coalesce(l.archived, false) from unnest(cast(:p3 as bigint[]), cast(:p4 as bigint[])) "
    "with ordinality"
    "   as n(product_id, place_id, no)"
    " left join product p on p.workspace_id = :p1 and p.id = n.product_id"
    " left join place l on l.workspace_id = :p1 and l.id = n.place_id and l.warehouse_id = :p2"
    " order by n.no"};

// Rows are taken in the fixed order of locks: warehouse, place, product (requirements 4.0, 5).
constexpr Sql add_to_balances{"receipt_add_to_balances",
                              "insert into stock_balance (workspace_id, warehouse_id, place_id, product_id, on_hand)"
                              " select :p1, :p2, n.place_id, n.product_id, cast(sum(n.quantity) as bigint)"
                              " from unnest(cast(:p3 as bigint[]), cast(:p4 as bigint[]), cast(:p5 as bigint[])) as "
                              "n(place_id, product_id, quantity)"
                              " group by n.place_id, n.product_id order by n.place_id, n.product_id"
                              " on conflict (workspace_id, warehouse_id, place_id, product_id)"
                              " do update set on_hand = stock_balance.on_hand + excluded.on_hand"};

constexpr Sql insert_document{
    "receipt_insert",
    "with numbered as (insert into number_series (workspace_id, legal_entity_id, kind, year, last_number)"
    "   values (:p1, :p2, 'receipt', 0, 1) on conflict (workspace_id, legal_entity_id, kind, year)"
    "   do update set last_number = number_series.last_number + 1 returning last_number),"
    " made as (insert into receipt (workspace_id, number, kind, legal_entity_id, warehouse_id, supplier_id, "
    "received_on,"
    "   supplier_document, external_id, note, cost, recorded_at)"
    "   select :p1, n.last_number, :p3, :p2, :p4, cast(:p5 as bigint), cast(:p6 as date), :p7, :p8, :p9,"
    "   cast(:p10 as bigint), cast(:p11 as bigint) from numbered n"
    "   on conflict (workspace_id, external_id) where external_id <> '' do nothing returning id, number),"
    " lines as (select * from unnest(cast(:p12 as bigint[]), cast(:p13 as bigint[]), cast(:p14 as bigint[]),"
    "   cast(:p15 as bigint[]), cast(:p16 as bigint[])) with ordinality"
    "   as n(place_id, product_id, quantity, unit_cost, cost, no)),"
    " layers as (insert into cost_layer (workspace_id, receipt_id, legal_entity_id, warehouse_id, place_id, product_id,"
    "   quantity, unit_cost, cost, received_on)"
    "   select :p1, made.id, :p2, :p4, l.place_id, l.product_id, l.quantity, l.unit_cost, l.cost, cast(:p6 as date)"
    "   from made cross join lines l order by l.no),"
    " moves as (insert into stock_move (workspace_id, kind, warehouse_id, place_id, product_id, quantity, cost,"
    "   receipt_id, occurred_on, recorded_at)"
    "   select :p1, 'receipt', :p4, l.place_id, l.product_id, l.quantity, l.cost, made.id, cast(:p6 as date),"
    "   cast(:p11 as bigint) from made cross join lines l order by l.no)"
    " select id, number from made"};

constexpr Sql select_by_external{"receipt_by_external_id",
                                 "select id from receipt where workspace_id = :p1 and external_id = :p2"};

#define KRAM_RECEIPT_COLUMNS                                                                         \
  "select r.id, r.number, r.kind, r.legal_entity_id, r.warehouse_id, r.supplier_id, r.received_on,"  \
  " r.supplier_document, r.external_id, r.note, r.cost, coalesce(s.name, ''), h.name, r.recorded_at" \
  " from receipt r join warehouse h on h.workspace_id = r.workspace_id and h.id = r.warehouse_id"    \
  " left join party s on s.workspace_id = r.workspace_id and s.id = r.supplier_id where r.workspace_id = :p1"

constexpr Sql select_one{"receipt_get", KRAM_RECEIPT_COLUMNS " and r.id = :p2"};
constexpr Sql list_all{
    "receipt_list", KRAM_RECEIPT_COLUMNS " and r.id < cast(:p2 as bigint) order by r.id desc limit cast(:p3 as int)"};
constexpr Sql list_found{"receipt_list_by_text", KRAM_RECEIPT_COLUMNS
                         " and r.id < cast(:p2 as bigint) and (cast(r.number as text) = cast(:p4 as text)"
                         " or r.external_id = cast(:p4 as text) or lower(r.supplier_document) like cast(:p5 as text)"
                         " or s.search like cast(:p6 as text)) order by r.id desc limit cast(:p3 as int)"};

constexpr Sql select_lines{
    "receipt_lines",
    "select y.receipt_id, y.product_id, y.place_id, y.quantity, y.unit_cost, y.cost,"
    " p.name || case p.variant when '' then '' else ', ' || p.variant end"
    " from cost_layer y join product p on p.workspace_id = y.workspace_id and p.id = y.product_id"
    " where y.workspace_id = :p1 and y.receipt_id = any (cast(:p2 as bigint[])) order by y.receipt_id, y.id"};

// ---- from rows and to them

void read_named(Row& row, NamedRow& named) {
  row >> named.name >> named.archived;
}

Receipt read_receipt(Row& row) {
  Receipt r;
  row >> r.id >> r.number >> r.kind >> r.legal_entity_id >> r.warehouse_id >> r.supplier_id >> r.received_on >>
      r.supplier_document >> r.external_id >> r.note >> r.cost >> r.supplier_name >> r.warehouse_name >> r.recorded_at;
  return r;
}

void add_lines(Connection& db, WorkspaceId workspace, std::vector<Receipt>& receipts) {
  if (receipts.empty()) return;
  std::vector<ReceiptId> ids;
  std::unordered_map<std::int64_t, std::size_t> index;
  for (const auto& receipt : receipts) {
    index[receipt.id.value] = ids.size();
    ids.push_back(receipt.id);
  }
  for (auto& row : db.run(select_lines, {workspace, ids})) {
    ReceiptId owner;
    ReceiptLine line;
    row >> owner >> line.product_id >> line.place_id >> line.quantity >> line.unit_cost >> line.cost >>
        line.product_name;
    receipts[index.at(owner.value)].lines.push_back(std::move(line));
  }
}

/// A receipt's lines as the arrays that the statements take.
struct LineArrays {
  std::vector<PlaceId> places;
  std::vector<ProductId> products;
  std::vector<Quantity> quantities;
  std::vector<UnitPrice> unit_costs;
  std::vector<Money> costs;
};
LineArrays arrays_of(const std::vector<ReceiptLine>& lines) {
  LineArrays arrays;
  for (const auto& line : lines) {
    arrays.places.push_back(*line.place_id);
    arrays.products.push_back(line.product_id);
    arrays.quantities.push_back(line.quantity);
    arrays.unit_costs.push_back(line.unit_cost);
    arrays.costs.push_back(line.cost);
  }
  return arrays;
}

}  // namespace

ReceiptSetup load_receipt_setup(Connection& db, WorkspaceId workspace, const Receipt& receipt) {
  auto row = db.one(select_setup, {workspace, receipt.legal_entity_id, receipt.warehouse_id, receipt.supplier_id,
                                   receipt.external_id});
  ReceiptSetup setup;
  row >> setup.legal_entity_id;
  read_named(row, setup.legal_entity);
  row >> setup.warehouse_id;
  read_named(row, setup.warehouse);
  row >> setup.place_id >> setup.supplier_id;
  read_named(row, setup.supplier);
  row >> setup.same_external_id;
  return setup;
}

std::vector<ReceiptLineSetup> load_receipt_lines(Connection& db, WorkspaceId workspace, WarehouseId warehouse,
                                                 const std::vector<ReceiptLine>& lines) {
  const auto arrays = arrays_of(lines);
  std::vector<ReceiptLineSetup> setups;
  for (auto& row : db.run(select_line_setup, {workspace, warehouse, arrays.products, arrays.places})) {
    ReceiptLineSetup& setup = setups.emplace_back();
    row >> setup.kind;
    read_named(row, setup.product);
    row >> setup.place_known;
    read_named(row, setup.place);
  }
  return setups;
}

Verdict insert_receipt(Connection& db, WorkspaceId workspace, Receipt& receipt, const std::vector<Posting>& postings) {
  const auto arrays = arrays_of(receipt.lines);
  db.run(add_to_balances, {workspace, receipt.warehouse_id, arrays.places, arrays.products, arrays.quantities});
  auto row = db.maybe_one(
      insert_document,
      {workspace, receipt.legal_entity_id, receipt.kind, receipt.warehouse_id, receipt.supplier_id, receipt.received_on,
       receipt.supplier_document, receipt.external_id, receipt.note, receipt.cost, receipt.recorded_at, arrays.places,
       arrays.products, arrays.quantities, arrays.unit_costs, arrays.costs});
  if (!row) {
    ReceiptId other;
    if (auto found = db.maybe_one(select_by_external, {workspace, receipt.external_id})) *found >> other;
    return Refusal(ErrorCode::external_id_taken, "/external_id", {{"id", to_text(other)}});
  }
  *row >> receipt.id >> receipt.number;
  post_entries(db, workspace,
               {"receipt:" + to_text(receipt.id),
                *receipt.legal_entity_id,
                receipt.supplier_id,
                {},
                *receipt.received_on,
                receipt.recorded_at},
               postings);
  return Done{};
}

Page<Receipt> list_receipts(Connection& db, WorkspaceId workspace, const std::string& search, std::int64_t below_id,
                            std::int32_t limit) {
  const std::string folded = search_key(search);
  const std::string pattern = like_fragment(folded);
  auto rows = folded.empty() ? db.run(list_all, {workspace, below_id, limit + 1})
                             : db.run(list_found, {workspace, below_id, limit + 1, search, pattern, pattern});
  Page<Receipt> page;
  for (auto& row : rows) page.items.push_back(read_receipt(row));
  if (page.items.size() > static_cast<std::size_t>(limit)) {
    page.items.resize(static_cast<std::size_t>(limit));
    page.next_cursor = write_cursor(std::vector<std::string>{to_text(page.items.back().id)});
  }
  add_lines(db, workspace, page.items);
  return page;
}

std::optional<Receipt> find_receipt(Connection& db, WorkspaceId workspace, ReceiptId id) {
  auto row = db.maybe_one(select_one, {workspace, id});
  if (!row) return std::nullopt;
  std::vector<Receipt> one{read_receipt(*row)};
  add_lines(db, workspace, one);
  return std::move(one.front());
}

}  // namespace kram::storage
