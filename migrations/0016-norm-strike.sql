-- Where norms struck: every finding that stood in the way of an act, or was shown when it passed. One row a
-- finding, so that trying five times does not look like five troubles.
create table norm_strike (
  noun text not null,
  noun_id uuid not null,
  fingerprint text not null,
  norm_id text not null,
  severity text not null check (severity in ('block', 'warn', 'info')),
  -- refused: the act did not happen; passed: it did, with the finding seen; taken: somebody took it on themselves
  outcome text not null check (outcome in ('refused', 'passed', 'taken')),
  label text not null default '',
  reason text not null default '',
  times int not null default 1,
  person_id uuid references person (id),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (noun, noun_id, fingerprint)
);
create index norm_strike_norm on norm_strike (norm_id, last_at desc, noun_id);
alter table norm_strike enable row level security;
alter table norm_strike force row level security;
-- A strike tells of the thing it is about, so it is for those who see that thing.
create policy norm_strike_follows on norm_strike for all
  using ((select app_is_system()) or app_sees_noun(noun, noun_id)) with check (true);
