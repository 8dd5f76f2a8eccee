-- Whether an incident counts. One that was struck out stays where it is, to be read, and is in no number.
ALTER TABLE timeline ADD COLUMN counted INTEGER NOT NULL DEFAULT 1;
UPDATE timeline SET counted = 0 WHERE entry IN (SELECT id FROM entries WHERE struck_out IS NOT NULL);
