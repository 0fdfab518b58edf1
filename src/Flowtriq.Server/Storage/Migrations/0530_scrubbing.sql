-- Scrubbing providers. The credentials are sealed; everything else is readable JSON.
CREATE TABLE scrubbing_provider (
    id          TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    kind        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    json        TEXT    NOT NULL,
    credentials BLOB,
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL
) WITHOUT ROWID;

-- Diversions, those under way and past ones, from which budgets are counted. Times are microseconds since 1970.
CREATE TABLE scrubbing_diversion (
    id         INTEGER PRIMARY KEY,
    provider   TEXT    NOT NULL,
    prefix     TEXT    NOT NULL,
    wanted     INTEGER NOT NULL,
    state      INTEGER NOT NULL,
    since      INTEGER NOT NULL,
    requested  INTEGER NOT NULL,
    asked      INTEGER,
    begun      INTEGER,
    started    INTEGER,
    advertised INTEGER,
    stop_asked INTEGER,
    ended      INTEGER,
    attempts   INTEGER NOT NULL,
    next_try   INTEGER NOT NULL,
    proof      TEXT    NOT NULL,
    failure    TEXT
);
CREATE INDEX scrubbing_diversion_ended ON scrubbing_diversion (ended);
