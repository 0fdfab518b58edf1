-- The version that nodes are to run, and how many of them. One row at most. Times are microseconds since 1970.
CREATE TABLE node_rollout (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version TEXT    NOT NULL,
    percent INTEGER NOT NULL,
    pops    TEXT    NOT NULL, -- codes, separated by commas; empty = all
    state   TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    by      TEXT    NOT NULL,
    at      INTEGER NOT NULL
);
