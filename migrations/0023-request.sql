-- The collaboration request (协作需求单, form S4-A with X-68): what a department asks of others, its first
-- review, what each department answers, the negotiation between them, and what became of it.

create table request (
  id uuid primary key default uuidv7(),
  -- XQ-YYYYMM-NNN, counted by the month
  number text not null unique,
  name text not null check (name <> ''),
  state text not null default 'draft' check (state in (
    'draft', 'submitted', 'returned', 'assessing', 'negotiating', 'accepted', 'converted', 'rejected', 'withdrawn', 'closed')),
  urgency text not null default 'normal' check (urgency in ('normal', 'prompt', 'urgent')),
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  initiating_department_id uuid not null references department (id),
  initiator_id uuid not null references person (id),
  contact text not null default '',
  background text not null default '',
  goal text not null default '',
  expected_outcome text not null default '',
  concrete_tasks text not null default '',
  delivery_standard text not null default '',
  wished_on date,
  -- The first time counts for how long the decision took, the last one for C-01.
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  -- When the request last came into its present state, or the state of its answers was last opened anew.
  since timestamptz not null default now(),
  -- Proposed by an assessor, decided by the head of the initiating department (S4-24).
  feasibility text check (feasibility in ('feasible', 'conditional', 'infeasible')),
  feasibility_reason text not null default '',
  feasibility_by uuid references person (id),
  feasibility_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references person (id),
  decision_comment text not null default '',
  -- What it was turned into: a collaboration, or on the light path one task (S4-09).
  collaboration_id uuid references collaboration (id),
  task_id uuid references task (id),
  outcome text check (outcome in ('done', 'stopped')),
  result text not null default '',
  closed_at timestamptz,
  rating int check (rating between 1 and 5),
  rating_comment text not null default '',
  rated_at timestamptz,
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (num_nonnulls(collaboration_id, task_id) <= 1)
);
create index request_newest on request (created_at desc, id desc);
create index request_initiator on request (initiator_id, id);
create index request_department on request (initiating_department_id, id);
create index request_participants on request using gin (participant_ids);
create index request_state on request (state, since) where state in ('submitted', 'assessing', 'negotiating');
create unique index request_collaboration on request (collaboration_id) where collaboration_id is not null;
create unique index request_task on request (task_id) where task_id is not null;
alter table request add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || name || ' ' || background || ' ' || goal || ' ' || expected_outcome))) stored;

-- S4-16, X-69: each need is a resource request of its own, with what was said to it and what was given.
create table request_need (
  id uuid primary key default uuidv7(),
  request_id uuid not null references request (id) on delete cascade,
  position int not null,
  kind text not null check (kind in ('people', 'material', 'money', 'time', 'equipment', 'technology', 'document')),
  spec text not null default '',
  quantity double precision check (quantity > 0),
  unit text not null default '',
  from_on date,
  until_on date,
  purpose text not null default '',
  priority text not null default 'medium' check (priority in ('high', 'medium', 'low')),
  -- Of whom it is asked; null while nobody in particular is.
  provider_department_id uuid references department (id),
  opinion text not null default '',
  allocation text check (allocation in ('granted', 'partly', 'refused')),
  allocated text not null default '',
  allocated_by uuid references person (id),
  allocated_at timestamptz
);
create index request_need_of on request_need (request_id, position);

-- S4-18
create table request_node (
  id uuid primary key default uuidv7(),
  request_id uuid not null references request (id) on delete cascade,
  position int not null,
  name text not null check (name <> ''),
  on_date date not null
);
create index request_node_of on request_node (request_id, position);

-- S4-19: potential risks; they become risks of the collaboration or task it is turned into.
create table request_risk (
  id uuid primary key default uuidv7(),
  request_id uuid not null references request (id) on delete cascade,
  position int not null,
  text text not null check (text <> ''),
  response text not null default '',
  department_id uuid references department (id)
);
create index request_risk_of on request_risk (request_id, position);

-- S4-20: each review stays, with its three verdicts.
create table request_review (
  id uuid primary key default uuidv7(),
  request_id uuid not null references request (id) on delete cascade,
  necessity boolean not null,
  reasonableness boolean not null,
  completeness boolean not null,
  verdict text not null check (verdict in ('pass', 'return', 'reject')),
  comment text not null default '',
  reviewer_id uuid not null references person (id),
  -- There was nobody above whoever asked: it is seen that they passed their own.
  is_own boolean not null default false,
  at timestamptz not null
);
create index request_review_of on request_review (request_id, at);

-- Which departments it goes to, and what each of them says (S4-21 … S4-23, X-36).
create table request_answer (
  id uuid primary key default uuidv7(),
  request_id uuid not null references request (id) on delete cascade,
  department_id uuid not null references department (id),
  position int not null,
  -- waiting: not asked yet, the request has not passed its first review
  state text not null default 'waiting' check (state in (
    'waiting', 'pending', 'accepted', 'countered', 'declined', 'overdue', 'forwarded', 'dropped')),
  sent_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references person (id),
  reason text not null default '',
  liaison_id uuid references person (id),
  impact text not null default '',
  people text not null default '',
  material text not null default '',
  money_cents bigint check (money_cents >= 0),
  duration text not null default '',
  counter_on date,
  counter_resources text not null default '',
  -- X-37: an urgent one is answered by telephone first; the written answer is still owed.
  phoned_at timestamptz,
  phoned_by uuid references person (id),
  forwarded_from_id uuid references department (id),
  unique (request_id, department_id)
);
create index request_answer_department on request_answer (department_id, state);
create index request_answer_open on request_answer (sent_at) where state = 'pending';

-- Who leads the assessment: a person or a small group (S4-21).
create table request_assessor (
  request_id uuid not null references request (id) on delete cascade,
  person_id uuid not null references person (id),
  primary key (request_id, person_id)
);

-- The negotiation, as it can be read: who said what, in which round, and what it changed.
create table request_round (
  id uuid primary key default uuidv7(),
  request_id uuid not null references request (id) on delete cascade,
  round int not null,
  kind text not null check (kind in ('ask', 'phone', 'accept', 'counter', 'decline', 'forward', 'drop', 'revise')),
  department_id uuid references department (id),
  person_id uuid references person (id),
  text text not null default '',
  changes jsonb not null default '[]'::jsonb check (jsonb_typeof(changes) = 'array'),
  at timestamptz not null
);
create index request_round_of on request_round (request_id, id);

-- S0-05: what a meeting is needed for.
alter table meeting add column request_id uuid references request (id);
create index meeting_request on meeting (request_id) where request_id is not null;

-- Row-level security: the second wall.
alter table request enable row level security;
alter table request force row level security;
create policy request_audience on request for all using (
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
  foreach child in array array[
    'request_need', 'request_node', 'request_risk', 'request_review', 'request_answer', 'request_assessor', 'request_round'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from request parent where parent.id = %1$I.request_id)) with check (true)',
      child);
  end loop;
end $$;

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
    when 'request' then exists (select 1 from request r where r.id = noun_id)
    else true
  end
$$;

create index search_text_request on search_text using gin (search) with (fastupdate = off) where noun = 'request';
create trigger request_search_text after insert or delete or update of number, name, background, goal, expected_outcome on request
  for each row execute function keep_search_text('request');
