-- One matter from meeting to accepted task. meeting, decision, minutes and task each carry their audience
-- (classification, department_ids, participant_ids), kept by the commands; the row-level policies below say
-- the rule of src/domain/audience/audience.ts once more.

create table meeting (
  id uuid primary key default uuidv7(),
  number text not null unique,
  name text not null check (name <> ''),
  type text not null default 'topic' check (type in ('kickoff', 'problemSolving', 'resourceConflict', 'reviewPlanning',
    'alignment', 'progressSync', 'topic', 'retrospective', 'followUp', 'jointStanding')),
  state text not null default 'draft' check (state in ('draft', 'collecting', 'ready', 'noticed', 'rescheduled', 'inProgress',
    'confirming', 'ended', 'followUp', 'closed', 'cancelled')),
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  planned_start timestamptz,
  planned_end timestamptz,
  form text not null default 'offline' check (form in ('offline', 'online', 'hybrid')),
  place text not null default '',
  online_url text not null default '',
  goal text not null default '',
  core_problem text not null default '',
  expected_outcome text not null default '',
  -- Why a meeting is needed (S0-05): a link to the collaboration or a written reason.
  need_reason text not null default '',
  out_of_scope text not null default '',
  collaboration_name text not null default '',
  initiating_department_id uuid references department (id),
  organiser_id uuid not null references person (id),
  host_id uuid references person (id),
  recorder_id uuid references person (id),
  timekeeper_id uuid references person (id),
  -- Minutes kept free at the end for reading the record back (NM-PRE-07); null: not planned.
  confirm_minutes int check (confirm_minutes between 0 and 120),
  break_minutes int check (break_minutes between 0 and 120),
  venue_confirmed_by uuid references person (id),
  venue_confirmed_at timestamptz,
  opening_checked_by uuid references person (id),
  opening_checked_at timestamptz,
  invited_at timestamptz,
  noticed_at timestamptz,
  actual_start timestamptz,
  actual_end timestamptz,
  cancelled_reason text not null default '',
  -- Grows with every change that calendars must learn of (iCalendar SEQUENCE).
  calendar_sequence int not null default 0,
  -- Loaded from elsewhere: blocking findings are recorded, not enforced.
  is_imported boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (planned_end is null or planned_start is null or planned_end > planned_start)
);
create index meeting_start on meeting (planned_start desc nulls last, id);
create index meeting_state on meeting (state, planned_start);
create index meeting_participants on meeting using gin (participant_ids);
alter table meeting add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || name || ' ' || goal || ' ' || core_problem))) stored;
create index meeting_search on meeting using gin (search);

create table meeting_attendee (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  department_id uuid references department (id),
  kind text not null default 'core' check (kind in ('core', 'observer')),
  core_role text check (core_role in ('decider', 'executor', 'informant')),
  rsvp text not null default 'pending' check (rsvp in ('pending', 'yes', 'no', 'proxy')),
  rsvp_reason text not null default '',
  rsvp_at timestamptz,
  -- Who comes instead, and what they may do (S3-15).
  proxy_id uuid references person (id),
  proxy_scope text check (proxy_scope in ('speak', 'speakAndVote')),
  sign_in text check (sign_in in ('onTime', 'late', 'leftEarly', 'absent', 'leave')),
  signed_in_at timestamptz,
  left_at timestamptz,
  absence_reason text not null default '',
  materials_to_prepare text not null default '',
  notice_opened_at timestamptz,
  version int not null default 1,
  unique (meeting_id, person_id)
);
create index meeting_attendee_person on meeting_attendee (person_id, meeting_id);

