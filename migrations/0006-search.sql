-- What search looks in. The tables that hold the text are under row-level security, and PostgreSQL uses no
-- text index there: `@@` is not leakproof, so it is asked only of rows the policy has let through, one by
-- one. Here stand the tokens alone, without a policy; whoever is found here is then read from the table
-- itself, under its policy, so nothing is shown that may not be seen.
create table search_text (
  noun text not null check (noun in ('meeting', 'decision', 'task', 'minutes')),
  noun_id uuid not null,
  search tsvector not null,
  primary key (noun, noun_id)
);
-- fastupdate = off: a search never has to read through what was written but not yet sorted in.
create index search_text_meeting on search_text using gin (search) with (fastupdate = off) where noun = 'meeting';
create index search_text_decision on search_text using gin (search) with (fastupdate = off) where noun = 'decision';
create index search_text_task on search_text using gin (search) with (fastupdate = off) where noun = 'task';
create index search_text_minutes on search_text using gin (search) with (fastupdate = off) where noun = 'minutes';

-- Pairs of characters find a single one only at their beginning; with the second one of each pair beside
-- them, 鲸 is found in 白鲸 too.
create function with_single_characters(search tsvector) returns tsvector language sql immutable as $$
  select search || array_to_tsvector(array(
    select distinct right(lexeme, 1) from unnest(tsvector_to_array(search)) lexeme where lexeme !~ '^[a-z0-9]'))
$$;

create function keep_search_text() returns trigger language plpgsql as $$
declare
  about text := tg_argv[0];
begin
  if tg_op = 'DELETE' then
    delete from search_text where noun = about and noun_id = old.id;
    return null;
  end if;
  insert into search_text (noun, noun_id, search) values (about, new.id, with_single_characters(new.search))
  on conflict (noun, noun_id) do update set search = excluded.search;
  return null;
end $$;

-- Minutes are found by the text that stands; it is always the latest version that is written.
create function keep_minutes_search_text() returns trigger language plpgsql as $$
begin
  insert into search_text (noun, noun_id, search)
  values ('minutes', new.minutes_id, with_single_characters(new.search))
  on conflict (noun, noun_id) do update set search = excluded.search;
  return null;
end $$;

create trigger meeting_search_text after insert or delete or update of number, name, goal, core_problem on meeting
  for each row execute function keep_search_text('meeting');
create trigger decision_search_text after insert or delete or update of number, content on decision
  for each row execute function keep_search_text('decision');
create trigger task_search_text after insert or delete or update of number, name, description on task
  for each row execute function keep_search_text('task');
create trigger minutes_version_search_text after insert or update of content on minutes_version
  for each row execute function keep_minutes_search_text();
create trigger minutes_search_text after delete on minutes
  for each row execute function keep_search_text('minutes');

select set_config('app.system', 'on', true);
insert into search_text
  select 'meeting', id, with_single_characters(search) from meeting
  union all select 'decision', id, with_single_characters(search) from decision
  union all select 'task', id, with_single_characters(search) from task
  union all select * from (
    select distinct on (minutes_id) 'minutes', minutes_id, with_single_characters(search)
    from minutes_version order by minutes_id, no desc) latest;
select set_config('app.system', '', true);

-- Never used, for the reason above, and kept up to date at every write.
drop index meeting_search, decision_search, task_search, entry_search, minutes_version_search;

-- What waits for somebody is asked for at every sign-in.
create index material_preparer on material (preparer_id) where file_id is null;
