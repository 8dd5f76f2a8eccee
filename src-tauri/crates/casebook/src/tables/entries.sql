-- The newest state of every entry. `body` is its newest JSON; NULL once erased.
CREATE TABLE entries (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    first_sequence INTEGER NOT NULL,
    first_written INTEGER NOT NULL,
    first_offset INTEGER NOT NULL,
    written INTEGER NOT NULL,
    written_offset INTEGER NOT NULL,
    author BLOB NOT NULL,
    body TEXT,
    struck_out TEXT,
    struck_out_at INTEGER,
    struck_out_offset INTEGER,
    erased_at INTEGER,
    erased_offset INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_kind ON entries (kind, first_sequence);
