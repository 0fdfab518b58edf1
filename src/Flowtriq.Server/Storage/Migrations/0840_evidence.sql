-- What the node said the file's SHA-256 is; empty for what arrived before this was kept, when the two were the same.
ALTER TABLE capture ADD COLUMN announced   TEXT    NOT NULL DEFAULT '';
-- A legal hold: nothing removes the file while hold_since is not 0.
ALTER TABLE capture ADD COLUMN hold_since  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE capture ADD COLUMN hold_by     TEXT    NOT NULL DEFAULT '';
ALTER TABLE capture ADD COLUMN hold_reason TEXT    NOT NULL DEFAULT '';
