-- A robot whose host does not answer is left in peace for longer and longer, whatever waits for it: one message
-- at a time finds out whether somebody is there again.
alter table channel
  add column silent_tries integer not null default 0 check (silent_tries >= 0),
  add column rest_until timestamptz;
