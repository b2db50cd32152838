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

create table approval_policies (
  workspace_id text primary key references workspaces (id),
  require_approval text not null check (require_approval in ('never', 'always')),
  updated_at integer not null
) strict, without rowid;

create table approval_needs (
  workspace_id text not null references workspaces (id),
  credential text not null,
  primary key (workspace_id, credential)
) strict, without rowid;
