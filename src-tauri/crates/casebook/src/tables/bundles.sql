-- Bundles that were made. No part of the ledger: they prove nothing, and say where copies lie.
CREATE TABLE hand_overs (
    id INTEGER PRIMARY KEY,
    made INTEGER NOT NULL,
    made_offset INTEGER NOT NULL,
    -- What was chosen and what was written, as JSON.
    about TEXT NOT NULL,
    removed INTEGER,
    removed_offset INTEGER,
    -- The signed text, from a later form of bundles on.
    text TEXT
) STRICT;
