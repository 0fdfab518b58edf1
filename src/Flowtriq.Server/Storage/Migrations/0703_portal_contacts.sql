-- What contacts of customers want to be told by mail; who has no row here is told of the beginning and the end.
CREATE TABLE contact_preference (
    customer  INTEGER NOT NULL REFERENCES customer (number) ON DELETE CASCADE,
    email     TEXT    NOT NULL COLLATE NOCASE,
    opened    INTEGER NOT NULL,
    mitigated INTEGER NOT NULL,
    resolved  INTEGER NOT NULL,
    PRIMARY KEY (customer, email)
) WITHOUT ROWID;

-- What customers were told of an incident.
CREATE TABLE contact_told (
    incident INTEGER NOT NULL,
    stage    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (incident, stage)
) WITHOUT ROWID;
