-- Messages of stations without data. Telephone numbers stand here and nowhere in the journal, so that they can be erased.

-- From which telephone which station may send.
create table sms_number (
  room text not null,
  -- Digits with the country's, no plus.
  number text not null,
  station text not null,
  -- Wrong secret codes in a row, and until when the number is not listened to (UTC ms of the machine).
  failures integer not null default 0,
  locked bigint not null default 0,
  primary key (room, number)
);

-- The secret code of each station, hashed with a secret of the store: printed once, kept by nobody.
create table sms_pin (
  room text not null,
  station text not null,
  hash text not null,
  primary key (room, station)
);

-- What a gateway brought, by its own id: brought again, it gets the same answer.
create table sms_received (
  room text not null,
  gateway text not null,
  -- UTC ms of the machine, and the size of the journal then: where to look for what a crash left unanswered.
  begun bigint not null,
  size bigint not null,
  answer text,
  primary key (room, gateway)
);
