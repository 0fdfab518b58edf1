-- Who is told of every update of a page. Times are microseconds since 1970.

-- The address is the mail address, or the SHA-256 of a webhook's; a webhook's address and key are sealed.
CREATE TABLE status_subscriber (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    page      INTEGER NOT NULL REFERENCES status_page (number) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    address   TEXT    NOT NULL,
    url       BLOB,
    secret    BLOB,
    asked     INTEGER NOT NULL,
    confirmed INTEGER,
    UNIQUE (page, kind, address)
);

-- What is to be posted to webhooks; a row goes when it was taken or given up.
CREATE TABLE status_post (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    subscriber INTEGER NOT NULL REFERENCES status_subscriber (number) ON DELETE CASCADE,
    event      TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    due        INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX status_post_due ON status_post (due);
