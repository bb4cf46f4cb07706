-- A history names people: what it tells of a forgotten one may go. Its rows, kinds, authors and times stay facts.
drop trigger facts_only on order_event;
create function refuse_rewriting_events() returns trigger language plpgsql as '
begin
  if tg_op = ''UPDATE'' then
    if (to_jsonb(new) - ''details'') = (to_jsonb(old) - ''details'') and exists (
        select from sales_order o join party p on p.workspace_id = o.workspace_id and p.id = o.client_id
        where o.workspace_id = old.workspace_id and o.id = old.order_id and p.anonymised) then
      return new;
    end if;
  end if;
  raise exception ''facts are append-only: % on %'', tg_op, tg_table_name using errcode = ''P0001'';
end';
create trigger facts_only before update or delete on order_event
  for each row execute function refuse_rewriting_events();
