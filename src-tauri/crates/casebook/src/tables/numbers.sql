-- Which number was given to which incident, in the order in which they were first written. A row outlives its incident: a
-- number is never given twice, but where a backup file made a record that cannot know how far another one went.
CREATE TABLE numbers (
    number INTEGER PRIMARY KEY,
    incident BLOB NOT NULL UNIQUE
) STRICT;
-- How many numbers and marks may have been given by what a told restore lost. Those that follow go on above.
CREATE TABLE numbers_lost (
    restore INTEGER PRIMARY KEY,
    numbers_below INTEGER NOT NULL,
    marks_below INTEGER NOT NULL
) STRICT;
