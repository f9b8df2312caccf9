-- The language model that may also be asked where to look in a text: none until an administrator names one. The key
-- is a password: it is kept sealed (src/server/channel/seal.ts) and never leaves the server.
create table language_model (
  -- There is one row.
  is_only boolean primary key default true check (is_only),
  is_enabled boolean not null default false,
  -- Of an OpenAI-compatible service, up to its /v1.
  address text not null default '',
  model text not null default '',
  key_sealed text,
  -- The highest level of a text that may be sent there.
  up_to text not null default 'public' check (up_to in ('public', 'internal', 'secret', 'confidential')),
  updated_at timestamptz not null default now(),
  version int not null default 1,
  check (not is_enabled or (address <> '' and model <> ''))
);
insert into language_model default values;
alter table language_model enable row level security;
alter table language_model force row level security;
create policy language_model_system on language_model for all
  using ((select app_is_system())) with check ((select app_is_system()));
