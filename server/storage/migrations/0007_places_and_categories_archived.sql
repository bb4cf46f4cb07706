-- Places and categories are renamed and put away as other references are: by their version.
alter table place add column version int not null default 1;
alter table category add column archived boolean not null default false;
