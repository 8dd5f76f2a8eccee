-- Which ledger leaves belong to an entry, in their order.
CREATE TABLE history (
    entry BLOB NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (entry, sequence)
) STRICT, WITHOUT ROWID;
