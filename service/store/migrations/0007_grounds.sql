-- What reports follow from besides the application: the judging program (``code``: a digest of it
-- and of the characters the engine writes) with the whole of a rulebook.
CREATE TABLE bases (
    id text PRIMARY KEY,
    code text NOT NULL,
    rulebook json NOT NULL
);

-- From what a report follows, last known: a basis, and a digest of which readings. A re-check that
-- finds that it says the same on another basis notes that one. An older release's reports have none.
CREATE TABLE grounds (
    report uuid PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
    basis text NOT NULL REFERENCES bases,
    readings text NOT NULL
);
