create table slots (
  workspace_id text not null references workspaces (id),
  position integer not null,
  weekday integer not null check (weekday between 1 and 7),
  minute integer not null check (minute between 0 and 1439),
  brand_id text,
  account_ids text not null,
  primary key (workspace_id, position),
  foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
) strict, without rowid;
