-- What people lay down about mitigation. Times are microseconds since 1970.

-- One row; grows with each change, so that a running server sees what the command line did.
CREATE TABLE rules_revision (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
);
INSERT INTO rules_revision (id, number) VALUES (1, 0);

-- The document is the policy as the API shows it. At most one is the workspace's.
CREATE TABLE mitigation_policy (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    revision  INTEGER NOT NULL,
    workspace INTEGER NOT NULL,
    document  TEXT    NOT NULL,
    changed   INTEGER NOT NULL,
    by        TEXT    NOT NULL
);
CREATE UNIQUE INDEX mitigation_policy_workspace ON mitigation_policy (workspace) WHERE workspace = 1;

-- Contacts are a JSON array; the override is a document like a policy, of what differs.
CREATE TABLE customer (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    policy   INTEGER REFERENCES mitigation_policy (number),
    contacts TEXT    NOT NULL,
    override TEXT,
    changed  INTEGER NOT NULL,
    by       TEXT    NOT NULL
);

CREATE TABLE customer_prefix (
    prefix   TEXT    PRIMARY KEY,
    customer INTEGER NOT NULL REFERENCES customer (number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX customer_prefix_customer ON customer_prefix (customer);

CREATE TABLE own_prefix (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    prefix TEXT    NOT NULL UNIQUE,
    what   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL
);

CREATE TABLE protected_prefix (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    prefix TEXT    NOT NULL UNIQUE,
    what   TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL
);

-- One row each.
CREATE TABLE safety_setting (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    limits  TEXT    NOT NULL,
    dry_run INTEGER NOT NULL
);

CREATE TABLE kill_switch (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    source TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    reason TEXT    NOT NULL
);

-- Edits that a second admin must confirm.
CREATE TABLE safety_edit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind   TEXT    NOT NULL,
    prefix TEXT    NOT NULL,
    why    TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    member TEXT    NOT NULL,
    UNIQUE (kind, prefix)
);

-- Append-only.
CREATE TABLE rule_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    area   TEXT    NOT NULL,
    item   TEXT    NOT NULL,
    what   TEXT    NOT NULL,
    before TEXT,
    after  TEXT
);
