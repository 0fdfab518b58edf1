-- A mitigation: the columns are for finding, the snapshot is the whole of it with its history.
-- "wanted" is 1 while something desires it: those rows are read back at start. Times are microseconds since 1970.
CREATE TABLE mitigation (
    number      INTEGER PRIMARY KEY,
    level       INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    disposition TEXT    NOT NULL,
    incident    INTEGER,
    target      TEXT    NOT NULL,
    customer    TEXT    NOT NULL COLLATE NOCASE,
    created     INTEGER NOT NULL,
    ended       INTEGER,
    wanted      INTEGER NOT NULL,
    snapshot    TEXT    NOT NULL
);
CREATE INDEX mitigation_created ON mitigation (created);
CREATE INDEX mitigation_incident ON mitigation (incident, number);
CREATE INDEX mitigation_wanted ON mitigation (number) WHERE wanted = 1;

-- What the ladder remembers of an incident's target: holds and flips count on for an hour after its end.
CREATE TABLE ladder_memory (
    incident INTEGER PRIMARY KEY,
    touched  INTEGER NOT NULL,
    snapshot TEXT    NOT NULL
);
