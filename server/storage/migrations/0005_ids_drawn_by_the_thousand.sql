-- Drawing ids of lines and obligations writes to the log, and waits for the disk, when a session's store runs out: at a
-- hundred a time that was every ninth order.
alter table order_line alter column id set cache 1000;
alter table obligation alter column id set cache 1000;
