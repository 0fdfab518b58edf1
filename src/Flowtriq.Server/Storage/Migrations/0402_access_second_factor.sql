-- Sealed; one is used for signing in, the other is being set up. The step is the last one a code was taken of.
ALTER TABLE person ADD COLUMN totp_secret  BLOB;
ALTER TABLE person ADD COLUMN totp_pending BLOB;
ALTER TABLE person ADD COLUMN totp_step    INTEGER NOT NULL DEFAULT 0;

-- As SHA-256; a row is deleted when its code was used.
CREATE TABLE recovery_code (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    hash   TEXT    NOT NULL,
    PRIMARY KEY (person, hash)
) WITHOUT ROWID;
