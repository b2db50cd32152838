create table network_apps (
  network text not null,
  server text not null,
  redirect_uri text not null,
  client_id text not null,
  secret_sealed text not null,
  created_at integer not null,
  primary key (network, server)
) strict, without rowid;

create table connections (
  workspace_id text not null references workspaces (id),
  id text not null,
  network text not null,
  server text not null,
  state_hash text not null unique,
  sealed text not null,
  started_by text not null,
  created_at integer not null,
  expires_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create index connections_by_expiry on connections (expires_at);

create table deliveries (
  workspace_id text not null,
  post_id text not null,
  account_id text not null,
  network text not null,
  state text not null check (state in ('scheduled', 'publishing', 'published', 'failed', 'unknown', 'canceled')),
  due_at integer not null,
  next_at integer,
  tries integer not null,
  fence integer not null,
  holder text,
  held_until integer,
  parts text not null,
  error text,
  updated_at integer not null,
  primary key (workspace_id, post_id, account_id),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
) strict, without rowid;

create index deliveries_due on deliveries (next_at) where next_at is not null;
create index deliveries_due_on_network on deliveries (network, next_at) where next_at is not null;
create index deliveries_held on deliveries (held_until) where held_until is not null;
create index deliveries_by_account on deliveries (workspace_id, account_id);

create table attempts (
  workspace_id text not null,
  post_id text not null,
  account_id text not null,
  number integer not null,
  part integer not null,
  kind text not null check (kind in ('publish', 'reconcile', 'refresh')),
  started_at integer not null,
  ended_at integer,
  outcome text not null,
  detail text not null,
  remote_id text,
  primary key (workspace_id, post_id, account_id, number),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade
) strict, without rowid;

create table media (
  workspace_id text not null references workspaces (id),
  id text not null,
  filename text not null,
  content_type text not null,
  size_bytes integer not null,
  status text not null check (status in ('pending', 'uploaded', 'ready')),
  width integer,
  height integer,
  seconds real,
  alt text,
  sha256 text,
  blob text unique,
  upload_expires_at integer not null,
  created_by text not null,
  created_at integer not null,
  updated_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create index media_by_size on media (workspace_id, size_bytes);
create index media_by_upload on media (upload_expires_at) where status <> 'ready';

create table post_media (
  workspace_id text not null,
  media_id text not null,
  post_id text not null,
  primary key (workspace_id, media_id, post_id),
  foreign key (workspace_id, media_id) references media (workspace_id, id),
  foreign key (workspace_id, post_id) references posts (workspace_id, id) on delete cascade
) strict, without rowid;

create index post_media_by_post on post_media (workspace_id, post_id);

create index attempts_by_account on attempts (workspace_id, account_id) where remote_id is not null;
