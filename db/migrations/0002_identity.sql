create index members_by_user on members (user_id);

create table data_keys (
  workspace_id text not null,
  id text not null,
  wrapped text not null,
  root_id text not null,
  created_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table signing_keys (
  id text primary key not null,
  public_jwk text not null,
  private_sealed text not null,
  created_at integer not null,
  signs_from integer not null,
  ends_at integer
) strict, without rowid;

create table passwords (
  user_id text primary key not null references users (id) on delete cascade,
  hash text not null,
  changed_at integer not null
) strict, without rowid;

create table identities (
  issuer text not null,
  subject text not null,
  user_id text not null references users (id) on delete cascade,
  created_at integer not null,
  primary key (issuer, subject)
) strict, without rowid;

create index identities_by_user on identities (user_id);

create table sessions (
  user_id text not null references users (id) on delete cascade,
  id text not null,
  secret_hash text not null unique,
  workspace_id text references workspaces (id),
  ip text not null,
  user_agent text not null,
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null,
  primary key (user_id, id)
) strict, without rowid;

create table links (
  hash text primary key not null,
  purpose text not null check (purpose in ('setup', 'sign_in', 'password')),
  user_id text references users (id) on delete cascade,
  browser text,
  created_at integer not null,
  expires_at integer not null,
  used_at integer,
  check ((purpose = 'setup') = (user_id is null))
) strict, without rowid;

create table invites (
  workspace_id text not null references workspaces (id),
  id text not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
  token_hash text not null unique,
  mailed integer not null check (mailed in (0, 1)),
  invited_by text not null,
  created_at integer not null,
  expires_at integer not null,
  ended_at integer,
  status text not null check (status in ('open', 'accepted', 'revoked')),
  primary key (workspace_id, id)
) strict, without rowid;

create table oauth_clients (
  id text primary key not null,
  workspace_id text references workspaces (id),
  kind text not null check (kind in ('registered', 'metadata', 'workspace')),
  name text not null,
  document text not null,
  secret_hash text,
  earlier_hash text,
  earlier_until integer,
  management_hash text,
  status text not null check (status in ('active', 'disabled', 'revoked')),
  created_by text,
  created_at integer not null,
  updated_at integer not null,
  granted_at integer,
  expires_at integer,
  check ((kind = 'workspace') = (workspace_id is not null))
) strict, without rowid;

create index oauth_clients_by_workspace on oauth_clients (workspace_id, id) where workspace_id is not null;
create index oauth_clients_by_expiry on oauth_clients (expires_at) where expires_at is not null;

create table grants (
  workspace_id text not null references workspaces (id),
  id text not null,
  client_id text not null references oauth_clients (id),
  user_id text references users (id),
  scopes text not null,
  resource text not null,
  status text not null check (status in ('active', 'revoked')),
  generation integer not null,
  rotations text not null,
  refresh_expires_at integer,
  created_at integer not null,
  updated_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create index grants_by_user on grants (user_id, id) where user_id is not null;
create index grants_by_client on grants (client_id, id);

create table authorization_codes (
  hash text primary key not null,
  workspace_id text not null references workspaces (id),
  client_id text not null references oauth_clients (id),
  user_id text not null references users (id),
  redirect_uri text not null,
  challenge text not null,
  scopes text not null,
  resource text not null,
  created_at integer not null,
  expires_at integer not null,
  grant_id text
) strict, without rowid;

create index authorization_codes_by_expiry on authorization_codes (expires_at);

create table device_codes (
  hash text primary key not null,
  user_code text not null unique,
  client_id text not null references oauth_clients (id),
  scopes text not null,
  resource text not null,
  status text not null check (status in ('pending', 'approved', 'denied', 'used')),
  workspace_id text references workspaces (id),
  user_id text references users (id),
  grant_id text,
  polled_at integer,
  interval_seconds integer not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;

create index device_codes_by_expiry on device_codes (expires_at);

create table revoked_tokens (
  id text primary key not null,
  expires_at integer not null
) strict, without rowid;

create index revoked_tokens_by_expiry on revoked_tokens (expires_at);

create table identity_providers (
  workspace_id text primary key not null references workspaces (id),
  id text not null unique,
  issuer text not null,
  audience text not null,
  jwks_uri text not null,
  algorithms text not null,
  scope_claim text not null,
  scope_mapping text not null,
  required_claims text not null,
  allowed_clients text not null,
  default_role text not null check (default_role in ('admin', 'member', 'viewer')),
  status text not null check (status in ('active', 'disabled')),
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;

create unique index identity_providers_by_token on identity_providers (issuer, audience);

create table audit_heads (
  workspace_id text primary key not null references workspaces (id),
  seq integer not null,
  hash text not null,
  seal text not null
) strict, without rowid;
