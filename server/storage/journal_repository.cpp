#include "server/storage/journal_repository.hpp"

#include "server/storage/page_cursor.hpp"
#include "server/storage/text_search.hpp"
#include "shared/base/text_fold.hpp"
#include "shared/base/utf8.hpp"

namespace kram::storage {
namespace {

constexpr Sql find_order{"journal_find_order", "select 1 from sales_order where workspace_id = :p1 and id = :p2"};
constexpr Sql events{"order_event_page",
                     "select id, kind, details, author, recorded_at from order_event"
                     " where workspace_id = :p1 and order_id = :p2 and id < :p3"
                     " and (cast(:p5 as boolean) or kind not in ('cost_added', 'cost_reversed'))"
                     " order by order_id desc, id desc limit :p4"};

// Obligations have no index by id: the place of one is its key, the order first.
constexpr Sql obligations{
    "obligation_page",
    "select b.id, b.order_id, o.number, b.debtor, b.subject, b.state, b.product_id, coalesce(l.name, ''), b.quantity,"
    " b.amount, b.due_on, b.line_id from obligation b"
    " join sales_order o on o.workspace_id = :p1 and o.id = b.order_id"
    " left join order_line l on l.workspace_id = :p1 and l.id = b.line_id"
    " where b.workspace_id = :p1"
    " and (cast(:p2 as bigint) is null or b.order_id = cast(:p2 as bigint))"
    " and (cast(:p3 as bigint) is null or o.client_id = cast(:p3 as bigint))"
    " and (b.order_id, b.line_id, b.debtor, b.subject, b.state)"
    " < (cast(:p4 as bigint), cast(:p5 as bigint), cast(:p6 as text), cast(:p7 as text), cast(:p8 as text))"
    " order by b.order_id desc, b.line_id desc, b.debtor desc, b.subject desc, b.state desc limit cast(:p9 as bigint)",
    true};

// Clients that the words name are found first, and few: payments of each go by their own index.
constexpr Sql payments{
    "payment_page",
    "with named as materialized (select p.id from party p where cast(:p4 as text) is not null and p.workspace_id = :p1"
    " and p.search like cast(:p4 as text) limit 500)"
    " select y.id, y.number, y.account_id, a.name, y.party_id, p.name, y.order_id, coalesce(o.number, ''), y.amount,"
    " y.currency, y.paid_on, y.recorded_at, y.note from payment y"
    " join money_account a on a.workspace_id = :p1 and a.id = y.account_id"
    " join party p on p.workspace_id = :p1 and p.id = y.party_id"
    " left join sales_order o on o.workspace_id = :p1 and o.id = y.order_id"
    " where y.workspace_id = :p1 and y.id < cast(:p2 as bigint)"
    " and (cast(:p5 as text) is null"
    " or y.party_id = any (array(select n.id from named n))"
    " or y.number = cast(:p6 as bigint)"
    " or y.order_id = (select s.id from sales_order s where s.workspace_id = :p1 and s.number = cast(:p5 as text)))"
    " order by y.id desc limit cast(:p3 as bigint)",
    true};

constexpr Sql find_legal_entity{"journal_find_legal_entity",
                                "select 1 from legal_entity where workspace_id = :p1 and id = :p2"};
constexpr Sql balances{
    "trial_balance",
    "select a.code, case when :p3 = 'uk' then a.name_uk else a.name_en end, cast(sum(e.debit) as bigint),"
    " cast(sum(e.credit) as bigint), cast(sum(e.debit) - sum(e.credit) as bigint) from ledger_entry e"
    " join ledger_account a on a.workspace_id = :p1 and a.code = e.account_code"
    " where e.workspace_id = :p1 and e.legal_entity_id = :p2"
    " and e.occurred_on >= coalesce(cast(:p4 as date), date '-infinity')"
    " and e.occurred_on <= coalesce(cast(:p5 as date), date 'infinity')"
    " group by a.code, a.name_uk, a.name_en order by a.code"};

Refusal damaged() {
  return Refusal(ErrorCode::invalid_cursor, "/cursor");
}

/// Where a page of obligations begins: order, line, debtor, subject, state.
Result<std::vector<Param>> read_obligation_cursor(const std::optional<std::string>& cursor) {
  KRAM_TRY(parts, read_cursor(cursor, 5));
  if (parts.empty()) return std::vector<Param>{INT64_MAX, INT64_MAX, "~", "~", "~"};
  const auto order = parse_id(parts[0]);
  const auto line = parts[1] == "0" ? Result<std::int64_t>(std::int64_t{0}) : parse_id(parts[1]);
  if (!order || !line || !enum_value<Debtor>(parts[2]) || !enum_value<ObligationSubject>(parts[3]) ||
      !enum_value<ObligationState>(parts[4]))
    return damaged();
  return std::vector<Param>{*order, *line, parts[2], parts[3], parts[4]};
}

std::string cursor_after(const Obligation& last, std::int64_t line) {
  return write_cursor({to_text(last.order_id), std::to_string(line), std::string(enum_name(last.debtor)),
                       std::string(enum_name(last.subject)), std::string(enum_name(last.state))});
}

/// Cuts the one row too many; whether there was one.
template <class Item>
bool cut(std::vector<Item>& items, std::int32_t limit) {
  if (items.size() <= static_cast<std::size_t>(limit)) return false;
  items.resize(static_cast<std::size_t>(limit));
  return true;
}

}  // namespace

Result<Page<OrderEvent>> order_event_page(Connection& db, WorkspaceId workspace, OrderId order, const ListQuery& query,
                                          bool with_costs) {
  KRAM_TRY(before, read_id_cursor(query.cursor));
  Page<OrderEvent> page;
  for (auto& row : db.run(events, {workspace, order, before, std::int64_t{query.limit} + 1, with_costs})) {
    OrderEvent event;
    row >> event.id >> event.kind >> event.details >> event.author >> event.recorded_at;
    page.items.push_back(std::move(event));
  }
  if (page.items.empty() && !db.maybe_one(find_order, {workspace, order})) return ErrorCode::not_found;
  if (cut(page.items, query.limit))
    page.next_cursor = write_cursor(std::vector<std::string>{to_text(page.items.back().id)});
  return page;
}

Result<Page<Obligation>> obligation_page(Connection& db, WorkspaceId workspace, const ObligationQuery& query) {
  KRAM_TRY(from, read_obligation_cursor(query.cursor));
  std::vector<Param> params{workspace, query.order_id, query.client_id};
  params.insert(params.end(), from.begin(), from.end());
  params.emplace_back(std::int64_t{query.limit} + 1);
  Page<Obligation> page;
  std::vector<std::int64_t> lines;
  for (auto& row : db.run(obligations, params)) {
    Obligation o;
    row >> o.id >> o.order_id >> o.order_number >> o.debtor >> o.subject >> o.state >> o.product_id >> o.name >>
        o.quantity >> o.amount >> o.due_on >> lines.emplace_back();
    page.items.push_back(std::move(o));
  }
  if (cut(page.items, query.limit)) page.next_cursor = cursor_after(page.items.back(), lines[page.items.size() - 1]);
  return page;
}

Result<Page<PaymentSummary>> payment_page(Connection& db, WorkspaceId workspace, const ListQuery& query) {
  KRAM_TRY(before, read_id_cursor(query.cursor));
  const std::string typed(trim(query.search));
  const std::string folded = search_key(typed);
  const auto number = parse_id(typed);
  std::optional<std::string> words, name;
  if (!typed.empty()) words = typed;
  if (code_point_length(folded) >= 3) name = like_fragment(folded);
  Page<PaymentSummary> page;
  for (auto& row : db.run(payments, {workspace, before, std::int64_t{query.limit} + 1, name, words,
                                     number ? std::optional<std::int64_t>(*number) : std::nullopt})) {
    PaymentSummary p;
    row >> p.id >> p.number >> p.account_id >> p.account_name >> p.party_id >> p.party_name >> p.order_id >>
        p.order_number >> p.amount >> p.currency >> p.paid_on >> p.recorded_at >> p.note;
    page.items.push_back(std::move(p));
  }
  if (cut(page.items, query.limit))
    page.next_cursor = write_cursor(std::vector<std::string>{to_text(page.items.back().id)});
  return page;
}

Result<std::vector<TrialBalanceRow>> trial_balance(Connection& db, WorkspaceId workspace, Language language,
                                                   const LedgerQuery& query) {
  if (!db.maybe_one(find_legal_entity, {workspace, query.legal_entity_id}))
    return Refusal(ErrorCode::unknown_reference, "/legal_entity_id");
  std::vector<TrialBalanceRow> rows;
  for (auto& row : db.run(balances, {workspace, query.legal_entity_id, language, query.from, query.to})) {
    auto& r = rows.emplace_back();
    row >> r.code >> r.name >> r.debit >> r.credit >> r.balance;
  }
  return rows;
}

}  // namespace kram::storage
