-- 复盘 (S1-42 … S1-49, X-42): what a collaboration looks back on, what it learnt, what became of that; the mutual
-- rating of departments (X-65), recognition (S1-49), and the regular look at how departments work together (S4-10).

-- A collaboration has one, and lends it its id.
create table retrospective (
  id uuid primary key references collaboration (id) on delete cascade,
  number text not null unique,
  -- The name of the collaboration, for search and links.
  title text not null check (title <> ''),
  state text not null default 'collecting' check (state in ('collecting', 'reviewing', 'final')),
  -- Until when departments are asked to put in what they saw.
  collect_until date,
  -- Words beside what is computed: 项目概况, 评估结果, 总结规律
  overview text not null default '',
  assessment text not null default '',
  conclusion text not null default '',
  -- 复盘会
  meeting_id uuid references meeting (id),
  opened_by uuid references person (id),
  opened_at timestamptz not null,
  finalised_by uuid references person (id),
  finalised_at timestamptz,
  -- What was computed, as it stood when the report became final; shape in src/domain/retrospective/facts.ts.
  final_facts jsonb check ((state = 'final') <= (final_facts is not null)),
  -- As the collaboration has them; a trigger keeps them.
  classification text not null default 'internal' check (classification in ('public', 'internal', 'secret', 'confidential')),
  department_ids uuid[] not null default '{}',
  participant_ids uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index retrospective_collect on retrospective (collect_until) where state = 'collecting';
create index retrospective_meeting on retrospective (meeting_id) where meeting_id is not null;

-- 亮点, 不足, 经验教训: each from somebody, for a department.
create table retrospective_note (
  id uuid primary key default uuidv7(),
  retrospective_id uuid not null references retrospective (id) on delete cascade,
  kind text not null check (kind in ('highlight', 'improvement', 'lesson')),
  department_id uuid not null references department (id),
  author_id uuid not null references person (id),
  text text not null check (text <> ''),
  -- 根因
  cause text not null default '',
  -- 5 Why: each asks after the one before.
  whys text[] not null default '{}' check (cardinality(whys) <= 5),
  -- The leader may leave out what is said twice; it stays where it was said.
  is_kept boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index retrospective_note_of on retrospective_note (retrospective_id, id);

-- What became of a target of the charter, which goes by its name and region there.
create table retrospective_result (
  retrospective_id uuid not null references retrospective (id) on delete cascade,
  metric text not null,
  region text not null default '',
  actual double precision,
  is_lower_better boolean not null default false,
  cause text not null default '',
  primary key (retrospective_id, metric, region)
);

-- 改进措施
create table retrospective_measure (
  id uuid primary key default uuidv7(),
  retrospective_id uuid not null references retrospective (id) on delete cascade,
  position int not null,
  -- The shortcoming it answers
  note_id uuid references retrospective_note (id) on delete set null,
  text text not null check (text <> ''),
  owner_id uuid references person (id),
  due_on date,
  -- The task that it became; it becomes one once.
  task_id uuid references task (id) on delete set null
);
create index retrospective_measure_of on retrospective_measure (retrospective_id, position);
create unique index retrospective_measure_task on retrospective_measure (task_id) where task_id is not null;

-- 可复用流程/模板
create table retrospective_asset (
  id uuid primary key default uuidv7(),
  retrospective_id uuid not null references retrospective (id) on delete cascade,
  position int not null,
  kind text not null check (kind in ('process', 'template', 'tool')),
  name text not null check (name <> ''),
  description text not null default ''
);
create index retrospective_asset_of on retrospective_asset (retrospective_id, position);

-- What is looked at before a collaboration starts, while it runs, before it is closed: learnt from others.
create table checklist_entry (
  id uuid primary key default uuidv7(),
  stage text not null check (stage in ('start', 'run', 'finish')),
  text text not null check (text <> ''),
  retrospective_id uuid references retrospective (id) on delete set null,
  added_by uuid references person (id),
  added_at timestamptz not null,
  retired_by uuid references person (id),
  retired_at timestamptz
);
create index checklist_entry_stage on checklist_entry (stage, id) where retired_at is null;
create table checklist_tick (
  collaboration_id uuid not null references collaboration (id) on delete cascade,
  entry_id uuid not null references checklist_entry (id) on delete cascade,
  person_id uuid not null references person (id),
  at timestamptz not null,
  primary key (collaboration_id, entry_id)
);

-- A lesson that becomes a change (S1-47, S1-48): the leader proposes, an administrator adopts or declines.
create table lesson_change (
  id uuid primary key default uuidv7(),
  retrospective_id uuid not null references retrospective (id) on delete cascade,
  note_id uuid references retrospective_note (id) on delete set null,
  asset_id uuid references retrospective_asset (id) on delete set null,
  kind text not null check (kind in ('norm', 'template', 'checklist')),
  state text not null default 'proposed' check (state in ('proposed', 'adopted', 'declined', 'withdrawn')),
  norm_id text check ((norm_id is not null) = (kind = 'norm')),
  -- {"enabled", "severity", "value"} as proposed
  setting jsonb check ((setting is not null) = (kind = 'norm')),
  -- The norm as it was when this was adopted
  before jsonb,
  -- The version of the norm that it made
  norm_version int,
  template_id uuid references meeting_template (id),
  template_version int,
  stage text check (stage in ('start', 'run', 'finish')),
  text text not null default '' check (kind <> 'checklist' or text <> ''),
  entry_id uuid references checklist_entry (id),
  reason text not null,
  proposed_by uuid not null references person (id),
  proposed_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision text not null default '' check (state <> 'declined' or decision <> ''),
  check ((state = 'proposed') = (decided_at is null))
);
create index lesson_change_of on lesson_change (retrospective_id, id);
create index lesson_change_waiting on lesson_change (proposed_at) where state = 'proposed';
create index lesson_change_norm on lesson_change (norm_id, norm_version) where norm_id is not null;
create index lesson_change_template on lesson_change (template_id) where template_id is not null;

-- 部门满意度互评 (X-65), from the acceptance of a collaboration on (C-20).
create table rating_round (
  collaboration_id uuid primary key references collaboration (id) on delete cascade,
  opened_at timestamptz not null,
  due_at timestamptz not null
);
create index rating_round_due on rating_round (due_at);
create table department_rating (
  id uuid primary key default uuidv7(),
  collaboration_id uuid not null references rating_round (collaboration_id) on delete cascade,
  rater_department_id uuid not null references department (id),
  rated_department_id uuid not null references department (id),
  by_id uuid not null references person (id),
  at timestamptz not null,
  -- 1 to 5 an item; items and weights in src/domain/retrospective/rating.ts.
  marks jsonb not null,
  score double precision not null,
  reason text not null default '',
  facts text not null default '',
  version int not null default 1,
  unique (collaboration_id, rater_department_id, rated_department_id),
  check (rater_department_id <> rated_department_id)
);

-- 认可 (S1-49)
create table recognition (
  id uuid primary key default uuidv7(),
  retrospective_id uuid not null references retrospective (id) on delete cascade,
  kind text not null check (kind in ('praise', 'thanks', 'incentive')),
  subject text not null check (subject <> ''),
  text text not null check (text <> ''),
  by_id uuid not null references person (id),
  at timestamptz not null
);
create index recognition_of on recognition (retrospective_id, id);
create table recognition_recipient (
  recognition_id uuid not null references recognition (id) on delete cascade,
  person_id uuid references person (id),
  department_id uuid references department (id),
  check (num_nonnulls(person_id, department_id) = 1)
);
create index recognition_recipient_of on recognition_recipient (recognition_id);
-- Whom a letter went to, and whom in copy
create table recognition_mail (
  recognition_id uuid not null references recognition (id) on delete cascade,
  person_id uuid not null references person (id),
  is_copy boolean not null,
  -- Null: they have no address; they were told in the product.
  mail_id uuid,
  primary key (recognition_id, person_id)
);

-- 定期评估协作流程 (S4-10, X-66): what the figures were, and what was made of them.
create table process_review (
  id uuid primary key default uuidv7(),
  from_on date not null,
  to_on date not null,
  conclusion text not null check (conclusion <> ''),
  indicators jsonb not null,
  by_id uuid not null references person (id),
  at timestamptz not null,
  check (to_on >= from_on)
);

create function keep_retrospective_audience() returns trigger language plpgsql as $$
begin
  update retrospective set title = new.name, classification = new.classification,
    department_ids = new.department_ids, participant_ids = new.participant_ids
  where id = new.id;
  return null;
end $$;
create trigger collaboration_retrospective
  after update of name, classification, department_ids, participant_ids on collaboration
  for each row execute function keep_retrospective_audience();

-- Row-level security: the second wall.
do $$
declare
  child text[];
begin
  foreach child slice 1 in array array[
    ['retrospective', 'collaboration', 'id'], ['retrospective_note', 'retrospective', 'retrospective_id'],
    ['retrospective_result', 'retrospective', 'retrospective_id'],
    ['retrospective_measure', 'retrospective', 'retrospective_id'],
    ['retrospective_asset', 'retrospective', 'retrospective_id'],
    ['lesson_change', 'retrospective', 'retrospective_id'], ['recognition', 'retrospective', 'retrospective_id'],
    ['recognition_recipient', 'recognition', 'recognition_id'], ['recognition_mail', 'recognition', 'recognition_id'],
    ['rating_round', 'collaboration', 'collaboration_id'], ['checklist_tick', 'collaboration', 'collaboration_id']
  ] loop
    execute format('alter table %I enable row level security', child[1]);
    execute format('alter table %I force row level security', child[1]);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from %2$I parent where parent.id = %1$I.%3$I)) with check (true)',
      child[1], child[2], child[3]);
  end loop;
end $$;
-- What one department says of another is its own until it is shown as the policy shows it.
alter table department_rating enable row level security;
alter table department_rating force row level security;
create policy department_rating_own on department_rating for all
  using ((select app_is_system()) or by_id = (select app_person_id())) with check (true);

-- Found by their words
alter table retrospective add column search tsvector generated always as
  (to_tsvector('simple', search_tokens(number || ' ' || title || ' ' || overview || ' ' || assessment || ' ' || conclusion))) stored;
create index search_text_retrospective on search_text using gin (search) with (fastupdate = off) where noun = 'retrospective';
create trigger retrospective_search_text
  after insert or delete or update of number, title, overview, assessment, conclusion on retrospective
  for each row execute function keep_search_text('retrospective');

-- History and files follow the noun they belong to; what the function knew before, it goes on knowing.
do $$
declare
  known text := pg_get_functiondef('app_sees_noun(text, uuid)'::regprocedure);
  fuller text := regexp_replace(known, '\melse\s+true', $cases$when 'retrospective' then exists (select 1 from retrospective n where n.id = noun_id)
    else true$cases$);
begin
  if fuller = known then raise exception 'app_sees_noun is not as it was expected'; end if;
  execute fuller;
end $$;
