-- Which entry names which other: an incident its items, a report the incidents that it was about.
CREATE TABLE links (
    from_entry BLOB NOT NULL,
    to_entry BLOB NOT NULL,
    PRIMARY KEY (from_entry, to_entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_back ON links (to_entry, from_entry);
