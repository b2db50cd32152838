create table webhooks (
  workspace_id text not null references workspaces (id),
  id text not null,
  url text not null,
  description text not null,
  events text not null,
  status text not null check (status in ('active', 'disabled')),
  problem text,
  secret_sealed text not null,
  earlier_sealed text,
  earlier_until integer,
  failing_since integer,
  created_by text not null,
  created_at integer not null,
  updated_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table webhook_deliveries (
  workspace_id text not null,
  webhook_id text not null,
  id text not null,
  event text not null,
  body text not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'failed')),
  next_at integer,
  tries integer not null,
  fence integer not null,
  held_until integer,
  created_at integer not null,
  primary key (workspace_id, webhook_id, id),
  foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id) on delete cascade
) strict, without rowid;

create index webhook_deliveries_due on webhook_deliveries (next_at) where next_at is not null;
create index webhook_deliveries_held on webhook_deliveries (held_until) where held_until is not null;
create index webhook_deliveries_by_age on webhook_deliveries (created_at);

create table webhook_attempts (
  workspace_id text not null,
  webhook_id text not null,
  delivery_id text not null,
  number integer not null,
  at integer not null,
  ms integer not null,
  status integer,
  answer text not null,
  error text,
  primary key (workspace_id, webhook_id, delivery_id, number),
  foreign key (workspace_id, webhook_id, delivery_id)
    references webhook_deliveries (workspace_id, webhook_id, id) on delete cascade
) strict, without rowid;

create table metric_pulls (
  workspace_id text not null,
  account_id text not null,
  post_id text not null,
  network text not null,
  since integer not null,
  next_at integer,
  held_until integer,
  tries integer not null,
  error text,
  updated_at integer not null,
  primary key (workspace_id, account_id, post_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
) strict, without rowid;

create index metric_pulls_due on metric_pulls (next_at) where next_at is not null;
create index metric_pulls_held on metric_pulls (held_until) where held_until is not null;

create table account_metrics (
  workspace_id text not null,
  account_id text not null,
  at integer not null,
  followers integer,
  following integer,
  posts integer,
  primary key (workspace_id, account_id, at),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
) strict, without rowid;

create table post_metrics (
  workspace_id text not null,
  post_id text not null,
  account_id text not null,
  at integer not null,
  impressions integer,
  likes integer,
  replies integer,
  reposts integer,
  quotes integer,
  clicks integer,
  saves integer,
  primary key (workspace_id, post_id, account_id, at),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
) strict, without rowid;
