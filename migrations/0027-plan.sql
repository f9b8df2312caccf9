-- The plan of a collaboration: its tasks as a work breakdown structure, who answers for what (RACI), what all
-- departments agreed to (baseline), what was changed since, and the gates between its stages.

-- The tasks of a plan are the tasks of the product. One that has a place here is a line of the plan.
alter table task
  add column plan_position int check (plan_position >= 0),
  -- What its parts were split by (S4-25).
  add column plan_split text check (plan_split in ('content', 'order', 'stage')),
  -- Its dates and owner were agreed to; from then on they change by request.
  add column is_baselined boolean not null default false,
  -- Why work was begun outside the plan without a change (NM-COL-12).
  add column outside_reason text not null default '';
create index task_plan on task (collaboration_id, parent_id, plan_position) where plan_position is not null;

create table plan (
  collaboration_id uuid primary key references collaboration (id) on delete cascade,
  split_basis text not null default 'stage' check (split_basis in ('content', 'order', 'stage')),
  -- What 第2个月中 is counted from.
  start_on date,
  baseline_no int not null default 0,
  -- The end that was told of last; a slip is told once.
  told_end_on date,
  -- When it was last held against its baseline (NM-COL-14).
  watched_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now()
);

-- RACI: a letter of a party, which is a department or a person.
create table raci (
  task_id uuid not null references task (id) on delete cascade,
  department_id uuid references department (id),
  person_id uuid references person (id),
  letter text not null check (letter in ('R', 'A', 'C', 'I')),
  check (num_nonnulls(department_id, person_id) = 1),
  unique nulls not distinct (task_id, department_id, person_id, letter)
);

-- A department agrees to its part as it stood: `print` tells whether it still does.
create table plan_confirmation (
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  department_id uuid not null references department (id),
  person_id uuid not null references person (id),
  print text not null,
  comment text not null default '',
  at timestamptz not null default now(),
  primary key (collaboration_id, department_id)
);

create table change_request (
  id uuid primary key default uuidv7(),
  number text not null unique,
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  title text not null check (title <> ''),
  kind text not null check (kind in ('scope', 'schedule', 'people', 'resource', 'goal')),
  state text not null default 'pending' check (state in ('pending', 'approved', 'rejected', 'withdrawn')),
  raised_by uuid not null references person (id),
  raised_by_department_id uuid references department (id),
  raised_at timestamptz not null default now(),
  steps jsonb not null default '[]'::jsonb check (jsonb_typeof(steps) = 'array'),
  -- Before and after in words, beside what the steps say.
  before_text text not null default '',
  after_text text not null default '',
  reason text not null check (reason <> ''),
  -- Worked out from the plan as it stood when it was raised.
  impact jsonb not null,
  cost_cents bigint not null default 0 check (cost_cents >= 0),
  impact_cost text not null default '',
  impact_quality text not null default '',
  impact_scope text not null default '',
  measures text not null default '',
  approver_level text not null check (approver_level in ('leader', 'deptHead', 'superior')),
  approver_id uuid not null references person (id),
  decided_by uuid references person (id),
  decided_at timestamptz,
  opinion text not null default '',
  notified_ids uuid[] not null default '{}',
  notified_at timestamptz,
  result text not null default '',
  result_at timestamptz,
  version int not null default 1,
  search tsvector generated always as
    (to_tsvector('simple', search_tokens(number || ' ' || title || ' ' || reason))) stored
);
create index change_request_newest on change_request (collaboration_id, id desc);
create index change_request_approver on change_request (approver_id) where state = 'pending';

create table plan_baseline (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  no int not null check (no > 0),
  -- Lines and milestones as they were agreed to; never changed.
  content jsonb not null,
  end_on date,
  change_id uuid references change_request (id),
  made_by uuid references person (id),
  made_at timestamptz not null default now(),
  unique (collaboration_id, no)
);

