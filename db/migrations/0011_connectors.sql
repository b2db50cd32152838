create table connectors (
  workspace_id text not null references workspaces (id),
  id text not null,
  slug text not null,
  name text not null,
  url text not null,
  status text not null check (status in ('active', 'disabled')),
  header_names text not null,
  headers_sealed text,
  login text not null check (login in ('none', 'waiting', 'connected', 'broken')),
  login_sealed text,
  blocked_tools text not null,
  limits text not null,
  created_by text not null,
  created_at integer not null,
  updated_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create unique index connectors_by_slug on connectors (workspace_id, slug);

create table connector_states (
  workspace_id text not null,
  connector_id text not null,
  health text not null check (health in ('up', 'down')),
  problem text,
  checked_at integer not null,
  protocol text,
  offer text,
  offered_at integer,
  primary key (workspace_id, connector_id),
  foreign key (workspace_id, connector_id) references connectors (workspace_id, id) on delete cascade
) strict, without rowid;
