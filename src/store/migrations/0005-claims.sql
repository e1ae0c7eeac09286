-- Who has which sheet in hand at the desk. Not in the journal: it says nothing about a figure and is gone when it ends.

create table claim (
  room text not null,
  station text not null,
  constituency text not null,
  person text not null,
  -- The entry it was taken for, 1 or 2; null for whoever settles.
  hand integer,
  -- UTC ms of the room's time; from then on anybody may take it.
  expires bigint not null,
  primary key (room, station, constituency)
);
