-- What attendees say about a meeting (X-24). Who has answered and what was answered are kept apart: the answer
-- of somebody who asked not to be named carries neither a name nor an instant.
create table evaluation_answer (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid references person (id),
  marks jsonb not null,
  improve text not null default '',
  suggestion text not null default ''
);
create index evaluation_answer_meeting on evaluation_answer (meeting_id);
create table evaluation_done (
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  primary key (meeting_id, person_id)
);
create index meeting_ended on meeting (actual_end) where actual_end is not null;
do $$
declare
  guarded text;
begin
  foreach guarded in array array['evaluation_answer', 'evaluation_done'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy %1$I_follows on %1$I for all using ((select app_is_system()) or exists (select 1 from meeting parent where parent.id = %1$I.meeting_id)) with check (true)',
      guarded);
  end loop;
end $$;
