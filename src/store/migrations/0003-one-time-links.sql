-- A one-time link opens one session, which then lives by its own expiry.

alter table link add column once boolean not null default false;
alter table link add column used bigint;
