-- Time of the last entry in a folded state, UTC ms; null for one that was kept before this was noted.
alter table snapshot add column at bigint;
