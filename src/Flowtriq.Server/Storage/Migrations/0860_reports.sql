-- Reports. Times are microseconds since 1970.

-- A report as it was made: the document is the one record every rendering is made of, and never changes.
CREATE TABLE report (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT    NOT NULL,
    customer INTEGER,
    incident INTEGER,
    since    INTEGER NOT NULL,
    until    INTEGER NOT NULL,
    made     INTEGER NOT NULL,
    by       TEXT    NOT NULL,
    document TEXT    NOT NULL
);
CREATE INDEX report_made ON report (made, number);
CREATE INDEX report_customer ON report (customer, number) WHERE customer IS NOT NULL;
CREATE INDEX report_incident ON report (incident, number) WHERE incident IS NOT NULL;

-- Links that open a report without a session. Only the digest of what stands in the address is kept.
CREATE TABLE report_share (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
    hash   TEXT    NOT NULL UNIQUE,
    made   INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    until  INTEGER NOT NULL,
    opened INTEGER NOT NULL DEFAULT 0,
    last   INTEGER
);
CREATE INDEX report_share_report ON report_share (report, number);

-- What is made by itself; "done" is the end of the last period that was told of, or that was over when it was laid down.
CREATE TABLE report_schedule (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT    NOT NULL,
    made     INTEGER NOT NULL,
    by       TEXT    NOT NULL,
    done     INTEGER NOT NULL,
    report   INTEGER
);

-- What was promised to whom: one row at most.
CREATE TABLE report_objectives (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    document TEXT    NOT NULL
);
