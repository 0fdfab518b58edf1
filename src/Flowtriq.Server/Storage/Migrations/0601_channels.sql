-- Channels. The secrets are sealed; everything else is readable JSON. Times are microseconds since 1970.
CREATE TABLE alert_channel (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    name    TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    kind    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    json    TEXT    NOT NULL,
    secrets BLOB,
    at      INTEGER NOT NULL,
    by      TEXT    NOT NULL
);

-- What came of the last message to each channel.
CREATE TABLE alert_channel_last (
    channel  INTEGER PRIMARY KEY REFERENCES alert_channel (number) ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    outcome  TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    incident INTEGER
);
