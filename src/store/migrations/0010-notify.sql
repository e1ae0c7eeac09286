-- Notifications to the outside. Addresses of people stand here and nowhere in the journal, so that they can be erased.

-- Who wants to hear of what, and by which way.
create table notify_subscription (
  room text not null,
  subscription text not null,
  -- A person of the room by pseudonym, or somebody outside by a label; one of the two.
  person text,
  label text,
  channel text not null,
  -- An e-mail address, the address of a webhook, or the address that a browser's push service gave.
  address text not null,
  -- JSON object: of a webhook its secret, of a browser its two keys; empty for e-mail.
  keys text not null,
  language text not null,
  -- JSON arrays of place codes (empty: everything that its holder may hear of) and of kinds of events.
  places text not null,
  events text not null,
  -- Least severity of alerts: amber for all, red.
  severity text not null,
  -- UTC ms of the machine.
  made bigint not null,
  confirmed bigint,
  paused bigint,
  -- Why the sender itself paused it; null where a person did.
  stopped text,
  -- Nothing is sent before, so that what comes meanwhile goes together (UTC ms of the machine).
  rests bigint not null default 0,
  primary key (room, subscription)
);

-- Every event that was noticed, once, by a key that its place in the journal or its beginning gives.
create table notify_event (
  room text not null,
  key text not null,
  -- In the order in which they were noticed.
  number bigint generated always as identity,
  event text not null,
  noticed bigint not null,
  primary key (room, key)
);

-- Since when a reader of the journal notices: what was there before is told to nobody.
create table notify_reader (
  room text not null,
  reader text not null,
  since bigint not null,
  primary key (room, reader)
);

-- What leaves the house: one message carries one event or several, and keeps its id over every attempt.
create table notify_message (
  room text not null,
  message text not null,
  subscription text not null,
  -- `events`, `confirm` or `test`.
  purpose text not null,
  made bigint not null,
  attempts integer not null default 0,
  -- When the next attempt is due, and until when somebody is at it (UTC ms of the machine).
  due bigint not null,
  held bigint not null default 0,
  -- When it was sent, or given up.
  sent bigint,
  given_up bigint,
  -- What the last attempt met, for the people of the room.
  fault text,
  primary key (room, message),
  foreign key (room, subscription) references notify_subscription (room, subscription) on delete cascade
);
create index notify_message_due on notify_message (room, due) where sent is null and given_up is null;

-- Each event once for each subscription; the message is null until one carries it.
create table notify_delivery (
  room text not null,
  subscription text not null,
  key text not null,
  message text,
  primary key (room, subscription, key),
  foreign key (room, subscription) references notify_subscription (room, subscription) on delete cascade
);
create index notify_delivery_waiting on notify_delivery (room, subscription) where message is null;
create index notify_delivery_message on notify_delivery (room, message);

-- The process that sends, as it last told of itself.
create table notify_sender (
  room text primary key,
  seen bigint not null,
  -- Where its links lead, and whether it has a mail server.
  address text not null,
  mail boolean not null
);
