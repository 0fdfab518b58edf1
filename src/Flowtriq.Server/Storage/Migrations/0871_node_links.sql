-- The links of a node towards the outside as it last reported them, as JSON.
CREATE TABLE node_links (
    node  TEXT PRIMARY KEY,
    links TEXT NOT NULL
) WITHOUT ROWID;
