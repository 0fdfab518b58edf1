-- Who changed what. Each row holds the hash of the one before; rows are only added.
CREATE TABLE audit (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    person   TEXT    NOT NULL,
    member   TEXT    NOT NULL,
    via      TEXT    NOT NULL,
    address  TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    object   TEXT    NOT NULL,
    status   INTEGER NOT NULL,
    what     TEXT    NOT NULL,
    before   TEXT,
    after    TEXT,
    previous TEXT    NOT NULL,
    hash     TEXT    NOT NULL
);

CREATE INDEX audit_at ON audit (at);

CREATE TRIGGER audit_keeps_its_text BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'entries of the audit log do not change');
END;

CREATE TRIGGER audit_keeps_its_rows BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'entries of the audit log are kept');
END;
