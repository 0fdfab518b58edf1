-- What the server sets on a node, over the node's own file. The version goes up with every change.
CREATE TABLE node_config (
    node    TEXT    PRIMARY KEY,
    version INTEGER NOT NULL,
    json    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    by      TEXT    NOT NULL
) WITHOUT ROWID;

-- Which version a notice of the kind config_refused is about; 0 for every other notice.
ALTER TABLE node_notice ADD COLUMN config_version INTEGER NOT NULL DEFAULT 0;
