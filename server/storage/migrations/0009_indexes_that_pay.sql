-- Every order writes its obligations and events, so an index of theirs costs more than any other.

-- The obligations of a client are those of the client's orders, which have an index that also gives their sequence.
drop index obligation_party;

-- Events are read by their order: one index is both the key and the way to them.
drop index order_event_order;
alter table order_event drop constraint order_event_pkey, add primary key (workspace_id, order_id, id);
