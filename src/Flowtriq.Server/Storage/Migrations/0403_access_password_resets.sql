-- The link that sets a new password, as SHA-256 of its token; a new one replaces the one before.
CREATE TABLE password_reset (
    person  INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    hash    TEXT    NOT NULL UNIQUE,
    expires INTEGER NOT NULL
);
