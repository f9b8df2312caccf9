-- The frame of a matter (协作项目), what may go wrong with it (风险), what waits for what (依赖), and the
-- fields that the task allocation sheet has and the task had not.

-- A light noun for now: its request, charter and plan come to it later (lifecycle 3.4 begins with 筹备).
create table collaboration (
  id uuid primary key default uuidv7(),
  number text not null unique,
  name text not null check (name <> ''),
  state text not null default 'preparing' check (state in ('preparing', 'chartered', 'active', 'paused', 'accepting', 'retro', 'archived', 'terminated')),
  initiating_department_id uuid references department (id),
  leader_id uuid references person (id),
  goal text not null default '',
  theme text not null default '',
  launch_on date,
  -- 暂定 (S3-72): shown as such until confirmed
  is_launch_provisional boolean not null default false,
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index collaboration_newest on collaboration (created_at desc, id desc);
create index collaboration_name on collaboration (lower(name));
create index collaboration_participants on collaboration using gin (participant_ids);
alter table collaboration add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || name || ' ' || goal || ' ' || theme))) stored;
create table collaboration_department (
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  department_id uuid not null references department (id),
  primary key (collaboration_id, department_id)
);
-- What is to be reached, in numbers (S1-08): 新品A销量 5000 台, 华东.
create table collaboration_target (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  position int not null,
  metric text not null check (metric <> ''),
  value double precision,
  unit text not null default '',
  region text not null default ''
);
create index collaboration_target_of on collaboration_target (collaboration_id, position);

-- The text beside it stays for what was brought in from elsewhere and belongs to nothing here.
alter table meeting add column collaboration_id uuid references collaboration (id);
alter table task add column collaboration_id uuid references collaboration (id);
create index meeting_collaboration on meeting (collaboration_id) where collaboration_id is not null;
create index task_collaboration on task (collaboration_id, due_on, id) where collaboration_id is not null;

-- Form S3-C: formats with what they are for, and the rest of a row of resources.
create function pg_temp.with_use(formats text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_object('format', format, 'use', 'any') order by place), '[]'::jsonb)
  from unnest(formats) with ordinality as each (format, place)
$$;
alter table task alter column required_formats drop default;
alter table task alter column required_formats type jsonb using pg_temp.with_use(required_formats);
alter table task alter column required_formats set default '[]'::jsonb;
alter table task add constraint task_required_formats_list check (jsonb_typeof(required_formats) = 'array');

alter table task_milestone add column done_by uuid references person (id);
alter table task_resource add column asking_department_id uuid references department (id);
alter table task_resource add column headcount int check (headcount > 0);
-- A department reviews by a person; that it was the department that was asked is kept (S3-68).
alter table task_reviewer add column is_for_department boolean not null default false;

alter table task_update drop constraint task_update_kind_check;
alter table task_update add constraint task_update_kind_check check (kind in (
  'progress', 'support', 'supportGiven', 'delay', 'delayApproved', 'delayRefused', 'submission', 'verdict', 'escalation'));
-- A delay application (X-56) has more to say than a line of progress; a block names what blocks (X-58).
alter table task_update add column impact text not null default '';
alter table task_update add column remedy text not null default '';
alter table task_update add column improvement text not null default '';
alter table task_update add column responsibility text check (responsibility in ('internal', 'external'));
alter table task_update add column old_due_on date;
alter table task_update add column blocked_by_task_id uuid references task (id) on delete set null;

-- What may go wrong. It exists for whoever sees what it hangs on: the first of task, decision, meeting,
-- collaboration that it names.
create table risk (
  id uuid primary key default uuidv7(),
  number text not null unique,
  text text not null check (text <> ''),
  kind text check (kind in ('schedule', 'resource', 'people', 'quality', 'external', 'other')),
  state text not null default 'identified' check (state in ('identified', 'assessed', 'monitoring', 'alerted', 'mitigating', 'occurred', 'closed', 'accepted')),
  possibility int check (possibility between 1 and 3),
  impact int check (impact between 1 and 3),
  response text not null default '',
  department_id uuid references department (id),
  owner_id uuid references person (id),
  raised_by uuid references person (id),
  raised_by_department_id uuid references department (id),
  task_id uuid references task (id) on delete cascade,
  decision_id uuid references decision (id) on delete cascade,
  meeting_id uuid references meeting (id) on delete cascade,
  collaboration_id uuid references collaboration (id),
  -- Forecast: which milestone slips, and to when.
  forecast_milestone_id uuid references task_milestone (id) on delete set null,
  forecast_on date,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (num_nonnulls(task_id, decision_id, meeting_id, collaboration_id) > 0)
);
create index risk_task on risk (task_id);
create index risk_decision on risk (decision_id);
create index risk_meeting on risk (meeting_id);
create index risk_collaboration on risk (collaboration_id);
create index risk_owner on risk (owner_id);
alter table risk add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || text || ' ' || response))) stored;
alter table task_update add column risk_id uuid references risk (id) on delete set null;