create table topic (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  seq int not null,
  title text not null default '',
  kind text not null default 'decide' check (kind in ('decide', 'discuss', 'inform')),
  section text not null default 'free' check (section in ('progressSync', 'issueDiscussion', 'free')),
  discussion_content text not null default '',
  problem_to_solve text not null default '',
  expected_output text not null default '',
  owner_id uuid references person (id),
  -- 全体 may present a topic (S0-35)
  is_for_all boolean not null default false,
  serves_goal boolean not null default true,
  planned_minutes int check (planned_minutes between 1 and 600),
  state text not null default 'pending' check (state in ('pending', 'running', 'decided', 'deferred', 'escalated', 'informed', 'parked')),
  outcome_note text not null default '',
  started_at timestamptz,
  ended_at timestamptz,
  -- Time spent before the present run; a topic taken up again goes on counting.
  spent_seconds int not null default 0,
  extended_minutes int not null default 0,
  is_ad_hoc boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index topic_meeting on topic (meeting_id, seq);

create table material (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  topic_id uuid references topic (id) on delete set null,
  name text not null check (name <> ''),
  kind text not null default 'background' check (kind in ('report', 'flowchart', 'requirement', 'plan', 'analysis', 'background', 'comparison', 'riskNote')),
  revision text not null default '',
  preparer_id uuid references person (id),
  due_at timestamptz,
  file_id uuid references file (id),
  version int not null default 1,
  created_at timestamptz not null default now()
);
create index material_meeting on material (meeting_id);
create table material_opened (
  material_id uuid not null references material (id) on delete cascade,
  person_id uuid not null references person (id),
  at timestamptz not null default now(),
  primary key (material_id, person_id)
);

create table decision (
  id uuid primary key default uuidv7(),
  number text not null unique,
  meeting_id uuid references meeting (id),
  topic_id uuid references topic (id),
  content text not null default '',
  kind text not null default 'action' check (kind in ('action', 'conclusion', 'standingRule', 'conditional', 'reference')),
  state text not null default 'proposed' check (state in ('proposed', 'voting', 'adopted', 'provisional', 'deferred',
    'escalated', 'rejected', 'inExecution', 'fulfilled', 'superseded', 'revoked')),
  mechanism text not null default 'hostConsensus' check (mechanism in ('leader', 'deptVote', 'superior', 'hostConsensus')),
  owner_id uuid references person (id),
  owner_department_id uuid references department (id),
  due_on date,
  due_text text not null default '',
  confirm_by date,
  -- Conditional decisions (S3-71): event, days of notice, audience, channel, affected date.
  condition_event text not null default '',
  notice_lead_days int,
  affected_date date,
  superseded_by uuid references decision (id),
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index decision_meeting on decision (meeting_id);
create index decision_topic on decision (topic_id);
create index decision_created on decision (created_at desc, id);
alter table decision add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || content))) stored;
create index decision_search on decision using gin (search);
create table decision_department (
  decision_id uuid not null references decision (id) on delete cascade,
  department_id uuid not null references department (id),
  contribution text not null default '',
  primary key (decision_id, department_id)
);

create table task (
  id uuid primary key default uuidv7(),
  number text not null unique,
  name text not null check (name <> ''),
  description text not null default '',
  owner_id uuid references person (id),
  owner_department_id uuid references department (id),
  -- Who handed it out and hears of it: the meeting's host, or whoever created it.
  assigner_id uuid references person (id),
  planned_start date,
  -- The date that counts now; the first one is kept (S3-62, X-56).
  due_on date,
  original_due_on date,
  due_text text not null default '',
  priority text not null default 'P2' check (priority in ('P0', 'P1', 'P2', 'P3')),
  state text not null default 'todo' check (state in ('todo', 'inProgress', 'needsSupport', 'delayed', 'pendingAcceptance', 'done', 'cancelled')),
  percent int not null default 0 check (percent between 0 and 100),
  done_criteria text[] not null default '{}',
  notes text[] not null default '{}',
  required_formats text[] not null default '{}',
  budget_cents bigint check (budget_cents >= 0),
  rework_count int not null default 0,
  max_rework int not null default 2,
  collaboration_name text not null default '',
  meeting_id uuid references meeting (id),
  topic_id uuid references topic (id),
  decision_id uuid references decision (id),
  -- 会后补充 (S3-18): created after the meeting had ended
  is_added_after boolean not null default false,
  -- The weekly update (C-10) looks at this.
  last_update_at timestamptz,
  submitted_at timestamptz,
  done_at timestamptz,
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index task_due on task (due_on nulls last, id);
create index task_owner on task (owner_id, due_on);
create index task_owner_department on task (owner_department_id, due_on, id);
create index task_open_due on task (due_on, id) where state not in ('done', 'cancelled');
create index task_meeting on task (meeting_id);
create index task_decision on task (decision_id);
create index task_participants on task using gin (participant_ids);
alter table task add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || name || ' ' || description))) stored;
create index task_search on task using gin (search);

