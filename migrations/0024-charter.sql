-- The charter of a collaboration (启动表, S1-50 … S1-72) with what hangs on it: who takes part as what, the group,
-- the boundary, the communication plan, the division of labour, what the heads say to it.

alter table collaboration add column type text not null default 'project' check (type in ('project', 'problem', 'resource', 'strategy'));
alter table collaboration add column initiated_on date;
alter table collaboration add column starts_on date;
alter table collaboration add column ends_on date;
alter table collaboration add constraint collaboration_period check (ends_on >= starts_on);
alter table collaboration add column decision_mechanism text check (decision_mechanism in ('leader', 'deptVote', 'superior'));
-- 问题解决 (S1-02)
alter table collaboration add column root_cause text not null default '';
alter table collaboration add column solution text not null default '';
-- S4-05
alter table collaboration add column strategic_goal text not null default '';
-- What the heads confirm has a number; it grows when the substance of what was put to them changes (X-35).
alter table collaboration add column substance int not null default 1;
-- The number that was put to the heads last; null: nothing yet.
alter table collaboration add column asked_substance int;
-- The leader asks, a superior agrees: only then is it terminated.
alter table collaboration add column stop_asked_by uuid references person (id);
alter table collaboration add column stop_asked_at timestamptz;
alter table collaboration add column stop_reason text not null default '';
update collaboration set initiated_on =
  (created_at at time zone coalesce((select time_zone from organisation), 'Asia/Shanghai'))::date;

alter table collaboration_target add column target_on date;

alter table collaboration_department add column role text check (role in ('decision', 'execution', 'support'));
alter table collaboration_department add column position int not null default 0;
-- 核心协作部门 (S1-06)
alter table collaboration_department add column is_core boolean not null default true;
alter table collaboration_department add column lead_id uuid references person (id);
alter table collaboration_department add column liaison_id uuid references person (id);
alter table collaboration_department add column core_duty text not null default '';
alter table collaboration_department add column output text not null default '';
-- As it was written (第1个月末) and the day that it comes to.
alter table collaboration_department add column due_text text not null default '';
alter table collaboration_department add column due_on date;
-- Its own part of the one goal (S1-04).
alter table collaboration_department add column sub_goal text not null default '';
alter table collaboration_department add column task_id uuid references task (id) on delete set null;
insert into collaboration_department (collaboration_id, department_id)
  select id, initiating_department_id from collaboration where initiating_department_id is not null
  on conflict do nothing;

-- 协作边界 (S1-09) and 不包含内容 (X-34).
create table collaboration_scope (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  -- Null: of the whole.
  department_id uuid references department (id),
  is_in boolean not null default true,
  text text not null check (text <> ''),
  position int not null
);
create index collaboration_scope_of on collaboration_scope (collaboration_id, position);

create table collaboration_member (
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  person_id uuid not null references person (id),
  -- For whom they are in the group.
  department_id uuid not null references department (id),
  is_core boolean not null default true,
  has_decision_power boolean not null default false,
  can_execute boolean not null default false,
  position int not null default 0,
  primary key (collaboration_id, person_id)
);
create index collaboration_member_person on collaboration_member (person_id);

-- A line of the communication plan (S1-18 … S1-20, X-32).
create table communication_item (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  position int not null,
  frequency text not null check (frequency in ('weekly', 'biweekly', 'monthly', 'adhoc')),
  channels text[] not null default '{}' check (channels <@ array['offline', 'online', 'document']),
  contents text[] not null default '{}' check (contents <@ array['progress', 'issues', 'decisions']),
  content_note text not null default '',
  weekday int check (weekday between 1 and 7),
  start_time text check (start_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes int not null default 60 check (minutes between 5 and 600),
  purpose text not null default '',
  output text not null default '',
  audience text not null default '',
  owner_id uuid references person (id),
  -- The meetings that it made; a line makes them once.
  series_id uuid references meeting_series (id) on delete set null
);
create index communication_item_of on communication_item (collaboration_id, position);

-- A line of the division of labour (S1-23 … S1-25, X-31).
create table division_row (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  position int not null,
  department_id uuid not null references department (id),
  duty text not null default '',
  output text not null default '',
  owner_id uuid references person (id),
  helper_ids uuid[] not null default '{}',
  starts_on date,
  due_text text not null default '',
  due_on date,
  priority text not null default 'P2' check (priority in ('P0', 'P1', 'P2', 'P3')),
  -- Rows of the same sheet that come first.
  after_ids uuid[] not null default '{}',
  acceptance text not null default '',
  note text not null default '',
  -- The task that it became; a row becomes one once.
  task_id uuid references task (id) on delete set null
);
create index division_row_of on division_row (collaboration_id, position);
create index division_row_task on division_row (task_id) where task_id is not null;

-- What the head of a department said to the charter (X-35). All of it is kept; the last one counts.
create table charter_answer (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  department_id uuid not null references department (id),
  substance int not null,
  answer text not null check (answer in ('confirmed', 'objected')),
  reason text not null default '' check (answer = 'confirmed' or reason <> ''),
  by_id uuid not null references person (id),
  at timestamptz not null,
  -- What the leader answered to an objection.
  reply text not null default '',
  replied_by uuid references person (id),
  replied_at timestamptz
);
create index charter_answer_of on charter_answer (collaboration_id, department_id, id);

-- The leader's powers in other hands (S1-14): progress, resources, conflicts.
create table collaboration_delegation (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  power text not null check (power in ('progress', 'resources', 'conflicts')),
  person_id uuid not null references person (id),
  until_on date,
  reason text not null check (reason <> ''),
  given_by uuid not null references person (id),
  given_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz
);
create index collaboration_delegation_of on collaboration_delegation (collaboration_id);

-- 资源整合 (S1-03): what was asked for in meetings, taken up by the matter that sees to it.
create table collaboration_request (
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  request_id uuid not null references resource_request (id) on delete cascade,
  primary key (collaboration_id, request_id)
);

-- Meetings of a series that a communication plan made belong to the collaboration.
alter table meeting_series add column collaboration_id uuid references collaboration (id);

do $$
declare
  child text;
begin
  foreach child in array array['collaboration_scope', 'collaboration_member', 'communication_item', 'division_row',
      'charter_answer', 'collaboration_delegation', 'collaboration_request'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from collaboration parent where parent.id = %1$I.collaboration_id)) with check (true)',
      child);
  end loop;
end $$;
