-- What 定目标, 定议程, 定材料 and 确认场地 need to be complete to the field: whether a meeting is needed at all,
-- what a topic is about and who presents it, every version of a material and its review, the checklist of
-- the venue, and the topics that departments propose.

-- What could settle the matter instead (X-09); empty: nobody has asked yet.
alter table meeting add column need_check text not null default ''
  check (need_check in ('', 'meeting', 'mail', 'chat', 'document'));
-- Until when topics may be proposed (X-12); null: never opened.
alter table meeting add column collecting_until timestamptz;
alter table meeting add column collecting_opened_at timestamptz;

alter table topic
  add column presenting_department_id uuid references department (id),
  -- Importance × urgency (X-07): P0 both, P1 important, P2 urgent, P3 neither; null: not ranked.
  add column priority text check (priority in ('P0', 'P1', 'P2', 'P3')),
  -- Which numbered part of the goal it serves (S0-32); null: the goal as a whole.
  add column goal_part int check (goal_part between 1 and 20),
  -- What was left open elsewhere and is taken up here; at most one of the three.
  add column about_task_id uuid references task (id) on delete set null,
  add column about_entry_id uuid references entry (id) on delete set null,
  add column carried_from_topic_id uuid references topic (id) on delete set null,
  add constraint topic_about_one check (num_nonnulls(about_task_id, about_entry_id, carried_from_topic_id) <= 1);
create index topic_about_task on topic (about_task_id) where about_task_id is not null;
create index topic_about_entry on topic (about_entry_id) where about_entry_id is not null;
create index topic_carried_from on topic (carried_from_topic_id) where carried_from_topic_id is not null;
-- The lists of what is still open: newest first.
create index topic_unsettled on topic (id desc) where state in ('pending', 'deferred', 'escalated', 'parked');
create index entry_disputes on entry (id desc) where kind = 'dispute' and deleted_at is null;

alter table material
  add column key_points text not null default '',
  add column data_source text not null default '',
  add column review_state text not null default 'awaiting'
    check (review_state in ('awaiting', 'submitted', 'needsChange', 'reviewed')),
  add column review_comment text not null default '',
  add column reviewed_by uuid references person (id),
  add column reviewed_at timestamptz;
update material set review_state = 'submitted' where file_id is not null;
create index material_due on material (due_at) where due_at is not null and file_id is null;

-- Every file that was ever handed in; the material points at the newest.
create table material_revision (
  id uuid primary key default uuidv7(),
  material_id uuid not null references material (id) on delete cascade,
  no int not null check (no >= 1),
  file_id uuid not null references file (id),
  uploaded_by uuid references person (id),
  at timestamptz not null default now(),
  unique (material_id, no)
);
insert into material_revision (material_id, no, file_id, uploaded_by, at)
  select m.id, 1, f.id, f.uploaded_by, f.uploaded_at from material m join file f on f.id = m.file_id;
-- Who has opened which version (S2-10); material_opened speaks of the newest only.
create table material_revision_opened (
  revision_id uuid not null references material_revision (id) on delete cascade,
  person_id uuid not null references person (id),
  at timestamptz not null default now(),
  primary key (revision_id, person_id)
);
insert into material_revision_opened (revision_id, person_id, at)
  select r.id, o.person_id, o.at from material_opened o join material_revision r on r.material_id = o.material_id;

-- What has to be seen to before people come (X-02). `key` names a line of the template, or is a key of its own.
create table venue_check (
  meeting_id uuid not null references meeting (id) on delete cascade,
  key text not null check (key <> ''),
  -- Empty: the words of the template.
  label text not null default '',
  person_id uuid references person (id),
  is_needed boolean not null default true,
  checked_by uuid references person (id),
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (meeting_id, key),
  check ((checked_by is null) = (checked_at is null))
);

-- 议题征集 (X-12).
create table topic_proposal (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  proposer_id uuid not null references person (id),
  department_id uuid references department (id),
  title text not null check (title <> ''),
  problem_to_solve text not null default '',
  expected_output text not null default '',
  planned_minutes int check (planned_minutes between 1 and 600),
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answer text not null default '',
  answered_by uuid references person (id),
  answered_at timestamptz,
  topic_id uuid references topic (id) on delete set null,
  at timestamptz not null default now()
);
create index topic_proposal_meeting on topic_proposal (meeting_id, id);
create index meeting_collecting on meeting (collecting_until) where state = 'collecting';

do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['material_revision', 'material', 'material_id'],
    ['material_revision_opened', 'material_revision', 'revision_id'],
    ['venue_check', 'meeting', 'meeting_id'],
    ['topic_proposal', 'meeting', 'meeting_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;
