-- 督办: the steps that an overdue task climbs, with who was told at each; who was urged by whom; and what was
-- collected about a task when its date was over.

-- [{"workingDays": 1, "tells": ["owner", "departmentHead"]}, …]; null: as it comes (src/domain/supervision/ladder.ts)
alter table organisation add column escalation_ladder jsonb
  check (escalation_ladder is null or jsonb_typeof(escalation_ladder) = 'array');

create table escalation_step (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  -- Another date is another climb.
  due_on date not null,
  rung int not null check (rung >= 0),
  working_days int not null,
  -- [{"role": "owner", "personId": "…"}], one a person, in the role that comes first
  told jsonb not null check (jsonb_typeof(told) = 'array'),
  -- Lower steps whose day went by without anybody being told, as when the product was off
  passed_over int not null default 0,
  -- What was said to come next
  next_on date,
  next_tells text[] not null default '{}',
  at timestamptz not null,
  unique (task_id, due_on, rung)
);
create index escalation_step_log on escalation_step (id desc);

-- 催办: by hand, to whoever it waited for
create table task_urge (
  id uuid primary key default uuidv7(),
  task_id uuid not null references task (id) on delete cascade,
  party text not null check (party in ('owner', 'assigner', 'reviewers', 'approvers', 'supporters')),
  person_ids uuid[] not null check (cardinality(person_ids) > 0),
  by_id uuid not null references person (id),
  text text not null default '',
  at timestamptz not null
);
create index task_urge_task on task_urge (task_id, at desc);

-- S2-64, S2-65: what whoever keeps the sheet was told about a task past its date
alter table task_update drop constraint task_update_kind_check;
alter table task_update add constraint task_update_kind_check check (kind in (
  'progress', 'support', 'supportGiven', 'supportRefused', 'supportRedirected', 'delay', 'delayApproved',
  'delayRefused', 'submission', 'verdict', 'escalation', 'collected'));
alter table task_update add column collected_state text
  check (collected_state in ('done', 'inProgress', 'delayed', 'needsSupport'));
alter table task_update add constraint task_update_collected_says check ((kind = 'collected') = (collected_state is not null));

do $$
declare
  child text;
begin
  foreach child in array array['escalation_step', 'task_urge'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from task parent where parent.id = %1$I.task_id)) with check (true)',
      child);
  end loop;
end $$;
