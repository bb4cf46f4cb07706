-- Furnishes workspace :workspace as the shop of place_order: 10,000 goods × 4 warehouses of plenty, 2,000 clients, one
-- price list. The workspace, its tax rates and chart are there already.
begin;
set local synchronous_commit = off;
insert into legal_entity (workspace_id, id, name) values (:workspace, 1, 'Крамниця');
insert into warehouse (workspace_id, id, name) select :workspace, n, 'Склад ' || n from generate_series(1, 4) n;
insert into place (workspace_id, id, warehouse_id, name) select :workspace, n, n, 'Полиця' from generate_series(1, 4) n;
insert into price_list (workspace_id, id, name) values (:workspace, 1, 'Роздріб');
insert into money_account (workspace_id, id, legal_entity_id, kind, name) values (:workspace, 1, 1, 'bank', 'Банк');
update workspace set default_legal_entity_id = 1, default_warehouse_id = 1, default_price_list_id = 1
 where id = :workspace;
insert into product (workspace_id, id, kind, sku, name, tax, created_at, search, sort_key)
  select :workspace, n, 'good', 'A-' || n, 'Товар номер ' || n, 'none', 1, 'товар номер ' || n || E'\na-' || n, lpad(n::text, 6, '0')
    from generate_series(1, 10000) n;
insert into price_rule (workspace_id, price_list_id, product_id, price)
  select :workspace, 1, n, 10000 + n * 7 % 900000 from generate_series(1, 10000) n;
insert into stock_balance (workspace_id, warehouse_id, place_id, product_id, on_hand)
  select :workspace, w, w, n, 1000000000 from generate_series(1, 4) w, generate_series(1, 10000) n;
insert into party (workspace_id, id, is_client, is_supplier, kind, name, phones, created_at, search, sort_key)
  select :workspace, n, true, false, 'person', 'Клієнт Номер ' || n, jsonb_build_array('067 ' || lpad(n::text, 7, '0')), 1,
         'клієнт номер ' || n || E'\n38067' || lpad(n::text, 7, '0'), lpad(n::text, 6, '0')
    from generate_series(1, 2000) n;
insert into client_phone (workspace_id, e164, client_id)
  select :workspace, '+38067' || lpad(n::text, 7, '0'), n from generate_series(1, 2000) n;
commit;
select setval('product_id_seq', 20000), setval('party_id_seq', 20000), setval('warehouse_id_seq', 100),
       setval('place_id_seq', 100), setval('price_list_id_seq', 100), setval('legal_entity_id_seq', 100),
       setval('money_account_id_seq', 100) \g /dev/null
-- Not the empty tables: "no rows" learned of order_line would make each foreign key read all of it while it grows.
vacuum analyze workspace, legal_entity, warehouse, place, price_list, price_rule, product, stock_balance, party,
  client_phone, tax_rate;