create table task_department (
  task_id uuid not null references task (id) on delete cascade,
  department_id uuid not null references department (id),
  provides text not null default '',
  primary key (task_id, department_id)
);
create table task_cooperator (
  task_id uuid not null references task (id) on delete cascade,
  person_id uuid not null references person (id),
  primary key (task_id, person_id)
);
-- Who accepts. A joint review (S3-68) has several; all must pass (NM-TRK-11).
create table task_reviewer (
  task_id uuid not null references task (id) on delete cascade,
  person_id uuid not null references person (id),
  department_id uuid references department (id),
  verdict text check (verdict in ('pass', 'fail')),
  comment text not null default '',
  at timestamptz,
  primary key (task_id, person_id)
);
create table task_milestone (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  due_on date not null,
  department_id uuid references department (id),
  deliverable text not null default '',
  done_at timestamptz
);
create index task_milestone_task on task_milestone (task_id, due_on);
create table task_resource (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  kind text not null check (kind in ('people', 'material', 'money', 'time', 'equipment', 'technology', 'document')),
  text text not null default '',
  provider_id uuid references department (id),
  due_on date,
  amount_cents bigint
);
create index task_resource_task on task_resource (task_id);
-- Append-only (S3-66).
create table task_update (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  person_id uuid references person (id),
  kind text not null default 'progress' check (kind in ('progress', 'support', 'supportGiven', 'delay', 'delayApproved', 'submission', 'verdict')),
  state text not null,
  percent int,
  text text not null default '',
  awaiting_department_id uuid references department (id),
  risk_point text not null default '',
  -- On a delay report: the date asked for, and whether it came a day ahead (NM-TRK-04).
  new_due_on date,
  is_late_report boolean not null default false,
  at timestamptz not null default now()
);
create index task_update_task on task_update (task_id, at);
create table deliverable (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  -- Which hand-over it belongs to: 0 the first, then one per rework.
  round int not null default 0,
  name text not null,
  link text not null default '',
  file_id uuid references file (id),
  added_by uuid references person (id),
  added_at timestamptz not null default now(),
  check (link <> '' or file_id is not null)
);
create index deliverable_task on deliverable (task_id);

-- The live record: one row a line.
create table entry (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  kind text not null check (kind in ('viewpoint', 'dispute', 'consensus', 'decision', 'task', 'note')),
  -- Between its neighbours, so that moving one line changes one row.
  position double precision not null,
  department_id uuid references department (id),
  person_id uuid references person (id),
  text text not null default '',
  -- What a decision or task line became.
  decision_id uuid references decision (id),
  task_id uuid references task (id),
  -- 最终表述 (S2-45)
  final_wording text not null default '',
  wording_locked_by uuid references person (id),
  wording_locked_at timestamptz,
  -- Read back and ticked (S2-44)
  confirmed_by uuid references person (id),
  confirmed_at timestamptz,
  author_id uuid references person (id),
  -- Made in the browser, so that an outbox can send a line twice and it is stored once.
  client_key uuid not null unique,
  deleted_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index entry_topic on entry (topic_id, position, id);
create index entry_meeting on entry (meeting_id);
alter table entry add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(text || ' ' || final_wording))) stored;
create index entry_search on entry using gin (search);
-- Every wording a line ever had: no sentence is lost.
create table entry_version (
  entry_id uuid not null references entry (id) on delete cascade,
  version int not null,
  text text not null,
  kind text not null,
  author_id uuid references person (id),
  at timestamptz not null default now(),
  primary key (entry_id, version)
);
-- Who is typing in a line; expires by itself.
create table entry_lock (
  entry_id uuid primary key references entry (id) on delete cascade,
  person_id uuid not null references person (id),
  until timestamptz not null
);

