-- What people laid down about alerting: kind is route, policy, rota, silence or window. Times are microseconds since 1970.
CREATE TABLE alerting_item (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT    NOT NULL,
    position INTEGER NOT NULL,
    json     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    by       TEXT    NOT NULL
);

-- How far the telling of each incident has come; those that are open are read back at start.
CREATE TABLE alert_escalation (
    incident INTEGER PRIMARY KEY,
    open     INTEGER NOT NULL,
    snapshot TEXT    NOT NULL
);
CREATE INDEX alert_escalation_open ON alert_escalation (incident) WHERE open = 1;

-- The outbox: what is to be told to whom, written with the change that caused it, and what came of it.
-- "due" is when it is tried next, null once it is settled.
CREATE TABLE alert_delivery (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    key       TEXT    NOT NULL UNIQUE,
    incident  INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    step      INTEGER NOT NULL,
    text      TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    attempts  INTEGER NOT NULL,
    requested INTEGER NOT NULL,
    due       INTEGER,
    settled   INTEGER,
    detail    TEXT    NOT NULL
);
CREATE INDEX alert_delivery_due ON alert_delivery (target, incident, number) WHERE due IS NOT NULL;
CREATE INDEX alert_delivery_incident ON alert_delivery (incident, number);

-- How members want to be told.
CREATE TABLE alert_preference (
    member INTEGER PRIMARY KEY,
    json   TEXT    NOT NULL
);
