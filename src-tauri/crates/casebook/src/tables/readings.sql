-- What was read out of an item's bytes, by which reader in which version: words now, what a picture says later. Nothing of it
-- is in the ledger, since the bytes are, and a later reader reads them again.
CREATE TABLE readings (
    item BLOB NOT NULL,
    reader TEXT NOT NULL,
    version INTEGER NOT NULL,
    reading TEXT NOT NULL,
    PRIMARY KEY (item, reader)
) STRICT, WITHOUT ROWID;
