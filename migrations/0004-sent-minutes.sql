-- When a version of the minutes was sent to be confirmed. From then on it stands: whoever is asked to
-- confirm a text must find the same text later. An edit after that is a new version.
alter table minutes_version add column sent_at timestamptz;

create or replace function refuse_final() returns trigger language plpgsql as $$
begin
  if old.is_final or (old.sent_at is not null and (tg_op = 'DELETE'
      or (new.content, new.no, new.minutes_id, new.sent_at) is distinct from (old.content, old.no, old.minutes_id, old.sent_at))) then
    raise exception 'minutes that were sent or are final are immutable'
      using errcode = 'P0001', constraint = 'minutes_version_immutable';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
