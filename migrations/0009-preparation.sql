-- Who comes for what and how, what each department wants to say, what was settled with whom beforehand, and
-- the sign-in of the day.

alter table meeting
  -- 材料准备人 (S3-07): hands the background material out in advance; theirs is every material without a preparer.
  add column material_preparer_id uuid references person (id),
  -- What the decision makers may settle on the spot (X-11); the notice says it to them.
  add column decision_power text not null default '',
  -- Departments are expected to compete for people, money or things (S3-79), whatever the type of the meeting.
  add column is_resource_contested boolean not null default false,
  -- Stands in the QR code of the room: whoever sends it has seen the code.
  add column sign_in_code uuid not null default gen_random_uuid();

alter table meeting_attendee
  add column is_mandatory boolean not null default true,
  -- Null: not said.
  add column mode text check (mode in ('onsite', 'online')),
  add column remark text not null default '',
  -- Null: not signed in, or before this was kept.
  add column sign_in_method text check (sign_in_method in ('manual', 'scan', 'online'));
select set_config('app.system', 'on', true);
update meeting_attendee set is_mandatory = false where kind = 'observer';
select set_config('app.system', '', true);

-- Who is there for which topic. A topic that names nobody concerns everybody.
create table attendee_topic (
  attendee_id uuid not null references meeting_attendee (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  primary key (attendee_id, topic_id)
);
create index attendee_topic_topic on attendee_topic (topic_id);
alter table attendee_topic enable row level security;
alter table attendee_topic force row level security;
create policy attendee_topic_follows on attendee_topic for all
  using ((select app_is_system()) or exists (select 1 from meeting_attendee parent where parent.id = attendee_id))
  with check (true);

-- 部门会前准备 (S2-21 … S2-25): one a department and topic.
create table position_statement (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  department_id uuid not null references department (id),
  position text not null default '',
  needs text not null default '',
  suggestion text not null default '',
  speaking_points text[] not null default '{}',
  author_id uuid not null references person (id),
  version int not null default 1,
  updated_at timestamptz not null default now(),
  unique (topic_id, department_id)
);
create index position_statement_meeting on position_statement (meeting_id);
alter table position_statement enable row level security;
alter table position_statement force row level security;
-- Until people meet, what a department wants is its own and theirs who run the meeting.
create policy position_statement_readers on position_statement for all
  using ((select app_is_system()) or exists (
    select 1 from meeting m where m.id = position_statement.meeting_id and (
      m.state in ('inProgress', 'confirming', 'ended', 'followUp', 'closed')
      or (select app_person_id()) in (m.organiser_id, m.host_id, m.recorder_id)
      or exists (
        select 1 from meeting_attendee a
        where a.meeting_id = m.id and a.kind = 'core' and a.department_id = position_statement.department_id
          and (select app_person_id()) in (a.person_id, a.proxy_id)))))
  with check (true);

-- 会前对齐 (S3-78): what came of the talk with the head of each department. For those who run the meeting.
create table pre_alignment (
  meeting_id uuid not null references meeting (id) on delete cascade,
  department_id uuid not null references department (id),
  -- The head at the time.
  head_id uuid references person (id),
  outcome text not null check (outcome in ('talked', 'agreed', 'objection')),
  note text not null default '',
  noted_by uuid not null references person (id),
  noted_at timestamptz not null,
  version int not null default 1,
  primary key (meeting_id, department_id)
);
alter table pre_alignment enable row level security;
alter table pre_alignment force row level security;
create policy pre_alignment_readers on pre_alignment for all
  using ((select app_is_system()) or exists (
    select 1 from meeting m where m.id = pre_alignment.meeting_id
      and (select app_person_id()) in (m.organiser_id, m.host_id, m.recorder_id)))
  with check (true);

-- 与上级预判协调方向 (S3-79): for organiser and host alone. Append-only, so that it is its own history and
-- nothing of it stands in the history that others read.
create table superior_alignment (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  is_agreed boolean not null,
  note text not null default '',
  noted_by uuid not null references person (id),
  noted_at timestamptz not null
);
create index superior_alignment_meeting on superior_alignment (meeting_id, id);
alter table superior_alignment enable row level security;
alter table superior_alignment force row level security;
create policy superior_alignment_readers on superior_alignment for all
  using ((select app_is_system()) or exists (
    select 1 from meeting m where m.id = superior_alignment.meeting_id
      and (select app_person_id()) in (m.organiser_id, m.host_id)))
  with check (true);
