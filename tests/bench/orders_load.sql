-- Fills one workspace with :orders orders of :clients clients, by SQL alone, always the same: what order_pages and
-- order_search read. Variables: workspace, orders, clients, surname_prefix (sets other workspaces' names apart).
-- Of every 1,000 orders 930 are completed, 40 cancelled, 20 confirmed, 9 in work, 1 a draft; clients differ in weight.
begin;
do 'begin perform setseed(0.42); end';
set local synchronous_commit = off;

insert into workspace (id, name, created_at) values (:workspace, 'Навантаження ' || :workspace, 1750000000000000)
  on conflict (id) do nothing;
insert into legal_entity (workspace_id, id, name) values (:workspace, :workspace, 'ТОВ Навантаження');
insert into app_user (workspace_id, id, login, name, role, password_hash, created_at)
  select :workspace, :workspace * 100 + n, 'load-' || :workspace || '-' || n, 'Продавець ' || n, 'seller', '-', 1750000000000000
    from generate_series(1, 20) n;

create temporary table spoken_name on commit drop as
  select :'surname_prefix' || s.surname || ' ' || f.first || ' ' || p.patronymic as name,
         row_number() over (order by md5(s.surname || f.first || p.patronymic)) as no
    from unnest(array['шевченко','коваленко','бондаренко','ткаченко','кравченко','олійник','шевчук','коваль','поліщук',
      'бондар','ткачук','мельник','марченко','савченко','руденко','петренко','мороз','лисенко','клименко','павленко',
      'кравчук','левченко','пономаренко','василенко','харченко','гаврилюк','козак','захарченко','яценко','щербак',
      'зінченко','дяченко','власенко','панченко','гриценко','юрченко','федоренко','назаренко','демченко','костенко']) s (surname),
         unnest(array['олександр','сергій','володимір','андрій','іван','олена','ірина','тетяна','наталія','оксана',
      'марія','юлія','дмитро','максим','богдан','тарас','назар','софія','дарина','соломія']) f (first),
         unnest(array['олександрович','сергійович','володиміровна','андріївна','іванович','миколайович','петрівна',
      'василівна','богданович','тарасович','остапович','романівна','юріївна','ігорович','левківна','данилівна',
      'захарівна','макарович','гордійович','юхимівна','зіновійович','яремівна','кузьмович','савович','лукич']) p (patronymic);

insert into party (workspace_id, id, is_client, is_supplier, kind, name, phones, created_at, search, sort_key)
  select :workspace, :workspace * 1000000 + n, true, false, 'person', initcap(s.name),
         jsonb_build_array('+380' || phone), 1750000000000000, replace(s.name, 'и', 'і') || ' 380' || phone, s.name || n
    from generate_series(1, :clients) n
    join spoken_name s on s.no = 1 + (n - 1) % 20000
    cross join lateral (select (array['50','63','66','67','68','73','93','95','96','97','98','99'])[1 + n % 12]
      || lpad(((n::bigint * 7919 * 104729 + :workspace) % 10000000)::text, 7, '0') as phone) t;

insert into sales_order (workspace_id, id, number, state, supply, fulfilment, payment, client_id, client_name,
    client_phone, legal_entity_id, currency, responsible_id, price_mode, vat_rounding, ordered_on, promised_on,
    payment_due_on, confirmed_on, completed_on, amount, net, total, paid, shipped_total, search, created_at)
  select :workspace, :workspace * 10000000 + n, n::text, d.state, 'none', d.fulfilment, d.payment, p.id, p.name,
         p.phones ->> 0, :workspace, 'UAH', :workspace * 100 + 1 + (r * 19)::int, 'no_vat', 'per_line', d.ordered_on,
         case when n % 10 = 0 then null else d.ordered_on + 3 + n % 14 end, d.ordered_on + 7,
         case when d.state <> 'draft' then d.ordered_on end, case when d.state = 'completed' then d.ordered_on + 9 end,
         d.total, d.total, d.total, case d.payment when 'unpaid' then 0 when 'part' then d.total / 2 else d.total end,
         case when d.fulfilment = 'shipped' then d.total else 0 end,
         n || ' ' || p.search, 1750000000000000 + n * 60000000::bigint
    from generate_series(1, :orders) n
    cross join lateral (select random() as r, random() as c, (n::bigint * 48271) % 1000 as share) t
    join party p on p.workspace_id = :workspace
      and p.id = :workspace * 1000000 + 1 + floor((:clients - 1) * c * c)::int
    cross join lateral (select
      case when share < 930 then 'completed' when share < 970 then 'cancelled' when share < 990 then 'confirmed'
        when share < 999 then 'in_work' else 'draft' end as state,
      case when share < 930 then 'shipped' when share between 990 and 994 then 'part_shipped' else 'none' end as fulfilment,
      case when share < 925 then 'paid' when share < 930 then 'part' when share between 990 and 998 then 'paid'
        else 'unpaid' end as payment,
      date '2023-01-01' + (n::bigint * 1000 / :orders)::int as ordered_on,
      10000 + (n::bigint * 69621) % 5000000 as total) d
   order by n;
commit;
analyze party;
analyze sales_order;
