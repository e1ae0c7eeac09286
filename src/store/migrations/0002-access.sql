-- Who may enter. Tokens are kept as hashes; a person is a pseudonym here too.

create table link (
  room text not null,
  token text not null,
  role text not null,
  person text not null,
  created bigint not null,
  -- UTC ms; null: never.
  expires bigint,
  revoked bigint,
  primary key (room, token)
);

create table session (
  room text not null,
  token text not null,
  -- The link it was opened with: revoking the link ends its sessions.
  link text not null,
  created bigint not null,
  expires bigint,
  revoked bigint,
  primary key (room, token)
);
