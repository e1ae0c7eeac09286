-- A message that was given up and that somebody sent again: when (UTC ms of the machine) and who, by pseudonym.
alter table notify_message add column again bigint;
alter table notify_message add column again_by text;
