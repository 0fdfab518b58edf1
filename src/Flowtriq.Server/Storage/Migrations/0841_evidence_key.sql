-- Keys that bundles of evidence were signed with; the last that opens signs.
CREATE TABLE evidence_key (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    made        INTEGER NOT NULL,
    fingerprint TEXT    NOT NULL,
    public      TEXT    NOT NULL,
    sealed      BLOB    NOT NULL
);
