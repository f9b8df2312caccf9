-- 进度同步 (S1-29, S1-30, S4-44, S4-46): once a cycle the leader gathers what is recorded, asks for the help that is
-- needed, and sends it to everybody concerned.

-- Weeks of a cycle; null: as the communication plan has it.
alter table collaboration add column sync_weeks int check (sync_weeks between 1 and 8);
-- Whom a report goes to besides those who take part.
alter table collaboration add column sync_copy_ids uuid[] not null default '{}';
-- When owners who had not reported were reminded last.
alter table collaboration add column sync_urged_at timestamptz;

create table sync (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  number text not null unique,
  -- The name of the collaboration, for search and links.
  title text not null check (title <> ''),
  state text not null default 'draft' check (state in ('draft', 'sent')),
  from_on date not null,
  to_on date not null,
  -- The leader's own words above what was gathered
  summary text not null default '',
  -- A correction is a report of its own.
  replaces_id uuid references sync (id),
  correction text not null default '' check ((replaces_id is null) = (correction = '')),
  -- 进度同步会 that was called from it
  meeting_id uuid references meeting (id) on delete set null,
  sent_by uuid references person (id),
  sent_at timestamptz,
  -- Whom it was sent to
  told_ids uuid[] not null default '{}',
  -- While it is a draft, it exists for those who write it; then as the collaboration does, and for whoever is asked
  -- for help in it. A trigger keeps them.
  classification text not null default 'confidential' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (to_on >= from_on),
  check ((state = 'sent') = (sent_at is not null))
);
create unique index sync_draft on sync (collaboration_id) where state = 'draft';
create index sync_sent on sync (collaboration_id, sent_at desc, id desc) where state = 'sent';
create unique index sync_replaces on sync (replaces_id) where replaces_id is not null;
create index sync_meeting on sync (meeting_id) where meeting_id is not null;

-- 已完成 / 未完成及原因 / 需支持
create table sync_row (
  id uuid primary key default uuidv7(),
  sync_id uuid not null references sync (id) on delete cascade,
  position int not null,
  block text not null check (block in ('done', 'undone', 'support')),
  -- What it was gathered from; null: written by hand, or the task is gone.
  task_id uuid references task (id) on delete set null,
  -- The call for help of the task that it shows; answered there.
  task_support_id uuid references task_support (id) on delete set null,
  text text not null check (text <> ''),
  reason text not null default '',
  -- Where the reason was taken from; null: written here
  reason_from text check (reason_from in ('delay', 'collected', 'support', 'risk', 'progress')),
  -- Whose help is needed; may be outside the group (S1-83).
  help_department_id uuid references department (id),
  -- Changed by hand: gathering again leaves it alone.
  is_edited boolean not null default false,
  -- Left out, and stays out when gathered again.
  is_dropped boolean not null default false,
  -- Of the help
  support_state text not null default 'noted' check (support_state in ('noted', 'asked', 'promised', 'declined', 'settled')),
  asked_ids uuid[] not null default '{}',
  answer text not null default '',
  answered_by uuid references person (id),
  answered_at timestamptz,
  settled_text text not null default '',
  settled_by uuid references person (id),
  settled_at timestamptz
);
create index sync_row_of on sync_row (sync_id, position);
create index sync_row_task on sync_row (task_id) where task_id is not null;
create index sync_row_asked on sync_row using gin (asked_ids) where support_state = 'asked';

-- For whom it exists. Run as the product: whoever changes a collaboration need not see a draft of its report.
create function refresh_sync_audience(which uuid) returns void language plpgsql as $$
declare
  before text := coalesce(current_setting('app.system', true), '');
begin
  perform set_config('app.system', 'on', true);
  update sync s set
    title = c.name,
    classification = case s.state when 'draft' then 'confidential' else c.classification end,
    department_ids = case s.state when 'draft' then '{}'::uuid[] else c.department_ids end,
    participant_ids = case s.state
      when 'draft' then array(
        select c.leader_id where c.leader_id is not null
        union select g.person_id from collaboration_delegation g
          where g.collaboration_id = c.id and g.power = 'progress' and g.ended_at is null
        union select s.created_by where c.leader_id is null and s.created_by is not null)
      else array(
        select unnest(c.participant_ids)
        union select unnest(r.asked_ids) from sync_row r where r.sync_id = s.id)
    end
  from collaboration c
  where c.id = s.collaboration_id and (s.id = which or c.id = which);
  perform set_config('app.system', before, true);
end $$;
create function keep_sync_audience() returns trigger language plpgsql as $$
begin
  perform refresh_sync_audience(new.id);
  return null;
end $$;
create trigger collaboration_sync
  after update of name, classification, department_ids, participant_ids, leader_id on collaboration
  for each row execute function keep_sync_audience();

-- Row-level security: the second wall.
alter table sync enable row level security;
alter table sync force row level security;
create policy sync_audience on sync for all using (
  (select app_is_system())
  or participant_ids @> array[(select app_person_id())]
  or (classification = 'public' and (select app_person_id()) is not null)
  or (classification = 'internal' and (
    (select app_is_supervisor())
    or department_ids && (select app_department_ids())
    or department_ids && (select app_oversees())))
  or (classification = 'secret' and department_ids && (select app_oversees()))
) with check (true);
-- Whoever is asked for help from outside sees what they are asked, and no other row.
alter table sync_row enable row level security;
alter table sync_row force row level security;
create policy sync_row_follows on sync_row for all using (
  (select app_is_system())
  or asked_ids @> array[(select app_person_id())]
  or exists (select 1 from sync s join collaboration c on c.id = s.collaboration_id where s.id = sync_row.sync_id)
) with check (true);

-- Found by their words
alter table sync add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || title))) stored;
create index search_text_sync on search_text using gin (search) with (fastupdate = off) where noun = 'sync';
create trigger sync_search_text after insert or delete or update of number, title on sync
  for each row execute function keep_search_text('sync');

-- History follows the noun it belongs to; what the function knew before, it goes on knowing.
do $$
declare
  known text := pg_get_functiondef('app_sees_noun(text, uuid)'::regprocedure);
  fuller text := regexp_replace(known, '\melse\s+true', $cases$when 'sync' then exists (select 1 from sync n where n.id = noun_id)
    else true$cases$);
begin
  if fuller = known then raise exception 'app_sees_noun is not as it was expected'; end if;
  execute fuller;
end $$;
