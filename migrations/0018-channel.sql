-- Group robots of the tools that people chat in (S2-09), and what is to be said through them. The address of a
-- robot and the secret it signs with are passwords: they are kept sealed (AES-256-GCM, see
-- src/server/channel/seal.ts) and never leave the server.
create table channel (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('dingtalk', 'feishu', 'wecom')),
  name text not null check (name <> ''),
  address_sealed text not null,
  -- What an administrator may see of the address: its host and its last four characters.
  address_host text not null,
  address_tail text not null,
  secret_sealed text,
  is_enabled boolean not null default true,
  notices text[] not null check (notices <@ array['invited', 'rescheduled', 'cancelled', 'minutesFinal']),
  -- organisation: every meeting that is public or internal; public: public ones only; departments: those in which
  -- one of the departments takes part
  scope text not null check (scope in ('organisation', 'public', 'departments')),
  department_ids uuid[] not null default '{}',
  -- The service has asked us to wait.
  paused_until timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1
);
create unique index channel_name on channel (lower(name));

-- What is to be said and what came of it; one row a channel and occasion, so that nothing is said twice.
create table channel_delivery (
  id uuid primary key default uuidv7(),
  channel_id uuid not null references channel (id) on delete cascade,
  -- Null: a trial message.
  meeting_id uuid references meeting (id) on delete cascade,
  notice text not null check (notice in ('invited', 'rescheduled', 'cancelled', 'minutesFinal', 'trial')),
  dedupe text not null,
  -- Title, facts and link in the organisation's language
  message jsonb not null,
  -- withheld: when its turn came, the meeting had become secret or the channel did not take it any more
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'withheld')),
  attempts int not null default 0,
  attempted_at timestamptz,
  next_at timestamptz,
  -- Why it did not go, as a word of ours, and what the service itself said
  trouble text,
  answer text not null default '',
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (channel_id, dedupe)
);
create index channel_delivery_log on channel_delivery (channel_id, id desc);
create index channel_delivery_pace on channel_delivery (channel_id, attempted_at);
create index channel_delivery_meeting on channel_delivery (meeting_id);

do $$
declare
  guarded text;
begin
  foreach guarded in array array['channel', 'channel_delivery'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy %1$I_system on %1$I for all using ((select app_is_system())) with check ((select app_is_system()))', guarded);
  end loop;
end $$;
