create table ai_providers (
  workspace_id text primary key references workspaces (id),
  id text not null,
  provider text not null check (provider in ('openai', 'anthropic')),
  base_url text not null,
  model text not null,
  key_sealed text,
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;

create table ai_calls (
  workspace_id text not null references workspaces (id),
  id text not null,
  credential text not null,
  credential_name text not null,
  request_id text not null,
  operation text not null,
  own integer not null check (own in (0, 1)),
  provider text not null,
  model text not null,
  outcome text not null,
  requests integer not null,
  input_tokens integer,
  output_tokens integer,
  cost_micros integer,
  currency text,
  ms integer not null,
  at integer not null,
  counted_month text,
  idempotency_key text,
  until integer,
  primary key (workspace_id, id)
) strict, without rowid;

create unique index ai_calls_under_way on ai_calls (workspace_id, credential, idempotency_key)
  where until is not null and idempotency_key is not null;
create index ai_calls_until on ai_calls (until) where until is not null;
create index ai_calls_by_time on ai_calls (workspace_id, at);
