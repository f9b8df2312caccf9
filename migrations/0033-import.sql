-- Old minutes, notes and chats brought in: what was read in a text, and what its author makes of it. Nobody else
-- sees any of it; what is accepted becomes part of a meeting, with the words it comes from.
create table import_review (
  id uuid primary key default uuidv7(),
  author_id uuid not null references person (id),
  state text not null default 'open' check (state in ('open', 'applied')),
  text text not null check (text <> ''),
  -- The file it came from; empty when it was pasted.
  source_name text not null default '',
  -- Deadlines without a year or a meeting date count from it.
  reference_date date not null,
  -- Shape in src/contract/import.ts.
  review jsonb not null,
  -- Null: it becomes a meeting of its own.
  into_meeting_id uuid references meeting (id) on delete set null,
  -- What it has become, or has been added to.
  meeting_id uuid references meeting (id) on delete set null,
  applied_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index import_review_author on import_review (author_id, updated_at desc, id);
alter table import_review enable row level security;
alter table import_review force row level security;
create policy import_review_own on import_review for all
  using ((select app_is_system()) or author_id = (select app_person_id()))
  with check ((select app_is_system()) or author_id = (select app_person_id()));

-- The words that a line, and what it became, was read from.
alter table entry add column import_id uuid references import_review (id) on delete set null;
alter table entry add column evidence text not null default '';
create index entry_import on entry (import_id) where import_id is not null;

-- Other names of people and departments that somebody once settled, so that the next text is understood at once.
create table name_alias (
  id uuid primary key default uuidv7(),
  alias text not null check (alias <> ''),
  person_id uuid references person (id) on delete cascade,
  department_id uuid references department (id) on delete cascade,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  check (num_nonnulls(person_id, department_id) = 1),
  unique nulls not distinct (alias, person_id, department_id)
);
