-- The organisation, its people, its working calendar, its norms; and what every room stands on:
-- history, events, notices, mail, files, numbers.

-- Who is asking, read from settings that live for one transaction (see src/server/db/actor-context.ts).
-- Row-level policies wrap these in (select …) so that each is worked out once a statement.
create function app_is_system() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.system', true), '') = 'on' $$;
create function app_person_id() returns uuid language sql stable as
  $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create function app_department_ids() returns uuid[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.department_ids', true), '')::uuid[], '{}') $$;
create function app_oversees() returns uuid[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.oversees', true), '')::uuid[], '{}') $$;
create function app_is_supervisor() returns boolean language sql stable as
  $$ select coalesce(current_setting('app.is_supervisor', true), '') = 'on' $$;

-- Overlapping pairs of Han characters, whole lower-case words and numbers: what search finds things by.
create function search_tokens(input text) returns text language plpgsql immutable parallel safe as $$
declare
  run text;
  out text := '';
  i int;
begin
  if input is null then return ''; end if;
  for run in select (regexp_matches(lower(input), '[a-z0-9]+|[^[:ascii:][:space:][:punct:]]+', 'g'))[1] loop
    if run ~ '^[a-z0-9]' then
      out := out || ' ' || run;
    elsif char_length(run) = 1 then
      out := out || ' ' || run;
    else
      for i in 1 .. char_length(run) - 1 loop
        out := out || ' ' || substr(run, i, 2);
      end loop;
    end if;
  end loop;
  return out;
end $$;

create table organisation (
  id uuid primary key default uuidv7(),
  only_one boolean not null unique default true check (only_one),
  name text not null check (name <> ''),
  time_zone text not null default 'Asia/Shanghai',
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'zh-TW', 'en')),
  is_demo boolean not null default false,
  hour_clock_mode text not null default 'natural' check (hour_clock_mode in ('natural', 'working')),
  day_start text not null default '09:00',
  day_end text not null default '18:00',
  general_manager_id uuid,
  version int not null default 1,
  created_at timestamptz not null default now()
);

create table person (
  id uuid primary key default uuidv7(),
  -- The account in schema auth; null until the invitation is accepted.
  user_id text unique,
  name text not null check (name <> ''),
  job_title text not null default '',
  email text not null check (email = lower(email)),
  phone text not null default '',
  employee_no text,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'zh-TW', 'en')),
  -- Full pinyin without spaces and initials, for 'zhangsan' and 'zs'.
  pinyin text not null default '',
  initials text not null default '',
  is_admin boolean not null default false,
  is_supervisor boolean not null default false,
  is_coordinator boolean not null default false,
  -- Suitability tags (S0-47): knowsProcess, summarisesFast …
  tags text[] not null default '{}',
  state text not null default 'active' check (state in ('invited', 'active', 'disabled')),
  mail_notices boolean not null default true,
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email on person (email);
create unique index person_employee_no on person (employee_no) where employee_no is not null;
create index person_name on person (name);

create table department (
  id uuid primary key default uuidv7(),
  parent_id uuid references department (id),
  name text not null check (name <> ''),
  aliases text[] not null default '{}',
  head_id uuid references person (id),
  deputy_id uuid references person (id),
  -- 分管副总
  vice_president_id uuid references person (id),
  -- 对接人: the one who answers for daily contact
  liaison_id uuid references person (id),
  sort int not null default 0,
  pinyin text not null default '',
  initials text not null default '',
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create unique index department_name on department (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name)
  where archived_at is null;

create table person_department (
  person_id uuid not null references person (id) on delete cascade,
  department_id uuid not null references department (id) on delete cascade,
  is_primary boolean not null default true,
  primary key (person_id, department_id)
);
create index person_department_department on person_department (department_id);
create unique index person_department_primary on person_department (person_id) where is_primary;

alter table organisation
  add constraint organisation_general_manager foreign key (general_manager_id) references person (id);

-- Every department somebody oversees: as head, deputy or vice president, and all below; all of them for the general manager.
create view person_oversees as
with recursive below (person_id, department_id) as (
  select p.person_id, d.id
  from department d
  cross join lateral (values (d.head_id), (d.deputy_id), (d.vice_president_id)) p (person_id)
  where p.person_id is not null
  union
  select b.person_id, d.id from below b join department d on d.parent_id = b.department_id
)
select person_id, department_id from below
union
select o.general_manager_id, d.id from organisation o cross join department d where o.general_manager_id is not null;

create table invitation (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person (id) on delete cascade,
  -- sha256 of the token in the link; the token itself is never kept.
  token_hash text not null unique,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- The working calendar: days that differ from Monday to Friday.
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'workday')),
  name text not null default ''
);
create table calendar_year (
  year int primary key,
  source text not null default ''
);