-- One task, finished, lets another begin, or reach a milestone, or lets a collaboration go live.
create table dependency (
  id uuid primary key default uuidv7(),
  -- finishToStart is judged (NM-TRK-15); supports says only what one piece of work is for.
  kind text not null default 'finishToStart' check (kind in ('finishToStart', 'supports')),
  from_task_id uuid not null references task (id) on delete cascade,
  to_task_id uuid references task (id) on delete cascade,
  to_milestone_id uuid references task_milestone (id) on delete cascade,
  to_collaboration_id uuid references collaboration (id) on delete cascade,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  check (num_nonnulls(to_task_id, to_collaboration_id) = 1),
  check (to_milestone_id is null or to_task_id is not null),
  check (from_task_id <> to_task_id),
  unique nulls not distinct (from_task_id, to_task_id, to_milestone_id, to_collaboration_id, kind)
);
create index dependency_to on dependency (to_task_id);
create index dependency_launch on dependency (to_collaboration_id);

-- Row-level security: the second wall.
alter table collaboration enable row level security;
alter table collaboration force row level security;
create policy collaboration_audience on collaboration for all using (
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
  child text;
begin
  foreach child in array array['collaboration_department', 'collaboration_target'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from collaboration parent where parent.id = %1$I.collaboration_id)) with check (true)',
      child);
  end loop;
end $$;
alter table risk enable row level security;
alter table risk force row level security;
create policy risk_follows on risk for all using (
  (select app_is_system())
  or case
    when task_id is not null then exists (select 1 from task home where home.id = risk.task_id)
    when decision_id is not null then exists (select 1 from decision home where home.id = risk.decision_id)
    when meeting_id is not null then exists (select 1 from meeting home where home.id = risk.meeting_id)
    else exists (select 1 from collaboration home where home.id = risk.collaboration_id)
  end) with check (true);
-- Both ends, or it does not exist: a dependency tells of the other end.
alter table dependency enable row level security;
alter table dependency force row level security;
create policy dependency_follows on dependency for all using (
  (select app_is_system())
  or (exists (select 1 from task home where home.id = dependency.from_task_id)
    and (to_task_id is null or exists (select 1 from task home where home.id = dependency.to_task_id))
    and (to_collaboration_id is null
      or exists (select 1 from collaboration home where home.id = dependency.to_collaboration_id)))
) with check (true);

create or replace function app_sees_noun(noun text, noun_id uuid) returns boolean language sql stable as $$
  select case noun
    when 'meeting' then exists (select 1 from meeting m where m.id = noun_id)
    when 'topic' then exists (select 1 from topic t where t.id = noun_id)
    when 'material' then exists (select 1 from material t where t.id = noun_id)
    when 'entry' then exists (select 1 from entry e where e.id = noun_id)
    when 'decision' then exists (select 1 from decision d where d.id = noun_id)
    when 'task' then exists (select 1 from task t where t.id = noun_id)
    when 'minutes' then exists (select 1 from minutes m where m.id = noun_id)
    when 'collaboration' then exists (select 1 from collaboration c where c.id = noun_id)
    when 'risk' then exists (select 1 from risk r where r.id = noun_id)
    else true
  end
$$;

-- Both can be found by their words. Which nouns there are is said by the triggers, not by a list that every
-- new noun would have to write anew.
alter table search_text drop constraint if exists search_text_noun_check;
alter table search_text add constraint search_text_noun_check check (noun ~ '^[a-z][A-Za-z]*$');
create index search_text_collaboration on search_text using gin (search) with (fastupdate = off) where noun = 'collaboration';
create index search_text_risk on search_text using gin (search) with (fastupdate = off) where noun = 'risk';
create trigger collaboration_search_text after insert or delete or update of number, name, goal, theme on collaboration
  for each row execute function keep_search_text('collaboration');
create trigger risk_search_text after insert or delete or update of number, text, response on risk
  for each row execute function keep_search_text('risk');
