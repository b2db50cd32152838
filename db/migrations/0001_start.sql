create table meta (
  name text primary key not null,
  value text not null
) strict, without rowid;

create table workspaces (
  id text primary key not null,
  slug text not null unique,
  name text not null,
  plan text not null,
  time_zone text not null,
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;

create table users (
  id text primary key not null,
  email text not null unique,
  name text not null,
  created_at integer not null
) strict, without rowid;

create table members (
  workspace_id text not null references workspaces (id),
  user_id text not null references users (id),
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  created_at integer not null,
  primary key (workspace_id, user_id)
) strict, without rowid;

create table api_keys (
  workspace_id text not null references workspaces (id),
  id text not null,
  lookup text not null unique,
  hash text not null,
  gate text not null,
  tag text not null,
  tag_root text not null,
  kind text not null check (kind in ('user', 'service')),
  user_id text references users (id),
  name text not null,
  description text not null,
  scopes text not null,
  expires_at integer,
  allowed_cidrs text not null,
  limits text not null,
  metadata text not null,
  status text not null check (status in ('active', 'disabled', 'revoked')),
  rotated_from text,
  created_by text not null,
  created_at integer not null,
  updated_at integer not null,
  check ((kind = 'user') = (user_id is not null)),
  primary key (workspace_id, id)
) strict, without rowid;

create index api_keys_by_user on api_keys (workspace_id, user_id) where user_id is not null;

create table key_uses (
  workspace_id text not null,
  id text not null,
  at integer not null,
  ip text not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table brands (
  workspace_id text not null references workspaces (id),
  id text not null,
  document text not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table accounts (
  workspace_id text not null references workspaces (id),
  id text not null,
  network text not null,
  server text not null default '',
  remote_id text,
  handle text not null,
  name text not null,
  avatar_url text,
  status text not null check (status in ('active', 'paused', 'broken', 'disconnected')),
  problem text,
  settings text not null default '{}',
  secret_sealed text,
  secret_expires_at integer,
  connected_by text,
  created_at integer not null,
  updated_at integer not null default 0,
  primary key (workspace_id, id)
) strict, without rowid;

create unique index accounts_by_remote on accounts (workspace_id, network, server, remote_id) where remote_id is not null;

create table posts (
  workspace_id text not null references workspaces (id),
  id text not null,
  brand_id text not null,
  status text not null,
  time integer not null,
  text_id integer not null,
  document text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, brand_id) references brands (workspace_id, id)
) strict, without rowid;

create index posts_by_status on posts (workspace_id, status, id);
create index posts_by_brand on posts (workspace_id, brand_id, id);
create index posts_by_time on posts (workspace_id, time, id);

create table post_targets (
  workspace_id text not null,
  account_id text not null,
  post_id text not null,
  primary key (workspace_id, account_id, post_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade
) strict, without rowid;

create index post_targets_by_post on post_targets (workspace_id, post_id);

create virtual table posts_text using fts5 (workspace_id, body, post_id unindexed, tokenize = 'unicode61 remove_diacritics 2');

create table quotas (
  workspace_id text not null references workspaces (id),
  month text not null,
  name text not null,
  used integer not null,
  primary key (workspace_id, month, name)
) strict, without rowid;

create table usage_days (
  workspace_id text not null references workspaces (id),
  day text not null,
  credential text not null,
  operation text not null,
  outcome text not null,
  count integer not null,
  primary key (workspace_id, day, credential, operation, outcome)
) strict, without rowid;

create table answers (
  workspace_id text not null references workspaces (id),
  credential text not null,
  idempotency_key text not null,
  request_hash text not null,
  answer text not null,
  created_at integer not null,
  primary key (workspace_id, credential, idempotency_key)
) strict, without rowid;

create index answers_by_age on answers (created_at);

create table audit (
  workspace_id text not null references workspaces (id),
  seq integer not null,
  id text not null,
  at integer not null,
  actor text not null,
  actor_name text not null,
  event text not null,
  target text,
  request_id text not null,
  detail text not null,
  hash text not null,
  primary key (workspace_id, seq)
) strict, without rowid;
