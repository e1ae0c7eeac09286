-- In which browser somebody signed in, and on which one a passkey was made: a short label, so that its owner knows it
-- again. Erased with the rest when the person is removed.
alter table session add column browser text;
alter table passkey add column browser text;
