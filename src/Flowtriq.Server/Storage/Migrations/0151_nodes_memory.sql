-- What a node's agent found on its machine, complete each time, as JSON.
CREATE TABLE node_findings (
    node     TEXT PRIMARY KEY,
    findings TEXT NOT NULL
) WITHOUT ROWID;

-- Two agents seen with one node's certificate, as JSON.
CREATE TABLE node_clone (
    node     TEXT PRIMARY KEY,
    sighting TEXT NOT NULL
) WITHOUT ROWID;
