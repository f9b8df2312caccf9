-- 冲突与升级: what departments cannot agree on, from the leader's negotiation up the ladder to a ruling that
-- becomes work; 问题, 风险预警 and 应急预案 of a collaboration.

create table conflict (
  id uuid primary key default uuidv7(),
  number text not null unique,
  title text not null check (title <> ''),
  kind text not null check (kind in ('resource', 'goal', 'duty', 'process', 'information', 'priority')),
  state text not null default 'open' check (state in ('open', 'negotiating', 'level1', 'level2', 'level3',
    'coordinator', 'ruled', 'implementing', 'closed', 'withdrawn')),
  -- What both sides want (S1-34), and what could be done about it
  common_goal text not null default '',
  options text not null default '',
  -- Leads the negotiation and follows the ruling up
  leader_id uuid references person (id),
  raised_by uuid references person (id),
  -- 越级 (S1-38): why it did not climb step by step
  is_skip boolean not null default false,
  -- Whose turn it is since when and until when (C-13); nobody's when it is decided
  handler_ids uuid[] not null default '{}',
  entered_at timestamptz,
  due_at timestamptz,
  resolution text check (resolution in ('prioritise', 'reallocate', 'ruling', 'other')),
  ruling text not null default '',
  -- Two heads rule together: who has put their name under the words as they stand
  ruling_signed_by uuid[] not null default '{}',
  -- The work that comes of it once all have signed: [{"name", "ownerId", "dueOn", "description"}]
  ruling_tasks jsonb not null default '[]' check (jsonb_typeof(ruling_tasks) = 'array'),
  recheck_on date,
  recheck_note text not null default '',
  -- S4-04: when somebody took it up, when it was decided, when it was over
  responded_at timestamptz,
  decided_at timestamptz,
  resolved_at timestamptz,
  meeting_id uuid references meeting (id),
  topic_id uuid references topic (id) on delete set null,
  -- The 争议 of the record that it came from
  entry_id uuid unique references entry (id) on delete set null,
  decision_id uuid references decision (id),
  task_id uuid references task (id),
  collaboration_id uuid references collaboration (id),
  vote_id uuid unique references vote (id),
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index conflict_newest on conflict (id desc) where state not in ('closed', 'withdrawn');
create index conflict_handlers on conflict using gin (handler_ids);
create index conflict_participants on conflict using gin (participant_ids);
create index conflict_due on conflict (due_at) where due_at is not null;
create index conflict_meeting on conflict (meeting_id) where meeting_id is not null;
create index conflict_decision on conflict (decision_id) where decision_id is not null;
create index conflict_task_from on conflict (task_id) where task_id is not null;
create index conflict_collaboration on conflict (collaboration_id, id desc) where collaboration_id is not null;

-- One side each: what a department wants and why (X-39), and its head's signature (X-40).
create table conflict_side (
  id uuid primary key default uuidv7(),
  conflict_id uuid not null references conflict (id) on delete cascade,
  seq int not null,
  department_id uuid not null references department (id),
  -- Who speaks for it, and is therefore no judge in it
  spokesperson_id uuid references person (id),
  position text not null default '',
  demand text not null default '',
  facts text not null default '',
  stated_by uuid references person (id),
  stated_at timestamptz,
  signed_by uuid references person (id),
  signed_at timestamptz,
  version int not null default 1,
  unique (conflict_id, department_id)
);

-- Append-only: what was talked over, when, by whom.
create table conflict_talk (
  id uuid primary key default uuidv7(),
  conflict_id uuid not null references conflict (id) on delete cascade,
  by_id uuid not null references person (id),
  -- Led by the leader with both sides: what NM-ESC-01 asks for
  is_negotiation boolean not null,
  text text not null check (text <> ''),
  at timestamptz not null
);
create index conflict_talk_of on conflict_talk (conflict_id, at);

-- Each stop on the way up, as it was: who had it, until when, how it went on.
create table conflict_stop (
  id uuid primary key default uuidv7(),
  conflict_id uuid not null references conflict (id) on delete cascade,
  level text not null check (level in ('negotiating', 'level1', 'level2', 'level3', 'coordinator')),
  handler_ids uuid[] not null,
  entered_at timestamptz not null,
  due_at timestamptz not null,
  entered_by uuid references person (id),
  reason text not null default '',
  is_skip boolean not null default false,
  -- When the next level was offered because nobody had answered
  offered_at timestamptz,
  left_at timestamptz
);
create index conflict_stop_of on conflict_stop (conflict_id, entered_at);

create table conflict_task (
  conflict_id uuid not null references conflict (id) on delete cascade,
  task_id uuid not null references task (id) on delete cascade,
  kind text not null check (kind in ('ruling', 'recheck')),
  primary key (conflict_id, task_id)
);
create index conflict_task_task on conflict_task (task_id);

-- 问题跟踪 (X-38) of a collaboration
create table issue (
  id uuid primary key default uuidv7(),
  number text not null unique,
  collaboration_id uuid not null references collaboration (id),
  text text not null check (text <> ''),
  level text not null default 'minor' check (level in ('minor', 'major', 'critical')),
  state text not null default 'open' check (state in ('open', 'handling', 'resolved', 'closed')),
  found_by uuid references person (id),
  department_id uuid references department (id),
  owner_id uuid references person (id),
  due_on date,
  countermeasure text not null default '',
  -- How far it throws the plan, in hours; from a day on the group is told
  deviation_hours int check (deviation_hours between 0 and 10000),
  -- People, money or things are missing: the heads are told
  is_resource_gap boolean not null default false,
  conflict_id uuid references conflict (id),
  responded_at timestamptz,
  decided_at timestamptz,
  resolved_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index issue_collaboration on issue (collaboration_id, id desc);

-- 风险预警 (X-60, X-61)
alter table risk add column trigger_condition text not null default '';
alter table risk add column note text not null default '';
create table risk_alert (
  id uuid primary key default uuidv7(),
  risk_id uuid not null references risk (id) on delete cascade,
  colour text not null check (colour in ('yellow', 'orange', 'red')),
  reason text not null default '',
  -- Null: the clock, because of what the task shows
  raised_by uuid references person (id),
  receiver_ids uuid[] not null default '{}',
  raised_at timestamptz not null,
  due_at timestamptz not null,
  -- Somebody has begun to do something
  answered_at timestamptz,
  answered_by uuid references person (id),
  -- Nobody had, and the next level was told
  passed_on_at timestamptz,
  action text not null default '',
  closed_at timestamptz,
  closed_by uuid references person (id),
  check ((closed_at is null) or action <> '')
);
create index risk_alert_risk on risk_alert (risk_id, raised_at);
create unique index risk_alert_open on risk_alert (risk_id) where closed_at is null;
create index risk_alert_due on risk_alert (due_at) where answered_at is null and closed_at is null and passed_on_at is null;

-- 应急预案 (S1-38 … S1-41)
create table contingency (
  id uuid primary key default uuidv7(),
  number text not null unique,
  title text not null check (title <> ''),
  state text not null default 'draft' check (state in ('draft', 'running', 'ended', 'dropped')),
  collaboration_id uuid references collaboration (id),
  risk_id uuid references risk (id),
  issue_id uuid references issue (id),
  conflict_id uuid references conflict (id),
  interim_owner_id uuid references person (id),
  impact_schedule text not null default '',
  impact_cost text not null default '',
  impact_scope text not null default '',
  affected text not null default '',
  end_note text not null default '',
  created_by uuid references person (id),
  started_by uuid references person (id),
  started_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (num_nonnulls(collaboration_id, risk_id, issue_id, conflict_id) > 0)
);
create index contingency_collaboration on contingency (collaboration_id, id desc);
create index contingency_risk on contingency (risk_id) where risk_id is not null;
create index contingency_issue on contingency (issue_id) where issue_id is not null;
create index contingency_conflict on contingency (conflict_id) where conflict_id is not null;
create table contingency_measure (
  id uuid primary key default uuidv7(),
  contingency_id uuid not null references contingency (id) on delete cascade,
  seq int not null,
  text text not null check (text <> ''),
  task_id uuid references task (id) on delete set null
);
create index contingency_measure_of on contingency_measure (contingency_id, seq);
-- 应急中: while one of its plans runs
alter table collaboration add column is_emergency boolean not null default false;

-- Row-level security: the second wall.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['conflict', 'contingency'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format($policy$
      create policy %1$I_audience on %1$I for all using (
        (select app_is_system())
        or participant_ids @> array[(select app_person_id())]
        or (classification = 'public' and (select app_person_id()) is not null)
        or (classification = 'internal' and (
          (select app_is_supervisor())
          or department_ids && (select app_department_ids())
          or department_ids && (select app_oversees())))
        or (classification = 'secret' and department_ids && (select app_oversees()))
      ) with check (true)$policy$, guarded);
  end loop;
end $$;
do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['conflict_side', 'conflict', 'conflict_id'], ['conflict_talk', 'conflict', 'conflict_id'],
    ['conflict_stop', 'conflict', 'conflict_id'], ['conflict_task', 'conflict', 'conflict_id'],
    ['issue', 'collaboration', 'collaboration_id'], ['risk_alert', 'risk', 'risk_id'],
    ['contingency_measure', 'contingency', 'contingency_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;

-- Found by their words
alter table conflict add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || title || ' ' || common_goal || ' ' || ruling))) stored;
create index search_text_conflict on search_text using gin (search) with (fastupdate = off) where noun = 'conflict';
create trigger conflict_search_text after insert or delete or update of number, title, common_goal, ruling on conflict
  for each row execute function keep_search_text('conflict');

-- History and files follow the noun they belong to; what the function knew before, it goes on knowing.
do $$
declare
  known text := pg_get_functiondef('app_sees_noun(text, uuid)'::regprocedure);
  fuller text := regexp_replace(known, '\melse\s+true', $cases$when 'conflict' then exists (select 1 from conflict n where n.id = noun_id)
    when 'issue' then exists (select 1 from issue n where n.id = noun_id)
    when 'contingency' then exists (select 1 from contingency n where n.id = noun_id)
    else true$cases$);
begin
  if fuller = known then raise exception 'app_sees_noun is not as it was expected'; end if;
  execute fuller;
end $$;
