-- What a meeting of each type has to bring forth (S0-06 … S0-18), and what departments prepare for it. Rows
-- follow their meeting's audience. What a type shows is told by src/domain/output/slots.ts, not by the rows:
-- changing the type of a meeting hides rows and loses none.

-- The organisation's own kinds of resource, beside the seven that the product knows (S0-12).
create table resource_kind (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  -- No longer offered; requests made under it go on naming it.
  archived_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index resource_kind_name on resource_kind (lower(name));

-- What each department, or the whole meeting, has to say under one heading.
create table output_line (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  slot text not null check (slot in ('projectGoal', 'duties', 'timeNodes', 'alignment', 'rootCause', 'countermeasure',
    'disputeMap', 'resolution', 'progress', 'problems', 'direction', 'focus')),
  department_id uuid references department (id),
  -- The step of the process that a dispute is about (S2-07).
  step text not null default '',
  text text not null check (text <> ''),
  due_on date,
  -- The evidence a resolution stands on (S0-14).
  cites uuid[] not null default '{}',
  author_id uuid references person (id),
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index output_line_meeting on output_line (meeting_id, id);

-- Which department agrees with a goal or a point. No row: it has not said yet.
create table output_stance (
  line_id uuid not null references output_line (id) on delete cascade,
  department_id uuid not null references department (id),
  stance text not null check (stance in ('agree', 'disagree')),
  note text not null default '',
  person_id uuid not null references person (id),
  at timestamptz not null default now(),
  primary key (line_id, department_id)
);

create table output_kpi (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  department_id uuid not null references department (id),
  indicator text not null check (indicator <> ''),
  target double precision not null,
  -- Null: not known yet.
  actual double precision,
  unit text not null default '',
  author_id uuid references person (id),
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index output_kpi_meeting on output_kpi (meeting_id, department_id, id);

create table resource_request (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  department_id uuid not null references department (id),
  kind text check (kind in ('people', 'material', 'money', 'time', 'equipment', 'technology', 'document')),
  own_kind_id uuid references resource_kind (id),
  text text not null check (text <> ''),
  headcount int check (headcount between 1 and 100000),
  amount_cents bigint check (amount_cents >= 0),
  -- 1 is first; null: the meeting has not ranked it (S0-15).
  rank int check (rank >= 1),
  author_id uuid references person (id),
  version int not null default 1,
  created_at timestamptz not null default now(),
  check (num_nonnulls(kind, own_kind_id) = 1)
);
create index resource_request_meeting on resource_request (meeting_id, rank nulls last, id);

-- 客户反馈, 质检数据, 生产记录: what a department lays before the others, and where it is from (S0-10).
create table evidence (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- Null: about the whole meeting.
  topic_id uuid references topic (id) on delete set null,
  department_id uuid not null references department (id),
  source text not null check (source <> ''),
  text text not null default '',
  link text not null default '',
  file_id uuid references file (id),
  author_id uuid references person (id),
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index evidence_meeting on evidence (meeting_id, id);

-- What kind of conflict or problem a meeting is about (S0-13, S2-03).
create table output_kind (
  meeting_id uuid not null references meeting (id) on delete cascade,
  kind text not null check (kind in ('resource', 'goal', 'duty', 'process', 'information', 'priority', 'complaint')),
  primary key (meeting_id, kind)
);

do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['output_line', 'meeting', 'meeting_id'], ['output_kpi', 'meeting', 'meeting_id'],
    ['resource_request', 'meeting', 'meeting_id'], ['evidence', 'meeting', 'meeting_id'],
    ['output_kind', 'meeting', 'meeting_id'], ['output_stance', 'output_line', 'line_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;