-- What the organisation changed of a norm; a norm without a row has its default.
create table norm_setting (
  norm_id text primary key,
  enabled boolean not null default true,
  severity text check (severity in ('block', 'warn', 'info')),
  param jsonb,
  version int not null default 1,
  changed_by uuid references person (id),
  changed_at timestamptz not null default now(),
  reason text not null default ''
);
create table norm_override (
  id uuid primary key default uuidv7(),
  norm_id text not null,
  noun text not null,
  noun_id uuid not null,
  fingerprint text not null,
  reason text not null default '',
  person_id uuid not null references person (id),
  at timestamptz not null default now(),
  unique (noun, noun_id, fingerprint)
);
create index norm_override_norm on norm_override (norm_id, at);

create table number_series (
  kind text not null,
  year int not null,
  last int not null default 0,
  primary key (kind, year)
);
-- 'HY', 2026 → 'HY-2026-001'. The row lock makes numbers gapless within committed work.
create function next_number(series text, in_year int) returns text language sql as $$
  insert into number_series as s (kind, year, last) values (series, in_year, 1)
  on conflict (kind, year) do update set last = s.last + 1
  returning kind || '-' || year || '-' || lpad(last::text, greatest(3, length(last::text)), '0')
$$;

create table history (
  id bigint generated always as identity primary key,
  noun text not null,
  noun_id uuid not null,
  move text not null,
  from_state text,
  to_state text,
  -- Null: the system did it.
  actor_id uuid references person (id),
  reason text not null default '',
  data jsonb not null default '{}',
  at timestamptz not null default now()
);
create index history_noun on history (noun, noun_id, id);

-- What followers of a live room or a list are told. Rows are kept for resuming and trimmed by a job.
create table event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  stream text not null,
  kind text not null,
  noun text not null,
  noun_id uuid not null,
  payload jsonb not null default '{}',
  at timestamptz not null default now()
);
create index event_stream on event (stream, id);

create table notification (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person (id) on delete cascade,
  kind text not null,
  noun text not null,
  noun_id uuid not null,
  -- What the text needs: names, dates; never more than the reader may see.
  params jsonb not null default '{}',
  link text not null,
  -- The same fact is never told twice.
  dedupe text not null,
  at timestamptz not null default now(),
  read_at timestamptz,
  done_at timestamptz,
  unique (person_id, dedupe)
);
create index notification_unread on notification (person_id, at desc) where read_at is null;
create index notification_person on notification (person_id, id desc);

create table mail_outbox (
  id uuid primary key default uuidv7(),
  person_id uuid references person (id) on delete set null,
  to_address text not null,
  to_name text not null default '',
  subject text not null,
  text_body text not null,
  html_body text not null,
  calendar text,
  calendar_method text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'held')),
  attempts int not null default 0,
  last_error text not null default '',
  noun text not null default '',
  noun_id uuid,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mail_outbox_state on mail_outbox (state, created_at);

-- A clock that has been acted on: the claim comes first, so each is acted on once, on any node.
create table reminder (
  clock text not null,
  noun text not null,
  noun_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  -- What the clock pointed at; a moved deadline is a new occasion.
  occasion text not null,
  at timestamptz not null default now(),
  primary key (clock, noun, noun_id, person_id, occasion)
);

create table file (
  id uuid primary key default uuidv7(),
  hash text not null,
  name text not null check (name <> ''),
  size bigint not null,
  mime text not null,
  noun text not null,
  noun_id uuid not null,
  uploaded_by uuid references person (id),
  uploaded_at timestamptz not null default now()
);
create index file_noun on file (noun, noun_id);

create table idempotency (
  actor_id uuid not null,
  key text not null,
  endpoint text not null,
  body_hash text not null,
  reply jsonb not null,
  at timestamptz not null default now(),
  primary key (actor_id, endpoint, key)
);

-- Second wall: rows that belong to one person, and rows that only the system reads.
alter table notification enable row level security;
alter table notification force row level security;
create policy notification_own on notification for all
  using ((select app_is_system()) or person_id = (select app_person_id())) with check (true);

alter table mail_outbox enable row level security;
alter table mail_outbox force row level security;
create policy mail_outbox_system on mail_outbox for select using ((select app_is_system()));
create policy mail_outbox_change on mail_outbox for update using ((select app_is_system())) with check (true);
create policy mail_outbox_add on mail_outbox for insert with check (true);

alter table event enable row level security;
alter table event force row level security;
create policy event_system on event for all using ((select app_is_system())) with check (true);

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy idempotency_own on idempotency for all
  using ((select app_is_system()) or actor_id = (select app_person_id())) with check (true);
