create table agent_policies (
  workspace_id text not null references workspaces (id),
  subject text not null,
  id text not null,
  follows text,
  allowed_tools text,
  allowed_accounts text,
  posts_per_day integer check (posts_per_day >= 0),
  quiet_hours text not null,
  needs_approval integer not null check (needs_approval in (0, 1)),
  created_at integer not null,
  updated_at integer not null,
  primary key (workspace_id, subject),
  foreign key (workspace_id, follows) references agent_policies (workspace_id, subject) on delete cascade
) strict, without rowid;

create unique index agent_policies_by_id on agent_policies (workspace_id, id);
create index agent_policies_by_head on agent_policies (workspace_id, follows);

insert into agent_policies
  select workspace_id, credential, 'policy_01' || lower(hex(randomblob(12))), null, null, null, null, '[]', 1,
    unixepoch() * 1000, unixepoch() * 1000
  from approval_needs;

drop table approval_needs;

create table agent_days (
  workspace_id text not null,
  subject text not null,
  day text not null,
  post_id text not null,
  primary key (workspace_id, subject, day, post_id),
  foreign key (workspace_id, subject) references agent_policies (workspace_id, subject) on delete cascade
) strict, without rowid;
