-- What a meeting has while people sit together, beside its record: the clock's settings, who speaks and who
-- waits to, what was put aside, and what follows from a topic without agreement.

create table live_room (
  meeting_id uuid primary key references meeting (id) on delete cascade,
  -- Minutes left at which the room is told (X-14); an overrun is told by NM-MTG-11.
  first_alert_minutes int not null default 10 check (first_alert_minutes between 1 and 120),
  last_alert_minutes int not null default 5 check (last_alert_minutes between 1 and 120),
  -- Goal, agenda and rules are said within this time (X-13).
  opening_minutes int not null default 3 check (opening_minutes between 1 and 30),
  opened_by uuid references person (id),
  opened_at timestamptz,
  -- A hint, never enforced (X-17).
  speech_minutes int not null default 3 check (speech_minutes between 1 and 60),
  speaker_id uuid references person (id),
  speaking_since timestamptz,
  -- The timekeeper proposes, the host decides (S0-46).
  proposed_topic_id uuid references topic (id) on delete set null,
  proposed_minutes int check (proposed_minutes between 1 and 120),
  proposed_by uuid references person (id),
  -- When the group meets next (X-20).
  next_sync_on date,
  check (first_alert_minutes > last_alert_minutes)
);

-- Who asks to speak, in the order of asking.
create table raised_hand (
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  raised_at timestamptz not null,
  primary key (meeting_id, person_id)
);

-- 暂存议题区 (X-16): what is important but not now. None stays open for ever.
create table parked_item (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- During which topic it came up.
  topic_id uuid references topic (id) on delete set null,
  text text not null check (text <> ''),
  owner_id uuid references person (id),
  follow_up text not null default '',
  state text not null default 'open' check (state in ('open', 'topic', 'task', 'dropped')),
  became_topic_id uuid references topic (id) on delete set null,
  became_task_id uuid references task (id) on delete set null,
  drop_reason text not null default '',
  raised_by uuid references person (id),
  settled_by uuid references person (id),
  settled_at timestamptz,
  -- Made in the browser: sent twice, it is stored once.
  client_key uuid not null unique,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index parked_item_meeting on parked_item (meeting_id, id);

-- What was agreed about a topic without agreement (X-19): who prepares what by when, and whether work goes
-- on as planned meanwhile.
create table topic_follow_up (
  topic_id uuid primary key references topic (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  owner_id uuid references person (id),
  what text not null default '',
  due_on date,
  keeps_original_plan boolean not null default false
);
create index topic_follow_up_meeting on topic_follow_up (meeting_id);

-- Between which departments a disputed point stands (S2-31).
alter table entry add column party_ids uuid[] not null default '{}';

do $$
declare
  guarded text;
begin
  foreach guarded in array array['live_room', 'raised_hand', 'parked_item', 'topic_follow_up'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from meeting parent where parent.id = %1$I.meeting_id)) with check (true)',
      guarded);
  end loop;
end $$;
