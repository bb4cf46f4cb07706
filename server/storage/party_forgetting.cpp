#include "server/storage/party_forgetting.hpp"

#include "server/storage/database.hpp"
#include "shared/base/text_fold.hpp"

namespace kram::storage {
namespace {

// Where goods are still to go and what to mind on the way is needed until the order ends, and goes then: "save_order".
constexpr Sql forget_in_orders{
    "party_forget_in_orders",
    "update sales_order o set version = o.version + 1, client_name = cast(:p3 as text), client_phone = '',"
    " search = lower(o.number) || ' ' || cast(:p4 as text), cancel_reason = '',"
    " delivery_address = case when o.state in ('confirmed', 'in_work') then o.delivery_address else '' end,"
    " note = case when o.state in ('confirmed', 'in_work') then o.note else '' end"
    " where o.workspace_id = :p1 and o.client_id = :p2"};

constexpr Sql forget_in_lines{
    "party_forget_in_lines",
    "update order_line l set note = '' from sales_order o where o.workspace_id = :p1 and o.client_id = :p2"
    " and o.state not in ('confirmed', 'in_work') and l.workspace_id = :p1 and l.order_id = o.id and l.note <> ''"};

// What people wrote freely may name anybody.
constexpr Sql forget_in_events{
    "party_forget_in_events",
    "update order_event e set details = (e.details - 'client' - 'reason')"
    " || case when e.details -> 'changes' is null then '{}' else jsonb_build_object('changes', coalesce("
    "   (select jsonb_agg(c) from jsonb_array_elements(e.details -> 'changes') c"
    "    where c ->> 'path' !~ '^/delivery_address$|/note$'), '[]')) end"
    " from sales_order o where o.workspace_id = :p1 and o.client_id = :p2 and e.workspace_id = :p1"
    " and e.order_id = o.id and (e.details -> 'client' is not null or e.details -> 'reason' is not null"
    "   or e.details -> 'changes' is not null)"};

// The key stays taken, so that a late repeat is refused and nothing is done twice. A kept route ends in the ids of its
// path; one refusal names the person without an id. Runs while the card still has its name.
constexpr Sql forget_in_answers{
    "party_forget_in_answers",
    "update idempotency i set body_hash = '', body = '' from party p"
    " where p.workspace_id = :p1 and p.id = :p2 and i.workspace_id = :p1 and i.body <> ''"
    " and (position('\"client_id\":\"' || p.id || '\"' in i.body) > 0"
    "   or split_part(i.route, '/', 1) in ('create_client', 'edit_client', 'anonymise_client')"
    "   and position('\"id\":\"' || p.id || '\"' in i.body) > 0"
    "   or position('\"reference_archived\"' in i.body) > 0 and position(cast(to_json(p.name) as text) in i.body) > "
    "0)"};

}  // namespace

void anonymise_party(Connection& db, WorkspaceId workspace, const Party& emptied) {
  db.run_script("set local statement_timeout = '60s'");  // a month's answers of a busy company are read one by one
  db.run(forget_in_answers, {workspace, emptied.id});
  const auto verdict = update_party(db, workspace, PartyRole::client, emptied, {});
  KRAM_PROMISE(verdict.ok());
  db.run(forget_in_events, {workspace, emptied.id});
  db.run(forget_in_lines, {workspace, emptied.id});
  db.run(forget_in_orders, {workspace, emptied.id, emptied.name, search_key(emptied.name)});
}

}  // namespace kram::storage
