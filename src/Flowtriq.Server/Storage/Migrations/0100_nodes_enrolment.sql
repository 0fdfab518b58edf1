-- One row per node that ever enrolled; a revoked one keeps its history and frees its name. Times are microseconds since 1970.
CREATE TABLE node (
    id              TEXT    PRIMARY KEY,
    name            TEXT    NOT NULL COLLATE NOCASE,
    pop             TEXT    NOT NULL,
    pop_name        TEXT    NOT NULL,
    enrolled        INTEGER NOT NULL,
    certificate     TEXT    NOT NULL, -- SHA-256 of the only certificate that is accepted
    expires         INTEGER NOT NULL,
    token           TEXT    NOT NULL,
    machine         TEXT    NOT NULL,
    host_name       TEXT    NOT NULL,
    kernel          TEXT    NOT NULL DEFAULT '',
    architecture    TEXT    NOT NULL DEFAULT '',
    agent_version   TEXT    NOT NULL,
    capture_mode    TEXT    NOT NULL DEFAULT 'counters',
    config_version  INTEGER NOT NULL DEFAULT 0,
    revoked         INTEGER
) WITHOUT ROWID;
CREATE UNIQUE INDEX node_name ON node (name) WHERE revoked IS NULL;
CREATE INDEX node_token ON node (token);

-- Secrets are kept as SHA-256 only: who reads this table cannot enrol.
CREATE TABLE enroll_token (
    id       TEXT    PRIMARY KEY,
    secret   BLOB    NOT NULL,
    name     TEXT    NOT NULL,
    pop      TEXT    NOT NULL,
    pop_name TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    expires  INTEGER NOT NULL,
    uses     INTEGER NOT NULL,
    used     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