create table minutes (
  id uuid primary key default uuidv7(),
  number text not null unique,
  meeting_id uuid not null unique references meeting (id),
  state text not null default 'recording' check (state in ('recording', 'draft', 'inReview', 'revising', 'final', 'archived', 'amended')),
  current_version int not null default 0,
  draft_due_at timestamptz,
  final_due_at timestamptz,
  feedback_due_at timestamptz,
  sent_at timestamptz,
  final_at timestamptz,
  final_by uuid references person (id),
  -- Who had not answered when the host made it final; never called consent (X-50).
  silent_ids uuid[] not null default '{}',
  archive_name text not null default '',
  maintainer_id uuid references person (id),
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index minutes_state on minutes (state, final_at desc);
create table minutes_version (
  id uuid primary key default uuidv7(),
  minutes_id uuid not null references minutes (id) on delete cascade,
  no int not null,
  -- The whole document as it stood; shape in src/contract/minutes.ts.
  content jsonb not null,
  note text not null default '',
  is_final boolean not null default false,
  author_id uuid references person (id),
  at timestamptz not null default now(),
  unique (minutes_id, no)
);
alter table minutes_version add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(jsonb_path_query_array(content, 'strict $.**?(@.type() == "string")')::text))) stored;
create index minutes_version_search on minutes_version using gin (search);
-- A final version can never be changed or removed (NM-MIN-07), whoever asks.
create function refuse_final() returns trigger language plpgsql as $$
begin
  if old.is_final then
    raise exception 'final minutes are immutable' using errcode = 'P0001', constraint = 'minutes_version_immutable';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger minutes_version_immutable before update or delete on minutes_version
  for each row execute function refuse_final();
create table minutes_recipient (
  id uuid primary key default uuidv7(),
  minutes_id uuid not null references minutes (id) on delete cascade,
  person_id uuid not null references person (id),
  -- reviewer: must confirm (host, heads of attending departments); recipient: asked to; cc: need not (S2-58)
  role text not null default 'recipient' check (role in ('reviewer', 'recipient', 'cc')),
  state text not null default 'sent' check (state in ('sent', 'confirmed', 'proposed', 'adopted', 'reserved', 'overdue')),
  opened_at timestamptz,
  answered_at timestamptz,
  version int not null default 1,
  unique (minutes_id, person_id)
);
create index minutes_recipient_person on minutes_recipient (person_id, state);
create table minutes_proposal (
  id uuid primary key default uuidv7(),
  minutes_id uuid not null references minutes (id) on delete cascade,
  recipient_id uuid not null references minutes_recipient (id) on delete cascade,
  version_no int not null,
  -- Which of the five sections, and which item of it.
  section text not null,
  item text not null default '',
  text text not null check (text <> ''),
  state text not null default 'open' check (state in ('open', 'adopted', 'reserved', 'withdrawn')),
  answer text not null default '',
  answered_by uuid references person (id),
  answered_at timestamptz,
  at timestamptz not null default now()
);
create index minutes_proposal_minutes on minutes_proposal (minutes_id, at);

-- Row-level security: the second wall.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['meeting', 'decision', 'task', 'minutes'] loop
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
    ['meeting_attendee', 'meeting', 'meeting_id'], ['topic', 'meeting', 'meeting_id'],
    ['material', 'meeting', 'meeting_id'], ['entry', 'meeting', 'meeting_id'],
    ['material_opened', 'material', 'material_id'],
    ['entry_version', 'entry', 'entry_id'], ['entry_lock', 'entry', 'entry_id'],
    ['decision_department', 'decision', 'decision_id'],
    ['task_department', 'task', 'task_id'], ['task_cooperator', 'task', 'task_id'],
    ['task_reviewer', 'task', 'task_id'], ['task_milestone', 'task', 'task_id'],
    ['task_resource', 'task', 'task_id'], ['task_update', 'task', 'task_id'],
    ['deliverable', 'task', 'task_id'],
    ['minutes_version', 'minutes', 'minutes_id'], ['minutes_recipient', 'minutes', 'minutes_id'],
    ['minutes_proposal', 'minutes', 'minutes_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;

-- History and files follow the noun they belong to.
create function app_sees_noun(noun text, noun_id uuid) returns boolean language sql stable as $$
  select case noun
    when 'meeting' then exists (select 1 from meeting m where m.id = noun_id)
    when 'topic' then exists (select 1 from topic t where t.id = noun_id)
    when 'material' then exists (select 1 from material t where t.id = noun_id)
    when 'entry' then exists (select 1 from entry e where e.id = noun_id)
    when 'decision' then exists (select 1 from decision d where d.id = noun_id)
    when 'task' then exists (select 1 from task t where t.id = noun_id)
    when 'minutes' then exists (select 1 from minutes m where m.id = noun_id)
    else true
  end
$$;
alter table history enable row level security;
alter table history force row level security;
create policy history_follows on history for all
  using ((select app_is_system()) or app_sees_noun(noun, noun_id)) with check (true);
alter table file enable row level security;
alter table file force row level security;
create policy file_follows on file for all
  using ((select app_is_system()) or uploaded_by = (select app_person_id()) or app_sees_noun(noun, noun_id)) with check (true);
