-- Public status pages. Times are microseconds since 1970.

-- The document is the page as the API shows it, with its components.
CREATE TABLE status_page (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    slug     TEXT    NOT NULL UNIQUE,
    document TEXT    NOT NULL,
    changed  INTEGER NOT NULL,
    by       TEXT    NOT NULL
);

CREATE TABLE status_logo (
    page  INTEGER PRIMARY KEY REFERENCES status_page (number) ON DELETE CASCADE,
    kind  TEXT    NOT NULL,
    bytes BLOB    NOT NULL
);

-- What a page tells of one disruption; without an incident when a person began it. Components are a JSON array of keys.
CREATE TABLE status_story (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    page       INTEGER NOT NULL REFERENCES status_page (number) ON DELETE CASCADE,
    incident   INTEGER,
    title      TEXT    NOT NULL,
    phase      TEXT    NOT NULL,
    impact     TEXT    NOT NULL,
    components TEXT    NOT NULL,
    began      INTEGER NOT NULL,
    ended      INTEGER,
    automatic  INTEGER NOT NULL,
    hidden     INTEGER NOT NULL,
    UNIQUE (page, incident)
);
CREATE INDEX status_story_page ON status_story (page, began);

CREATE TABLE status_update (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    story  INTEGER NOT NULL REFERENCES status_story (number) ON DELETE CASCADE,
    at     INTEGER NOT NULL,
    phase  TEXT    NOT NULL,
    text   TEXT    NOT NULL,
    by     TEXT,
    edited INTEGER
);
CREATE INDEX status_update_story ON status_update (story, number);

CREATE TABLE status_maintenance (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    page       INTEGER NOT NULL REFERENCES status_page (number) ON DELETE CASCADE,
    title      TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    starts     INTEGER NOT NULL,
    ends       INTEGER NOT NULL,
    components TEXT    NOT NULL
);
CREATE INDEX status_maintenance_page ON status_maintenance (page, ends);

-- How a component was from one moment to another; the last one of each lasts.
CREATE TABLE status_span (
    page      INTEGER NOT NULL REFERENCES status_page (number) ON DELETE CASCADE,
    component TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    began     INTEGER NOT NULL,
    ended     INTEGER
);
CREATE INDEX status_span_component ON status_span (page, component, began);
CREATE UNIQUE INDEX status_span_open ON status_span (page, component) WHERE ended IS NULL;
