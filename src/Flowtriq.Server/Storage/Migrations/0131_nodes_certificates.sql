-- Certificates of nodes. At most one of a node is current and one is next: given, not used yet. What is over or revoked stays for the record.
CREATE TABLE node_certificate (
    thumbprint TEXT    PRIMARY KEY, -- SHA-256 in hexadecimal
    node       TEXT    NOT NULL,
    serial     TEXT    NOT NULL,
    issued     INTEGER NOT NULL,
    expires    INTEGER NOT NULL,
    state      TEXT    NOT NULL,    -- current, next, over, revoked
    ended      INTEGER,             -- when it came to be over or revoked
    ended_by   TEXT    NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX node_certificate_node ON node_certificate (node);
INSERT INTO node_certificate (thumbprint, node, serial, issued, expires, state)
    SELECT certificate, id, '', enrolled, expires, 'current' FROM node;
ALTER TABLE node DROP COLUMN certificate;
ALTER TABLE node DROP COLUMN expires;

-- A token that brings a node back instead of making a new one.
ALTER TABLE enroll_token ADD COLUMN node TEXT NOT NULL DEFAULT '';
