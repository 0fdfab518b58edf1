-- What people set: for all nodes ("fleet"), for those of a POP ("pop:FRA"), for one ("node:ID"). Every version is kept for the history.
CREATE TABLE config_revision (
    scope   TEXT    NOT NULL,
    version INTEGER NOT NULL,
    json    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    by      TEXT    NOT NULL,
    note    TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (scope, version)
) WITHOUT ROWID;

-- What comes out of the three for a node, as it was last offered to it. The version goes up with every change of it.
CREATE TABLE config_offer (
    node    TEXT    PRIMARY KEY,
    version INTEGER NOT NULL,
    json    TEXT    NOT NULL
) WITHOUT ROWID;

INSERT INTO config_revision (scope, version, json, at, by) SELECT 'node:' || node, version, json, at, by FROM node_config;
INSERT INTO config_offer (node, version, json) SELECT node, version, json FROM node_config;
DROP TABLE node_config;
