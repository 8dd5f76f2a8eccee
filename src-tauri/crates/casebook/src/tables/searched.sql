-- The words of entries, folded. `rowid` is a place as in the timeline, so that the newest are found first without sorting;
-- `searched` says whose they are. With `secure-delete`, erased words leave no trace in the index.
CREATE TABLE searched (
    place INTEGER PRIMARY KEY,
    entry BLOB NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
-- The versions of folding and of what is in the index. With others it is made again.
CREATE TABLE search_form (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    folded INTEGER NOT NULL,
    words INTEGER NOT NULL
) STRICT;
