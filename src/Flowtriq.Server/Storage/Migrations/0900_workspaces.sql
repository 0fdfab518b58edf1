-- Further workspaces of this installation. Each keeps its own state in its own directory; here stands only where its agents come.
CREATE TABLE further_workspace (
    slug   TEXT    PRIMARY KEY,
    agents INTEGER NOT NULL UNIQUE,
    made   INTEGER NOT NULL,
    by     TEXT    NOT NULL
);
