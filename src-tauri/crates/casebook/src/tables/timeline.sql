-- Incidents in their order. `place` is the earliest second they may have happened, times 2^20, plus
-- the low bits of their first leaf's number, so that order, paging and search all go by one key.
-- `day_from` and `day_to` are local days since 1970; NULL without a date, as is `month`.
CREATE TABLE timeline (
    place INTEGER PRIMARY KEY,
    entry BLOB NOT NULL UNIQUE,
    month TEXT,
    day_from INTEGER,
    day_to INTEGER
) STRICT;
CREATE INDEX timeline_by_month ON timeline (month, place);

CREATE TABLE timeline_behaviours (
    behaviour TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (behaviour, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX timeline_behaviours_by_place ON timeline_behaviours (place);

CREATE TABLE timeline_people (
    person BLOB NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (person, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX timeline_people_by_place ON timeline_people (place);
