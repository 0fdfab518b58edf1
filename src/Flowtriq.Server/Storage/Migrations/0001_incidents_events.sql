-- Every accepted agent event: what makes delivery idempotent.
CREATE TABLE agent_event (
    node     TEXT    NOT NULL,
    instance TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (node, instance, sequence)
) WITHOUT ROWID;
CREATE INDEX agent_event_received ON agent_event (received);

-- The read model of an incident: the columns are for finding, the snapshot is the whole of it.
-- Its story is in incident_event. Times are microseconds since 1970.
CREATE TABLE incident (
    number    INTEGER PRIMARY KEY,
    state     TEXT    NOT NULL,
    severity  TEXT    NOT NULL,
    opened    INTEGER NOT NULL,
    touched   INTEGER NOT NULL,
    resolved  INTEGER,
    search    TEXT    NOT NULL,
    snapshot  TEXT    NOT NULL
);
CREATE INDEX incident_opened ON incident (opened);
CREATE INDEX incident_touched ON incident (touched);
CREATE INDEX incident_unresolved ON incident (number) WHERE resolved IS NULL;

CREATE TABLE incident_node (
    number INTEGER NOT NULL REFERENCES incident (number) ON DELETE CASCADE,
    node   TEXT    NOT NULL,
    pop    TEXT    NOT NULL,
    PRIMARY KEY (number, node)
) WITHOUT ROWID;
CREATE INDEX incident_node_node ON incident_node (node, number);

-- Append-only, in the order of commits: a consumer that remembers the last id it handled misses nothing.
CREATE TABLE incident_event (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL REFERENCES incident (number) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    actor  TEXT    NOT NULL,
    text   TEXT    NOT NULL
);
CREATE INDEX incident_event_number ON incident_event (number, id);

-- What an operator of a node should know.
CREATE TABLE node_notice (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    node TEXT    NOT NULL,
    at   INTEGER NOT NULL,
    kind TEXT    NOT NULL,
    text TEXT    NOT NULL
);
CREATE INDEX node_notice_node ON node_notice (node, id);
