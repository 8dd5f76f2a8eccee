-- Which number was given to which item. A row outlives its item: a mark is never given twice.
CREATE TABLE exhibits (
    number INTEGER PRIMARY KEY,
    item BLOB NOT NULL UNIQUE,
    digest BLOB
) STRICT;
CREATE INDEX exhibits_by_digest ON exhibits (digest);
