CREATE TABLE capture (
    id             TEXT    PRIMARY KEY,
    node           TEXT    NOT NULL,
    observation    TEXT    NOT NULL,
    size           INTEGER NOT NULL,
    packets        INTEGER NOT NULL,
    packets_before INTEGER NOT NULL,
    onset          INTEGER NOT NULL,
    sha256         TEXT    NOT NULL,
    complete       INTEGER NOT NULL,
    received       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX capture_observation ON capture (observation);
CREATE INDEX capture_received ON capture (received);
