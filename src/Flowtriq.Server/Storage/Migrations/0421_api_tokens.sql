-- What programs come with instead of a session; only the SHA-256 of the token is here.
CREATE TABLE api_token (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    person  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,
    scopes  TEXT    NOT NULL, -- words separated by commas
    hash    TEXT    NOT NULL UNIQUE,
    start   TEXT    NOT NULL, -- the first characters, to recognise it by
    made    INTEGER NOT NULL,
    expires INTEGER,
    used    INTEGER,
    address TEXT    NOT NULL DEFAULT ''
);
CREATE INDEX api_token_person ON api_token (person);
