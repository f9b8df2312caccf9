-- 联席会议 (X-74): the departments that take part in a standing meeting, each with who connects it. The department that
-- leads is the one that initiates its meetings.
create table meeting_series_department (
  series_id uuid not null references meeting_series (id) on delete cascade,
  department_id uuid not null references department (id),
  position int not null,
  -- Attends for the department, and is asked for its topics.
  liaison_id uuid references person (id),
  primary key (series_id, department_id)
);
alter table meeting_series_department enable row level security;
alter table meeting_series_department force row level security;
create policy meeting_series_department_follows on meeting_series_department for all using (
  (select app_is_system()) or exists (select 1 from meeting_series parent where parent.id = series_id)) with check (true);
