-- The life of a task beside its states (3.8): handed out, signed for or returned, split, suspended, helped;
-- and a due date that is counted from something that has yet to happen.

alter table task
  -- 分解: what it is a part of
  add column parent_id uuid references task (id) on delete cascade,
  -- 交办: when its owner was told. A line of a record that still changes has not been handed out.
  add column assigned_at timestamptz,
  -- 签收
  add column signed_at timestamptz,
  -- 退回, until the assigner has answered
  add column returned_at timestamptz,
  add column return_reason text not null default '',
  -- The assigner insisted: it is not returned a second time.
  add column insisted_at timestamptz,
  -- 挂起
  add column suspended_at timestamptz,
  add column suspend_reason text not null default '',
  -- When the percentage was last told; null: never, so that the plan says nothing about it.
  add column percent_at timestamptz,
  -- 评审后2日内 as {"event": "review", "count": 2, "unit": "day"}; without due_on it waits for the event.
  add column due_rule jsonb check (due_rule is null or due_rule ->> 'event' in ('review', 'information', 'monthEnd', 'nextMeeting')),
  -- When that happened, and the very instant that follows where hours are counted.
  add column due_event_at timestamptz,
  add column due_at timestamptz,
  add constraint task_not_its_own_part check (parent_id <> id),
  add constraint task_returned_is_unsigned check (returned_at is null or signed_at is null);
create index task_parent on task (parent_id) where parent_id is not null;
create index task_waiting_due on task (id) where due_rule is not null and due_on is null;

-- Who is asked to help, since when, and what they say. One question at a time.
create table task_support (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  text text not null check (text <> ''),
  -- A person, or whoever speaks for a department: head, deputy, liaison.
  person_id uuid references person (id),
  department_id uuid references department (id),
  asked_by uuid references person (id),
  asked_at timestamptz not null default now(),
  answered_by uuid references person (id),
  answered_at timestamptz,
  -- given 已支持, refused 不能支持, redirected 转请他人
  answer text check (answer in ('given', 'refused', 'redirected')),
  answer_text text not null default '',
  check ((answered_at is null) = (answer is null))
);
create index task_support_task on task_support (task_id, asked_at);
create unique index task_support_open on task_support (task_id) where answered_at is null;
create index task_support_person on task_support (person_id) where answered_at is null;
create index task_support_department on task_support (department_id) where answered_at is null;
alter table task_support enable row level security;
alter table task_support force row level security;
create policy task_support_follows on task_support for all using (
  (select app_is_system()) or exists (select 1 from task parent where parent.id = task_support.task_id)
) with check (true);

alter table task_update drop constraint task_update_kind_check;
alter table task_update add constraint task_update_kind_check check (kind in (
  'progress', 'support', 'supportGiven', 'supportRefused', 'supportRedirected', 'delay', 'delayApproved',
  'delayRefused', 'submission', 'verdict', 'escalation'));

-- What was there before was told to its owner when it was made, or when its minutes became final; whoever
-- has begun has taken it on.
select set_config('app.system', 'on', true);
update task t set assigned_at = case
    when t.meeting_id is null then t.created_at
    else (select greatest(x.final_at, t.created_at) from minutes x
      where x.meeting_id = t.meeting_id and x.state in ('final', 'archived', 'amended'))
  end
where t.owner_id is not null;
update task set assigned_at = coalesce(assigned_at, created_at),
    signed_at = coalesce(
      (select min(h.at) from history h where h.noun = 'task' and h.noun_id = task.id and h.move = 'start'),
      assigned_at, created_at)
where state <> 'todo' and owner_id is not null;
update task set percent_at = told.at
from (select task_id, max(at) as at from task_update where percent is not null group by task_id) told
where told.task_id = task.id;
-- Help that is waited for now was asked of a department, or of nobody in particular.
insert into task_support (task_id, text, department_id, asked_by, asked_at)
select distinct on (u.task_id) u.task_id, coalesce(nullif(u.text, ''), '—'), u.awaiting_department_id, u.person_id, u.at
from task_update u join task t on t.id = u.task_id
where u.kind = 'support' and t.state = 'needsSupport'
order by u.task_id, u.at desc;
select set_config('app.system', '', true);
