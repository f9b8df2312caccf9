-- What a formal record carries (number, issuer, how long it is kept), and how a final one is put right:
-- somebody proposes, those whom it touches approve, and a new version stands beside the original.
alter table minutes
  add column layout text not null default 'form' check (layout in ('form', 'fiveParts', 'agenda')),
  -- 会签: everybody who took part has to confirm, not only the reviewers (X-48).
  add column countersign boolean not null default false,
  -- 签发; null: the host, who makes them final.
  add column issuer_id uuid references person (id),
  add column retention text not null default 'normal' check (retention in ('normal', 'important')),
  -- Set when they become final; not to be removed before (X-47, NM-MIN-12).
  add column keep_until date,
  add column legal_hold boolean not null default false,
  add column legal_hold_reason text not null default '';

create table minutes_amendment (
  id uuid primary key default uuidv7(),
  minutes_id uuid not null references minutes (id) on delete cascade,
  -- 修订单号 within the minutes.
  no int not null,
  -- Which passage of the document, as src/domain/minutes/passage.ts names it, and what the reader calls it.
  place text not null,
  section text not null,
  label text not null default '',
  old_text text not null,
  new_text text not null,
  reason text not null check (reason <> ''),
  state text not null default 'open' check (state in ('open', 'approved', 'rejected', 'withdrawn')),
  from_version int not null,
  new_version int,
  proposed_by uuid not null references person (id),
  at timestamptz not null default now(),
  decided_at timestamptz,
  unique (minutes_id, no),
  check ((state = 'approved') = (new_version is not null))
);
-- Two corrections of one passage at once would each be of a wording that the other removes.
create unique index minutes_amendment_open_place on minutes_amendment (minutes_id, place) where state = 'open';
create table minutes_approval (
  amendment_id uuid not null references minutes_amendment (id) on delete cascade,
  person_id uuid not null references person (id),
  -- Why they are asked: they chair, or they answer for what the passage says.
  role text not null check (role in ('host', 'owner')),
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected')),
  reason text not null default '',
  at timestamptz,
  primary key (amendment_id, person_id)
);
create index minutes_approval_waiting on minutes_approval (person_id) where state = 'waiting';

do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['minutes_amendment', 'minutes', 'minutes_id'], ['minutes_approval', 'minutes_amendment', 'amendment_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;

-- Whoever asks the database cannot remove a final record; only the one command that disposes of records
-- whose time is over says so, and for its own transaction.
create or replace function refuse_final() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('app.disposal', true) = old.minutes_id::text then
    return old;
  end if;
  if old.is_final or (old.sent_at is not null and (tg_op = 'DELETE'
      or (new.content, new.no, new.minutes_id, new.sent_at) is distinct from (old.content, old.no, old.minutes_id, old.sent_at))) then
    raise exception 'minutes that were sent or are final are immutable'
      using errcode = 'P0001', constraint = 'minutes_version_immutable';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

-- Under legal hold nothing is disposed of either.
create function refuse_held_minutes() returns trigger language plpgsql as $$
begin
  if old.legal_hold then
    raise exception 'minutes under legal hold cannot be removed' using errcode = 'P0001', constraint = 'minutes_held';
  end if;
  return old;
end $$;
create trigger minutes_held before delete on minutes for each row execute function refuse_held_minutes();
