-- Whom to call at a station. Names and numbers stand here and nowhere in the journal, so that they can be erased.

create table contact (
  room text not null,
  -- Drawn by the server; what the page names when a number proves wrong.
  contact text not null,
  station text not null,
  -- In the order of the file: the first is called first.
  turn integer not null,
  office text not null,
  name text not null,
  telephone text not null,
  -- UTC ms of the room's time: somebody else answered, or nobody has this number.
  wrong bigint,
  primary key (room, contact)
);

create index contact_station on contact (room, station, turn);

-- Who has which station on the line. Gone when it ends; it says nothing that is not in the journal of calls.
create table calling (
  room text not null,
  station text not null,
  person text not null,
  -- UTC ms of the room's time; from then on anybody may call.
  until bigint not null,
  primary key (room, station)
);
