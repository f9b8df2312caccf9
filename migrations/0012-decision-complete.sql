-- What a decision of each kind consists of, the vote on it, the approval it starts and the notice its
-- condition asks for.

alter table decision
  add column remark text not null default '',
  -- 长期约定 (S2-42): what is measured, the limit, and between whom.
  add column rule_metric text not null default '',
  add column rule_limit double precision,
  add column rule_unit text not null default '',
  add column party_ids uuid[] not null default '{}',
  -- The wish that it become a norm of the organisation, in the words of whoever asks for it.
  add column norm_request text not null default '',
  -- 条件性 (S3-71): who is told by which way, and who sends it; null: the owner does.
  add column notice_audience text not null default 'all' check (notice_audience in ('all', 'departments', 'participants')),
  add column notice_channel text not null default 'mail' check (notice_channel in ('mail', 'product')),
  add column notice_sender_id uuid references person (id),
  -- 见附件 (S3-76): the task sheet of this meeting, or one of its materials.
  add column refers_to text check (refers_to in ('taskSheet', 'material')),
  add column refers_material_id uuid references material (id) on delete set null,
  -- 暂缓 (X-19): who prepares what by when, or a working group does.
  add column prepared_by_id uuid references person (id),
  add column prepare_what text not null default '',
  add column prepare_by date,
  add column working_group uuid[] not null default '{}',
  -- 暂按原计划执行: until it is settled, what was planned goes on.
  add column keeps_plan boolean not null default false,
  -- The texts of its commitments, for the search; the commitments themselves are rows.
  add column commitment_words text not null default '',
  add check (refers_material_id is null or refers_to = 'material');
create index decision_state on decision (state, created_at desc, id);
create index decision_superseded_by on decision (superseded_by) where superseded_by is not null;
create index decision_confirm_by on decision (confirm_by) where state = 'provisional';
create index decision_refers_material on decision (refers_material_id) where refers_material_id is not null;

-- Found by all its words. The owner of the tables is under their policies too, hence the system's eyes.
select set_config('app.system', 'on', true);
alter table decision alter column search set expression as (to_tsvector('simple', search_tokens(
  number || ' ' || content || ' ' || remark || ' ' || due_text || ' ' || rule_metric || ' ' || norm_request || ' ' ||
  condition_event || ' ' || prepare_what || ' ' || commitment_words)));
drop trigger decision_search_text on decision;
create trigger decision_search_text after insert or delete or update of number, content, remark, due_text, rule_metric,
    norm_request, condition_event, prepare_what, commitment_words on decision
  for each row execute function keep_search_text('decision');
insert into search_text select 'decision', id, with_single_characters(search) from decision
  on conflict (noun, noun_id) do update set search = excluded.search;
select set_config('app.system', '', true);

-- 时效承诺 (S2-43): after what, within how long, which department.
create table decision_commitment (
  id uuid primary key default uuidv7(),
  decision_id uuid not null references decision (id) on delete cascade,
  position int not null,
  trigger text not null check (trigger <> ''),
  amount int not null check (amount between 1 and 10000),
  unit text not null check (unit in ('minute', 'hour', 'workday', 'day')),
  department_id uuid not null references department (id),
  unique (decision_id, position)
);

-- One notice a condition: drafted when it has occurred, sent once (S3-71, NM-TRK-09).
create table decision_notice (
  id uuid primary key default uuidv7(),
  decision_id uuid not null unique references decision (id) on delete cascade,
  met_at timestamptz not null,
  met_by uuid references person (id),
  subject text not null default '',
  body text not null default '',
  latest_on date,
  sent_at timestamptz,
  sent_by uuid references person (id),
  -- How many people it went to.
  sent_count int,
  version int not null default 1
);

create table vote (
  id uuid primary key default uuidv7(),
  decision_id uuid not null references decision (id) on delete cascade,
  meeting_id uuid references meeting (id),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'passed', 'failed', 'tied', 'invalid',
    'cancelled', 'escalated')),
  -- The words that were voted on; locked when it opens.
  question text not null check (question <> ''),
  unit text not null check (unit in ('department', 'person')),
  threshold text not null check (threshold in ('>1/2', '2/3')),
  quorum text not null,
  -- Null: the host closes it. Else it closes when all have voted, and then at the latest.
  closes_at timestamptz,
  chair_id uuid references person (id),
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references person (id),
  chair_choice text check (chair_choice in ('agree', 'against')),
  chair_reason text not null default '',
  chair_at timestamptz,
  end_reason text not null default '',
  version int not null default 1,
  check ((chair_choice is null) = (chair_at is null))
);
create index vote_decision on vote (decision_id, opened_at);
create index vote_meeting on vote (meeting_id, opened_at);
create index vote_closing on vote (closes_at) where state = 'open' and closes_at is not null;
-- Two hosts at once, or one who clicks twice: one vote on a decision at a time.
create unique index vote_under_way on vote (decision_id) where state in ('draft', 'open', 'closed', 'tied');

-- Who has a ballot, as it stood when the vote opened; of a department one (S1-72).
create table vote_seat (
  id uuid primary key default uuidv7(),
  vote_id uuid not null references vote (id) on delete cascade,
  position int not null,
  department_id uuid references department (id),
  -- Of a vote by person: whose ballot it is, whoever casts it.
  person_id uuid references person (id),
  check (department_id is not null or person_id is not null),
  unique (vote_id, position)
);
create unique index vote_seat_department on vote_seat (vote_id, department_id) where person_id is null;
create unique index vote_seat_person on vote_seat (vote_id, person_id) where person_id is not null;

create table ballot (
  seat_id uuid primary key references vote_seat (id) on delete cascade,
  vote_id uuid not null references vote (id) on delete cascade,
  -- Who cast it.
  person_id uuid not null references person (id),
  choice text not null check (choice in ('agree', 'against', 'abstain')),
  -- 保留意见, for the minutes.
  opinion text not null default '',
  at timestamptz not null,
  version int not null default 1
);
create index ballot_vote on ballot (vote_id);

create table approval (
  id uuid primary key default uuidv7(),
  number text not null unique,
  decision_id uuid not null references decision (id) on delete cascade,
  kind text not null check (kind in ('cost', 'people', 'resource', 'decision', 'other')),
  subject text not null check (subject <> ''),
  note text not null default '',
  -- Of a request for people or money: whom it is for, how many, what it costs in 分 of CNY.
  department_id uuid references department (id),
  headcount int check (headcount between 1 and 10000),
  amount_cents bigint check (amount_cents >= 0),
  submitter_id uuid not null references person (id),
  submit_by date,
  approver_id uuid references person (id),
  state text not null default 'draft' check (state in ('draft', 'pending', 'approved', 'rejected', 'withdrawn')),
  comment text not null default '',
  submitted_at timestamptz,
  decided_at timestamptz,
  version int not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (approver_id is null or approver_id <> submitter_id)
);
create index approval_decision on approval (decision_id, created_at);
create index approval_submit_by on approval (submit_by) where state = 'draft' and submit_by is not null;
create index approval_submitter on approval (submitter_id) where state in ('draft', 'rejected');
create index approval_approver on approval (approver_id) where state = 'pending';

-- All of it follows its decision.
do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['decision_commitment', 'decision', 'decision_id'], ['decision_notice', 'decision', 'decision_id'],
    ['vote', 'decision', 'decision_id'], ['vote_seat', 'vote', 'vote_id'], ['ballot', 'vote', 'vote_id'],
    ['approval', 'decision', 'decision_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;
