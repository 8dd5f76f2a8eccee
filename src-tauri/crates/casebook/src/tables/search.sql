-- The words of incidents; `rowid` is the incident's place in the timeline, so that the newest are
-- found first without sorting. With `secure-delete`, erased words leave no trace in the index.
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
