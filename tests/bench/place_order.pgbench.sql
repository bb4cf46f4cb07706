-- The limit that place_order is measured against: the same rows as server/storage/order_placing.cpp writes, in the one
-- statement that we know to be the fewest; kept in step with it. Reads what shop_load.sql furnishes:
-- pgbench -M prepared -D workspace=… -f this file. Looks up by the same keys what the order's prices, taxes, stock and
-- validity depend on.
\set client random(1, 2000)
\set a random(1, 10000)
\set b random(1, 10000)
\set c random(1, 10000)
\set d random(1, 10000)
\set e random(1, 10000)
\set qa random(1, 5)
\set qb random(1, 5)
\set qc random(1, 5)
\set qd random(1, 5)
\set qe random(1, 5)
\set key random(1, 9000000000000000)
with head as materialized (
  select w.id as ws, e.id as le, l.id as pl, l.name as list_name, w.base_currency as currency,
    case when e.pays_vat then 'vat' else 'no_vat' end as mode, w.default_warehouse_id as wh, c.id as client, c.name as client_name, coalesce(c.phones->>0, '') as phone,
    coalesce((select string_agg(substr(f.e164, 2), ' ') from client_phone f
              where f.workspace_id = w.id and f.client_id = c.id), '') as digits,
    nextval('sales_order_id_seq') as id, nextval(cast('order_number_' || w.id as regclass)) as number
  from workspace w
  join party c on c.workspace_id = w.id and c.id = cast(:client as bigint) and c.is_client and not c.archived
  join legal_entity e on e.workspace_id = w.id and e.id = w.default_legal_entity_id and not e.archived
  join price_list l on l.workspace_id = w.id and l.id = coalesce(c.price_list_id, w.default_price_list_id)
    and not l.archived
  where w.id = cast(:workspace as bigint)
), asked as materialized (
  select product_id, sum(quantity)::bigint as quantity, min(no)::int as no from (values
    (cast(:a as bigint), cast(:qa as bigint) * 1000, 1), (cast(:b as bigint), cast(:qb as bigint) * 1000, 2),
    (cast(:c as bigint), cast(:qc as bigint) * 1000, 3), (cast(:d as bigint), cast(:qd as bigint) * 1000, 4),
    (cast(:e as bigint), cast(:qe as bigint) * 1000, 5)) as v(product_id, quantity, no) group by product_id
), lines as materialized (
  select nextval('order_line_id_seq') as id, a.no, p.id as product_id, p.kind, p.sku, p.name, p.unit, a.quantity, r.price,
    t.code as tax, t.kind as tax_kind, t.percent as tax_percent, a.quantity * r.price / 100000 as gross
  from head h cross join asked a
  join product p on p.workspace_id = h.ws and p.id = a.product_id and not p.archived
  join tax_rate t on t.workspace_id = h.ws and t.code = p.tax
  join price_rule r on r.workspace_id = h.ws and r.product_id = a.product_id and r.price_list_id = h.pl
    and r.from_quantity <= a.quantity
), sums as materialized (
  select sum(gross)::bigint as total from lines
), o as (
  insert into sales_order (workspace_id, id, number, state, supply, fulfilment, payment, client_id, client_name,
    client_phone, legal_entity_id, currency, price_list_id, price_mode, vat_rounding, ordered_on, amount, net,
    total, search, confirmed_on, created_at, created_by)
  select h.ws, h.id, h.number::text, 'confirmed', 'reserved', 'none', 'unpaid', h.client, h.client_name, h.phone, h.le,
    h.currency, h.pl, h.mode, 'per_line', date '2026-11-25', s.total, s.total, s.total,
    h.number || ' ' || h.client_name || ' ' || h.digits, date '2026-11-25', 1795600800000000, 'bench'
  from head h, sums s
), l as (
  insert into order_line (workspace_id, order_id, id, no, product_id, kind, sku, name, unit, factor, quantity,
    stock_quantity, price, price_reason, price_agreed, tax, tax_kind, tax_percent, discounts, amount, discount,
    document_discount, net, gross, reserved, note)
  select h.ws, h.id, x.id, x.no, x.product_id, x.kind, x.sku, x.name, x.unit, 1000, x.quantity, x.quantity, x.price,
    'Прайс «' || h.list_name || '»', false, x.tax, x.tax_kind, x.tax_percent, '[]', x.gross, 0, 0, x.gross, x.gross,
    x.quantity, ''
  from head h, lines x
), held as (
  select b.workspace_id, b.warehouse_id, b.place_id, b.product_id, x.quantity, x.id as line_id
  from head h cross join lines x
  join stock_balance b on b.workspace_id = h.ws and b.warehouse_id = h.wh and b.place_id = h.wh
    and b.product_id = x.product_id and b.on_hand - b.reserved >= x.quantity
  order by b.warehouse_id, b.place_id, b.product_id for update of b
), s as (
  update stock_balance b set reserved = b.reserved + x.quantity from held x
  where b.workspace_id = x.workspace_id and b.warehouse_id = x.warehouse_id and b.place_id = x.place_id
    and b.product_id = x.product_id
), r as (
  insert into reservation (workspace_id, order_id, line_id, warehouse_id, place_id, product_id, quantity, reserved_at)
  select h.ws, h.id, x.line_id, x.warehouse_id, x.place_id, x.product_id, x.quantity, 1795600800000000
  from head h, held x
), p as (
  insert into payment_plan (workspace_id, order_id, no, due_on, amount, covered)
  select h.ws, h.id, 1, date '2026-11-25', s.total, 0 from head h, sums s
), b as (
  insert into obligation (workspace_id, order_id, party_id, legal_entity_id, line_id, debtor, subject, state, product_id,
    quantity, amount, due_on)
  select h.ws, h.id, h.client, h.le, x.id, 'us', 'good', 'expected', x.product_id, x.quantity, x.gross, null
  from head h, lines x
  union all
  select h.ws, h.id, h.client, h.le, 0, 'client', 'money', 'expected', null, 0, s.total, date '2026-11-25'
  from head h, sums s
), e as (
  insert into order_event (workspace_id, order_id, kind, details, author, recorded_at)
  select h.ws, h.id, k.kind, jsonb_build_object('number', h.number, 'total', s.total), 'bench', 1795600800000000
  from head h, sums s, (values ('created'), ('confirmed')) as k(kind)
), i as (
  insert into idempotency (workspace_id, actor, key, route, body_hash, status, body, created_at)
  select h.ws, 'u1', 'bench-' || :key, 'create_order', md5(cast(:key as text)) || md5(cast(:key as text)), 201,
    (select repeat(json_agg(x)::text, 6) from lines x), 1795600800000000
  from head h
)
select id from head;
