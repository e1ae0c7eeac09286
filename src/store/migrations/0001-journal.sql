-- Every table's key starts with the room where it belongs to one, so that rooms spread over Citus workers.

create table book (
  digest text primary key,
  body text not null
);

-- One row per room; appending locks it, so that positions are gapless and in commit order.
create table head (
  room text primary key,
  -- Origin of its checkpoints; names this journal among all that the room may ever have.
  origin text not null,
  -- Raised when the journal is replaced (restored, say): a process that knew the old one starts over.
  epoch integer not null default 1,
  size bigint not null default 0,
  -- Time of the last entry, UTC ms.
  at bigint not null default 0,
  -- Roots of the complete subtrees (RFC 6962), largest first, hex, with commas.
  frontier text not null default '',
  -- Raised by every acknowledging transaction, so that duplicates too wait for a synchronous standby.
  touched bigint not null default 0
);

create table entry (
  room text not null,
  n bigint not null,
  -- Whose entry: the device of a submission or revocation, the station of an act about a station, else null.
  subject text,
  -- Number of the first new item of a submission.
  item integer,
  leaf bytea not null,
  -- The canonical text (RFC 8785), position and time included.
  body text not null,
  primary key (room, n)
);
create index entry_subject on entry (room, subject, n) include (item);

-- The folded state after the first n entries: a short cut that may be lost at any time.
create table snapshot (
  room text not null,
  n bigint not null,
  root text not null,
  hash text not null,
  state text not null,
  primary key (room, n)
);
alter table snapshot alter column state set storage external;

create table checkpoint (
  room text not null,
  size bigint not null,
  note text not null,
  primary key (room, size)
);

create table secret (
  name text primary key,
  value text not null
);
