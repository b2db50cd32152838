create table delivery_texts (
  workspace_id text not null,
  account_id text not null,
  hash text not null,
  post_id text not null,
  part integer not null,
  primary key (workspace_id, account_id, hash, post_id, part),
  foreign key (workspace_id, post_id, account_id)
    references deliveries (workspace_id, post_id, account_id) on delete cascade
) strict, without rowid;

create index delivery_texts_by_delivery on delivery_texts (workspace_id, post_id, account_id);
