CREATE TABLE workspace (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT    NOT NULL,
    made INTEGER NOT NULL
);

CREATE TABLE member (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    name          TEXT    NOT NULL,
    email         TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    role          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    stamp         TEXT    NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0,
    locked_until  INTEGER,
    made          INTEGER NOT NULL
);

-- The one-time set-up link, as SHA-256 of its token.
CREATE TABLE setup_token (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    hash TEXT    NOT NULL,
    made INTEGER NOT NULL
);
