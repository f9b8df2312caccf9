-- What was decided in a chat and put in writing afterwards (S4-36), who confirms it (S4-39, S4-40), what was only
-- announced so far (C-22), and the rules by which information is passed on (S4-38).

alter table decision
  add column source text not null default 'meeting' check (source in ('meeting', 'im')),
  -- Of one without a meeting; one of a meeting belongs where its meeting does.
  add column collaboration_id uuid references collaboration (id),
  add check (source = 'meeting' or meeting_id is null);
create index decision_collaboration on decision (collaboration_id, id) where collaboration_id is not null;
create index decision_from_chat on decision (created_at desc, id) where source = 'im';

-- It lends itself the id of its decision.
create table chat_decision (
  id uuid primary key references decision (id) on delete cascade,
  taken_at timestamptz not null,
  -- 飞书群, 钉钉群, 微信, 电话 …, in words
  place text not null check (place <> ''),
  reason text not null default '',
  decided_by uuid not null references person (id),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  is_important boolean not null default true,
  -- Null: none was made.
  written_as text check (written_as in ('minutes', 'mailConfirmation', 'changeNotice')),
  -- What it is about; it is not part of the minutes of that meeting.
  meeting_id uuid references meeting (id) on delete set null,
  task_id uuid references task (id) on delete set null,
  version int not null default 1
);
create index chat_decision_meeting on chat_decision (meeting_id) where meeting_id is not null;
create index chat_decision_task on chat_decision (task_id) where task_id is not null;

-- Its wordings, the first one too: what somebody confirmed can be read again.
create table chat_decision_version (
  decision_id uuid not null references chat_decision (id) on delete cascade,
  version int not null,
  content text not null,
  reason text not null,
  place text not null,
  taken_at timestamptz not null,
  by_id uuid not null references person (id),
  at timestamptz not null,
  -- Why it was corrected
  why text not null default '',
  primary key (decision_id, version)
);

create table chat_decision_person (
  decision_id uuid not null references chat_decision (id) on delete cascade,
  person_id uuid not null references person (id),
  took_part boolean not null default false,
  in_copy boolean not null default false,
  -- 与我所知一致, 有异议; of which version
  answer text check (answer in ('agree', 'object')),
  note text not null default '',
  answered_version int,
  answered_at timestamptz,
  reply text not null default '',
  replied_by uuid references person (id),
  replied_at timestamptz,
  primary key (decision_id, person_id),
  check (took_part or in_copy),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_version is null))
);

-- "We decided X in the chat, I will write it down": a promise of somebody to themselves, with a deadline.
create table chat_note (
  id uuid primary key default uuidv7(),
  text text not null check (text <> ''),
  taken_at timestamptz not null,
  collaboration_id uuid references collaboration (id),
  by_id uuid not null references person (id),
  at timestamptz not null,
  decision_id uuid references decision (id) on delete set null,
  dropped_at timestamptz,
  drop_reason text not null default ''
);
create index chat_note_open on chat_note (by_id, taken_at) where decision_id is null and dropped_at is null;
create index chat_note_due on chat_note (taken_at) where decision_id is null and dropped_at is null;

-- A rule for each kind of information. Kinds that the product knows have a code, others a name; every version is in
-- the history.
create table information_rule (
  id uuid primary key default uuidv7(),
  kind text unique check (kind in ('meeting', 'decision', 'task', 'change', 'risk', 'request')),
  name text not null default '',
  position int not null,
  -- Empty for a kind that is known: as it usually goes, in the reader's language.
  path text not null default '',
  ways text[] not null check (cardinality(ways) > 0 and ways <@ array['oral', 'written', 'system']),
  frequency text not null check (frequency in ('atOnce', 'eachTime', 'daily', 'weekly', 'biweekly', 'monthly', 'onDemand')),
  classification text not null check (classification in ('public', 'internal', 'secret', 'confidential')),
  -- Which written record comes of it; null: none is asked for.
  written_as text check (written_as in ('minutes', 'mailConfirmation', 'changeNotice')),
  version int not null default 1,
  changed_by uuid references person (id),
  changed_at timestamptz,
  check ((kind is null) = (name <> ''))
);
insert into information_rule (kind, position, ways, frequency, classification, written_as) values
  ('meeting', 1, '{oral,written,system}', 'eachTime', 'internal', 'minutes'),
  ('decision', 2, '{written,system}', 'atOnce', 'internal', 'mailConfirmation'),
  ('task', 3, '{system}', 'weekly', 'internal', null),
  ('change', 4, '{written,system}', 'atOnce', 'internal', 'changeNotice'),
  ('risk', 5, '{oral,system}', 'atOnce', 'internal', 'mailConfirmation'),
  ('request', 6, '{written,system}', 'onDemand', 'internal', null);

