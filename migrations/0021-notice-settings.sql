-- Letters that people keep switched on: when each may come, what waits for a summary, and how much urging a person
-- gets in a day. What is shown in the product is told at once, always.

-- The organisation's own; whoever has not chosen otherwise lives by them.
alter table organisation
  add column quiet_from text not null default '20:00',
  add column quiet_to text not null default '08:00',
  add column digest_at text not null default '08:30',
  -- Letters that urge, per person and day; the rest goes into the summary
  add column nag_budget int not null default 5 check (nag_budget between 0 and 50);

-- What a person has chosen; no row: the usual.
create table notice_setting (
  person_id uuid primary key references person (id) on delete cascade,
  mail_todo text not null check (mail_todo in ('now', 'digest', 'off')),
  mail_urge text not null check (mail_urge in ('now', 'digest', 'off')),
  mail_meeting text not null check (mail_meeting in ('now', 'digest', 'off')),
  mail_info text not null check (mail_info in ('now', 'digest', 'off')),
  -- usual: the organisation's quiet hours; own: those below; none: at any hour
  quiet text not null check (quiet in ('usual', 'own', 'none')),
  quiet_from text,
  quiet_to text,
  -- Null: the organisation's hour
  digest_at text,
  holds_on_days_off boolean not null,
  updated_at timestamptz not null,
  check (quiet <> 'own' or (quiet_from is not null and quiet_to is not null))
);
alter table notice_setting enable row level security;
alter table notice_setting force row level security;
create policy notice_setting_own on notice_setting for all
  using ((select app_is_system()) or person_id = (select app_person_id()))
  with check ((select app_is_system()) or person_id = (select app_person_id()));

-- A letter about a notice is written when it is let go, not when the notice comes: until then the row has no words.
alter table mail_outbox
  add column notification_id uuid references notification (id) on delete cascade,
  add column notice_group text check (notice_group in ('todo', 'urge', 'meeting', 'info')),
  add column release_at timestamptz,
  -- What it waits for; pressing: it waited for nothing, whatever the hour
  add column release_why text check (release_why in ('now', 'pressing', 'quiet', 'dayOff', 'digest', 'budget')),
  -- For a letter that is written from the meeting and not from the notice: which, and with what reason
  add column about jsonb,
  -- The letter that this one went in
  add column merged_into uuid references mail_outbox (id) on delete set null,
  -- Further calendar entries of a letter that has more than one: [{content, method}]
  add column more_calendars jsonb;
alter table mail_outbox drop constraint mail_outbox_state_check;
-- waiting: not written yet; merged: it went in another letter; dropped: when its time came there was nothing to say
alter table mail_outbox add constraint mail_outbox_state_check
  check (state in ('waiting', 'queued', 'sent', 'failed', 'held', 'merged', 'dropped'));
create index mail_outbox_release on mail_outbox (release_at, person_id) where state = 'waiting';
create index mail_outbox_urging on mail_outbox (person_id, created_at) where notice_group = 'urge';
create index mail_outbox_notification on mail_outbox (notification_id) where notification_id is not null;
create index mail_outbox_merged on mail_outbox (merged_into) where merged_into is not null;

-- Group robots: what a department owes, once a day; and several messages that go as one.
alter table channel drop constraint channel_notices_check;
alter table channel add constraint channel_notices_check
  check (notices <@ array['invited', 'rescheduled', 'cancelled', 'minutesFinal', 'overdueTasks']);
alter table channel_delivery drop constraint channel_delivery_notice_check;
alter table channel_delivery add constraint channel_delivery_notice_check
  check (notice in ('invited', 'rescheduled', 'cancelled', 'minutesFinal', 'overdueTasks', 'trial'));
-- The message that this one went in
alter table channel_delivery add column carried_by uuid references channel_delivery (id) on delete set null;
create index channel_delivery_carried on channel_delivery (carried_by) where carried_by is not null;
create index channel_delivery_waiting on channel_delivery (channel_id, id) where state in ('queued', 'sending');
