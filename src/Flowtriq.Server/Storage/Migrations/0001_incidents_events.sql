-- Every accepted agent event: what makes delivery idempotent.
CREATE TABLE agent_event (
    node     TEXT    NOT NULL,
    instance TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (node, instance, sequence)
) WITHOUT ROWID;
CREATE INDEX agent_event_received ON agent_event (received);

-- The read model of an incident; its story is in incident_event. Times are microseconds since 1970.
CREATE TABLE incident (
    number       INTEGER PRIMARY KEY,
    state        TEXT    NOT NULL,
    severity     INTEGER NOT NULL,
    family       TEXT    NOT NULL,
    target       TEXT,
    direction    INTEGER NOT NULL,
    opened       INTEGER NOT NULL,
    resolved     INTEGER,
    search       TEXT    NOT NULL,
    summary      TEXT    NOT NULL,
    snapshot     TEXT    NOT NULL
);
CREATE INDEX incident_opened ON incident (opened);
CREATE INDEX incident_active ON incident (number) WHERE resolved IS NULL;

CREATE TABLE incident_node (
    number INTEGER NOT NULL REFERENCES incident (number) ON DELETE CASCADE,
    node   TEXT    NOT NULL,
    pop    TEXT    NOT NULL,
    PRIMARY KEY (number, node)
) WITHOUT ROWID;
CREATE INDEX incident_node_node ON incident_node (node, number);

CREATE TABLE observation (
    id       TEXT    PRIMARY KEY,
    number   INTEGER NOT NULL REFERENCES incident (number) ON DELETE CASCADE,
    node     TEXT    NOT NULL,
    content  TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX observation_number ON observation (number);

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

-- Written with the change it announces, removed once announced; what a crash leaves behind is announced at the next start.
CREATE TABLE outbox (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    event  INTEGER
);
