-- Meetings that come again: the series they belong to, what they carry over, and meetings called because tasks
-- are late. What is carried over is asked for, never copied, so nothing here holds it.
create table meeting_series (
  id uuid primary key default uuidv7(),
  name text not null check (name <> ''),
  type text not null default 'progressSync' check (type in ('kickoff', 'problemSolving', 'resourceConflict', 'reviewPlanning',
    'alignment', 'progressSync', 'topic', 'retrospective', 'followUp', 'jointStanding')),
  state text not null default 'running' check (state in ('running', 'stopped')),
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  -- Shape in src/domain/series/recurrence.ts.
  recurrence jsonb not null,
  -- From when the recurrence holds; earlier meetings were held by an earlier one.
  starts_on date not null,
  ends_on date,
  -- How many meetings from starts_on on.
  ends_after int check (ends_after between 1 and 500),
  on_day_off text not null default 'next' check (on_day_off in ('skip', 'next', 'keep')),
  start_time text not null check (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  duration_minutes int not null default 60 check (duration_minutes between 5 and 600),
  -- How many meetings ahead are kept prepared as drafts.
  ahead int not null default 2 check (ahead between 1 and 12),
  form text not null default 'offline' check (form in ('offline', 'online', 'hybrid')),
  place text not null default '',
  online_url text not null default '',
  goal text not null default '',
  expected_outcome text not null default '',
  need_reason text not null default '',
  collaboration_name text not null default '',
  confirm_minutes int check (confirm_minutes between 0 and 120),
  initiating_department_id uuid references department (id),
  organiser_id uuid not null references person (id),
  host_id uuid references person (id),
  recorder_id uuid references person (id),
  timekeeper_id uuid references person (id),
  -- Standing topics in order; shape in src/contract/series.ts.
  topics jsonb not null default '[]',
  stopped_reason text not null default '',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index meeting_series_name on meeting_series (state, name, id);
create index meeting_series_participants on meeting_series using gin (participant_ids);

create table meeting_series_person (
  series_id uuid not null references meeting_series (id) on delete cascade,
  person_id uuid not null references person (id),
  kind text not null default 'core' check (kind in ('core', 'observer')),
  core_role text check (core_role in ('decider', 'executor', 'informant')),
  primary key (series_id, person_id)
);
-- A date on which, this once, there is no meeting.
create table meeting_series_skip (
  series_id uuid not null references meeting_series (id) on delete cascade,
  on_day date not null,
  reason text not null default '',
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (series_id, on_day)
);

alter table meeting
  add column series_id uuid references meeting_series (id),
  -- 第几次
  add column series_no int,
  -- The date that the recurrence gives, wherever the meeting was moved to.
  add column occurrence_on date,
  -- What somebody set by hand on this one meeting: the series leaves it alone.
  add column series_own text[] not null default '{}',
  -- 二次沟通会议: the meeting that this one goes back to.
  add column follow_up_of_id uuid references meeting (id);
create unique index meeting_series_occurrence on meeting (series_id, occurrence_on) where series_id is not null;
create index meeting_series_number on meeting (series_id, series_no desc) where series_id is not null;
create index meeting_follow_up on meeting (follow_up_of_id) where follow_up_of_id is not null;

alter table topic
  -- 上次待办回顾
  add column is_carry_over boolean not null default false,
  -- Which standing topic of the series it is.
  add column standing_key uuid;

-- What was left open and will not be taken up again, by somebody's word: a topic or a dispute.
create table carry_over_settled (
  noun text not null check (noun in ('topic', 'entry')),
  noun_id uuid not null,
  meeting_id uuid not null references meeting (id) on delete cascade,
  reason text not null,
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (noun, noun_id)
);

create table meeting_template (
  id uuid primary key default uuidv7(),
  owner_id uuid not null references person (id),
  name text not null check (name <> ''),
  note text not null default '',
  type text not null,
  is_shared boolean not null default false,
  -- Shape in src/contract/template.ts.
  content jsonb not null,
  deleted_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index meeting_template_owner on meeting_template (owner_id, name);
create index meeting_template_shared on meeting_template (name, id) where is_shared and deleted_at is null;

-- The organisation's own words for an entry of the risk library.
create table meeting_risk_text (
  risk text primary key,
  name text not null check (name <> ''),
  sign text not null,
  before_action text not null,
  during_action text not null,
  updated_by uuid references person (id),
  version int not null default 1,
  updated_at timestamptz not null default now()
);
-- A risk that somebody has put on a meeting.
create table meeting_risk (
  meeting_id uuid not null references meeting (id) on delete cascade,
  risk text not null,
  note text not null default '',
  person_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (meeting_id, risk)
);

alter table meeting_series enable row level security;
alter table meeting_series force row level security;
create policy meeting_series_audience on meeting_series for all using (
  (select app_is_system())
  or participant_ids @> array[(select app_person_id())]
  or (classification = 'public' and (select app_person_id()) is not null)
  or (classification = 'internal' and (
    (select app_is_supervisor())
    or department_ids && (select app_department_ids())
    or department_ids && (select app_oversees())))
  or (classification = 'secret' and department_ids && (select app_oversees()))
) with check (true);
do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['meeting_series_person', 'meeting_series', 'series_id'], ['meeting_series_skip', 'meeting_series', 'series_id'],
    ['meeting_risk', 'meeting', 'meeting_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;
alter table meeting_template enable row level security;
alter table meeting_template force row level security;
create policy meeting_template_own on meeting_template for all using (
  (select app_is_system()) or owner_id = (select app_person_id())
  or (is_shared and deleted_at is null and (select app_person_id()) is not null)) with check (true);
alter table carry_over_settled enable row level security;
alter table carry_over_settled force row level security;
create policy carry_over_settled_follows on carry_over_settled for all
  using ((select app_is_system()) or app_sees_noun(noun, noun_id)) with check (true);

-- The history of a series follows the series.
create policy history_of_series on history as restrictive for all
  using (noun <> 'series' or (select app_is_system()) or exists (select 1 from meeting_series s where s.id = noun_id))
  with check (true);
