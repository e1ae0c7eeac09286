-- People with names, outside the journal, which knows their pseudonyms only. Erasing a name leaves the rest.

create table person (
  room text not null,
  -- The pseudonym that stands in the journal.
  person text not null,
  -- Null once erased.
  name text,
  role text not null,
  -- Codes of the places that the person is in charge of, a JSON array; empty: the whole room.
  scope text not null default '[]',
  -- Of observers and media.
  accreditation text,
  -- When signing in is possible, UTC ms; null: no limit.
  starts bigint,
  ends bigint,
  created bigint not null,
  -- When the first way to sign in was bound.
  bound bigint,
  removed bigint,
  -- What is typed beside a password; lower case.
  login text,
  -- argon2id, as a PHC string.
  password text,
  -- The shared secret of the time-based codes (RFC 6238), base32, and the last step that was used.
  totp text,
  totp_step bigint not null default 0,
  primary key (room, person)
);
create unique index person_login on person (room, login) where login is not null;

create table passkey (
  room text not null,
  -- Credential id, base64url.
  id text not null,
  person text not null,
  -- COSE public key, base64url.
  key text not null,
  counter bigint not null,
  -- JSON array, as the browser named them.
  transports text not null default '[]',
  created bigint not null,
  used bigint,
  primary key (room, id)
);

-- Links by which a person binds a way to sign in; hashes, good once.
create table person_invitation (
  room text not null,
  token text not null,
  person text not null,
  created bigint not null,
  expires bigint not null,
  used bigint,
  primary key (room, token)
);

create table recovery_code (
  room text not null,
  person text not null,
  code text not null,
  used bigint,
  primary key (room, person, code)
);

-- Challenges of passkeys that were answered: none is taken twice. Rows go when the challenge is old anyway.
create table answered_challenge (
  room text not null,
  challenge text not null,
  expires bigint not null,
  primary key (room, challenge)
);

-- Browsers in which a person signed in once; a hash each. What strangers get wrong does not lock them.
create table known_browser (
  room text not null,
  token text not null,
  person text not null,
  created bigint not null,
  primary key (room, token)
);

-- Wrong attempts, counted for a person's browser, a person elsewhere, and an address.
create table wrong_attempt (
  room text not null,
  subject text not null,
  count integer not null,
  -- UTC ms of the last one, and until when the next must wait.
  at bigint not null,
  until bigint not null,
  primary key (room, subject)
);

-- A session is a link's or a person's.
alter table session alter column link drop not null;
alter table session add column person text;
-- When the person last proved who they are, and was last heard of, UTC ms.
alter table session add column proved bigint;
alter table session add column seen bigint;
create index session_person on session (room, person) where person is not null;
