-- The register as people keep it: views saved and shared, many tasks changed at once, a sheet read back.

-- A view is an address: it shows each reader what they may see, whoever saved it.
create table register_view (
  id uuid primary key default uuidv7(),
  owner_id uuid not null references person (id) on delete cascade,
  name text not null check (name <> ''),
  query text not null default '',
  shared text not null default 'private' check (shared in ('private', 'department', 'everybody')),
  department_id uuid references department (id) on delete cascade,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((shared = 'department') = (department_id is not null))
);
create index register_view_owner on register_view (owner_id, name, id);
create index register_view_department on register_view (department_id, name, id) where shared = 'department';
create index register_view_everybody on register_view (name, id) where shared = 'everybody';
alter table register_view enable row level security;
alter table register_view force row level security;
create policy register_view_sharing on register_view for all using (
  (select app_is_system())
  or owner_id = (select app_person_id())
  or (shared = 'everybody' and (select app_person_id()) is not null)
  or (shared = 'department' and (
    department_id = any((select app_department_ids())::uuid[]) or department_id = any((select app_oversees())::uuid[])))
) with check (true);

-- What a change of many has changed, for as long as it may be taken back.
create table register_change (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person (id) on delete cascade,
  -- Of each task: how it was before, and the version it had afterwards.
  rows jsonb not null,
  at timestamptz not null,
  undone_at timestamptz
);
create index register_change_at on register_change (at);
alter table register_change enable row level security;
alter table register_change force row level security;
create policy register_change_own on register_change for all
  using ((select app_is_system()) or person_id = (select app_person_id())) with check (true);

-- The orders of the register beside the due date; closed tasks are most of it after a year.
create index task_open_priority on task (priority, (coalesce(due_on, 'infinity'::date)), id)
  where state not in ('done', 'cancelled');
create index task_open_start on task ((coalesce(planned_start, due_on, 'infinity'::date)), id)
  where state not in ('done', 'cancelled');
create index task_open_updated on task ((coalesce(last_update_at, '-infinity'::timestamptz)), id)
  where state not in ('done', 'cancelled');
-- A row of a sheet without a number is known again by its name.
create index task_name on task using hash (name);