create table milestone (
  id uuid primary key default uuidv7(),
  number text not null unique,
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  name text not null check (name <> ''),
  due_on date not null,
  -- The date of the first baseline.
  original_due_on date,
  state text not null default 'planned' check (state in ('planned', 'dueSoon', 'underReview', 'passed', 'rectify',
    'failed', 'slipped', 'rescheduled', 'cancelled')),
  criteria text[] not null default '{}',
  department_id uuid references department (id),
  owner_id uuid references person (id),
  round int not null default 0,
  rectifications int not null default 0,
  rectify_by date,
  submitted_at timestamptz,
  submitted_by uuid references person (id),
  note text not null default '',
  passed_at timestamptz,
  version int not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  search tsvector generated always as (to_tsvector('simple', search_tokens(number || ' ' || name))) stored
);
create index milestone_of on milestone (collaboration_id, due_on, id);
create index milestone_open on milestone (due_on) where state in ('planned', 'dueSoon', 'rescheduled', 'rectify');
create table milestone_reviewer (
  milestone_id uuid not null references milestone (id) on delete cascade,
  person_id uuid not null references person (id),
  department_id uuid references department (id),
  primary key (milestone_id, person_id)
);
create index milestone_reviewer_person on milestone_reviewer (person_id);
-- What each reviewer said in each round; never changed.
create table milestone_verdict (
  milestone_id uuid not null references milestone (id) on delete cascade,
  round int not null,
  person_id uuid not null references person (id),
  verdict text not null check (verdict in ('pass', 'rectify', 'fail')),
  comment text not null default '',
  rectify_by date,
  at timestamptz not null default now(),
  primary key (milestone_id, round, person_id)
);
create table milestone_result (
  id uuid primary key default uuidv7(),
  milestone_id uuid not null references milestone (id) on delete cascade,
  round int not null,
  name text not null check (name <> ''),
  link text not null default '',
  -- What was handed in with a task of the stage.
  deliverable_id uuid references deliverable (id) on delete set null,
  added_by uuid references person (id),
  at timestamptz not null default now()
);
create index milestone_result_of on milestone_result (milestone_id, round);
-- before: its result is what the gate looks at; after: the next stage, which 不通过 stops.
create table milestone_task (
  milestone_id uuid not null references milestone (id) on delete cascade,
  task_id uuid not null references task (id) on delete cascade,
  side text not null check (side in ('before', 'after')),
  primary key (milestone_id, task_id)
);
create index milestone_task_of on milestone_task (task_id);

-- X-61: a deviation that was told of, until somebody says what was done about it.
create table plan_alert (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  -- Null: the critical path of the whole.
  task_id uuid references task (id) on delete cascade,
  level text not null check (level in ('yellow', 'orange', 'red')),
  days int not null,
  ratio double precision,
  expected_end_on date,
  receiver_ids uuid[] not null default '{}',
  raised_at timestamptz not null default now(),
  respond_by timestamptz not null,
  overdue_told_at timestamptz,
  closed_at timestamptz,
  closed_by uuid references person (id),
  action text not null default '',
  check ((closed_at is null) = (action = ''))
);
create index plan_alert_of on plan_alert (collaboration_id, raised_at desc);
create unique index plan_alert_open on plan_alert (collaboration_id, task_id) nulls not distinct where closed_at is null;

-- X-64: what the whole has to deliver, and whether each department accepts it.
create table result (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  position int not null,
  name text not null check (name <> ''),
  criteria text not null default '',
  evidence text not null default '',
  department_id uuid not null references department (id),
  acceptor_id uuid not null references person (id),
  verdict text check (verdict in ('accepted', 'rejected')),
  comment text not null default '',
  decided_at timestamptz,
  version int not null default 1
);
create index result_of on result (collaboration_id, position);
create index result_acceptor on result (acceptor_id) where verdict is null;

do $$
declare
  pair text[];
begin
  foreach pair slice 1 in array array[
    ['plan', 'collaboration', 'collaboration_id'],
    ['plan_confirmation', 'collaboration', 'collaboration_id'],
    ['plan_baseline', 'collaboration', 'collaboration_id'],
    ['plan_alert', 'collaboration', 'collaboration_id'],
    ['change_request', 'collaboration', 'collaboration_id'],
    ['milestone', 'collaboration', 'collaboration_id'],
    ['result', 'collaboration', 'collaboration_id'],
    ['raci', 'task', 'task_id'],
    ['milestone_reviewer', 'milestone', 'milestone_id'],
    ['milestone_verdict', 'milestone', 'milestone_id'],
    ['milestone_result', 'milestone', 'milestone_id'],
    ['milestone_task', 'milestone', 'milestone_id']
  ] loop
    execute format('alter table %I enable row level security', pair[1]);
    execute format('alter table %I force row level security', pair[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      pair[1], pair[2], pair[3]);
  end loop;
end $$;

-- Whatever nouns there are by now, these come to them.
do $$
declare
  known text := pg_get_functiondef('app_sees_noun(text, uuid)'::regprocedure);
  fuller text := regexp_replace(known, '\melse\s+true', $cases$when 'milestone' then exists (select 1 from milestone n where n.id = noun_id)
    when 'change' then exists (select 1 from change_request n where n.id = noun_id)
    else true$cases$);
begin
  if fuller = known then raise exception 'app_sees_noun is not as it was expected'; end if;
  execute fuller;
end $$;

create index search_text_milestone on search_text using gin (search) with (fastupdate = off) where noun = 'milestone';
create index search_text_change on search_text using gin (search) with (fastupdate = off) where noun = 'change';
create trigger milestone_search_text after insert or delete or update of number, name on milestone
  for each row execute function keep_search_text('milestone');
create trigger change_request_search_text after insert or delete or update of number, title, reason on change_request
  for each row execute function keep_search_text('change');
