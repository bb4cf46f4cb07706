-- A card lists its product's variants: without this, each card would read the whole catalogue.
create index product_variants on product (workspace_id, parent_id, sort_key, id) where parent_id is not null;
