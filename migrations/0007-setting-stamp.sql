-- Calendar, norms and the organisation's own settings are asked for by nearly every request and change a few
-- times a year. Whoever has read them keeps them under this stamp; any change gives another one, in the same
-- transaction. By chance and not by counting: a number that is rolled back would come again with other content.
create table setting_stamp (
  is_only boolean primary key default true check (is_only),
  stamp uuid not null default gen_random_uuid()
);
insert into setting_stamp default values;

create function renew_setting_stamp() returns trigger language plpgsql as $$
begin
  update setting_stamp set stamp = gen_random_uuid();
  return null;
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['organisation', 'calendar_year', 'calendar_day', 'norm_setting'] loop
    execute format(
      'create trigger %1$I_stamp after insert or update or delete or truncate on %1$I
         for each statement execute function renew_setting_stamp()', kept);
  end loop;
end $$;
