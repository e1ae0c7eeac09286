-- What an entry seals, as JSON: kept beside it in the same transaction, published at the release, no part of its leaf.

alter table entry add column openings text;
