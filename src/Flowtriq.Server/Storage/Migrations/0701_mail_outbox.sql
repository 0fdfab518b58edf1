-- Mail that is to go out, written with what it tells of; a row goes when the mail server took it or will not take it.
-- Times are microseconds since 1970.
CREATE TABLE mail_outbox (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT    NOT NULL UNIQUE,
    recipient TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    text      TEXT    NOT NULL,
    due       INTEGER NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX mail_outbox_due ON mail_outbox (due);