-- For whom a decision from a chat exists: the departments of what it belongs to, whoever is named in it; and never
-- more people than may see what it belongs to. Where it belongs to nothing, the departments of those who took it.
create function refresh_chat_decision(which uuid) returns void language sql as $$
  with home as (
    select d.id, place.classification, place.department_ids, place.participant_ids
    from decision d join chat_decision c on c.id = d.id
      left join lateral (
        select one.* from (
          select 1 as nearness, m.classification, m.department_ids, m.participant_ids from meeting m where m.id = c.meeting_id
          union all select 2, t.classification, t.department_ids, t.participant_ids from task t where t.id = c.task_id
          union all select 3, k.classification, k.department_ids, k.participant_ids from collaboration k
            where k.id = d.collaboration_id
        ) one order by nearness) place on true
    where d.id = which
  ), levels as (
    select (array['public', 'internal', 'secret', 'confidential'])[greatest(
      array_position(array['public', 'internal', 'secret', 'confidential'], d.classification),
      coalesce((select max(array_position(array['public', 'internal', 'secret', 'confidential'], home.classification))
        from home), 1))] as level
    from decision d where d.id = which
  )
  update decision d set
    classification = levels.level,
    department_ids = array(
      select unnest(home.department_ids) from home
      union select h.department_id from chat_decision c
        join person_department h on h.person_id in (c.decided_by, c.recorded_by) and h.is_primary
        where c.id = d.id and not exists (select 1 from home where home.classification is not null)
      union select d.owner_department_id where d.owner_department_id is not null
      union select c.department_id from decision_department c where c.decision_id = d.id
      union select unnest(d.party_ids)
      union select c.department_id from decision_commitment c where c.decision_id = d.id
      order by 1),
    participant_ids = array(
      -- Whoever wrote it down may have kept it closer than the collaboration is.
      select unnest(home.participant_ids) from home where home.classification = levels.level
      union select p.id from chat_decision c, lateral (values (c.decided_by), (c.recorded_by)) p (id) where c.id = d.id
      union select p.person_id from chat_decision_person p where p.decision_id = d.id
      union select p.id from (values (d.owner_id), (d.notice_sender_id), (d.prepared_by_id)) p (id) where p.id is not null
      union select unnest(d.working_group)
      union select p.id from approval a, lateral (values (a.submitter_id), (a.approver_id)) p (id)
        where a.decision_id = d.id and p.id is not null
      order by 1)
  from levels where d.id = which
$$;

-- Whoever joins a collaboration later sees what was decided in it before.
create function keep_chat_decision_audience() returns trigger language plpgsql as $$
begin
  perform refresh_chat_decision(d.id) from decision d
    where d.source = 'im' and tg_table_name = 'collaboration' and d.collaboration_id = new.id;
  perform refresh_chat_decision(c.id) from chat_decision c
    where (tg_table_name = 'meeting' and c.meeting_id = new.id) or (tg_table_name = 'task' and c.task_id = new.id);
  return null;
end $$;
do $$
declare
  home text;
begin
  foreach home in array array['collaboration', 'meeting', 'task'] loop
    execute format($trigger$create trigger %1$I_chat_decision
      after update of classification, department_ids, participant_ids on %1$I for each row
      when ((old.classification, old.department_ids, old.participant_ids)
        is distinct from (new.classification, new.department_ids, new.participant_ids))
      execute function keep_chat_decision_audience()$trigger$, home);
  end loop;
end $$;

do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['chat_decision', 'decision', 'id'], ['chat_decision_version', 'decision', 'decision_id'],
    ['chat_decision_person', 'decision', 'decision_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;
alter table chat_note enable row level security;
alter table chat_note force row level security;
create policy chat_note_own on chat_note for all
  using ((select app_is_system()) or by_id = (select app_person_id())) with check (true);
