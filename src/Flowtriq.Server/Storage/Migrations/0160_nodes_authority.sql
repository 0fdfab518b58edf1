-- By which authority a certificate was given: its SHA-256 in hexadecimal; empty from before that was kept, when there was only one.
ALTER TABLE node_certificate ADD COLUMN authority TEXT NOT NULL DEFAULT '';

-- The last renewal of the server's authority, under way until it is finished. One row at most. Times are microseconds since 1970.
CREATE TABLE authority_renewal (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    version  INTEGER NOT NULL, -- of the list of authorities that nodes are given; grows with each change
    started  INTEGER NOT NULL,
    until    INTEGER NOT NULL, -- both authorities are trusted up to here
    by       TEXT    NOT NULL,
    finished INTEGER           -- when the new one took the place of the old one
);
