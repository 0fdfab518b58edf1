-- Where mail goes: one row at most. The password is sealed.
CREATE TABLE mail_settings (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    host      TEXT    NOT NULL,
    port      INTEGER NOT NULL,
    start_tls INTEGER NOT NULL,
    sender    TEXT    NOT NULL,
    user      TEXT,
    password  BLOB,
    authority TEXT
);
