-- A person signs in once and belongs to workspaces by memberships. This server holds one workspace, number 1.
ALTER TABLE member RENAME TO person;

CREATE TABLE membership (
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    person    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role      TEXT    NOT NULL,
    customer  INTEGER, -- number of the customer of the mitigation rules whose prefixes the person sees
    made      INTEGER NOT NULL,
    PRIMARY KEY (workspace, person),
    CHECK ((role = 'Customer') = (customer IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person);
INSERT INTO membership (workspace, person, role, made) SELECT 1, id, role, made FROM person;

-- Sessions are rows of their own now: a stamp that ends all of them at once is not needed.
ALTER TABLE person DROP COLUMN role;
ALTER TABLE person DROP COLUMN stamp;

-- The cookie holds the key; only its SHA-256 is here.
CREATE TABLE session (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    hash    TEXT    NOT NULL UNIQUE,
    person  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    way     TEXT    NOT NULL,
    address TEXT    NOT NULL,
    browser TEXT    NOT NULL,
    made    INTEGER NOT NULL,
    seen    INTEGER NOT NULL
);
CREATE INDEX session_person ON session (person);

-- An open door for one e-mail address, as SHA-256 of the link's token.
CREATE TABLE invitation (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace INTEGER NOT NULL REFERENCES workspace (id),
    email     TEXT    NOT NULL COLLATE NOCASE,
    role      TEXT    NOT NULL,
    customer  INTEGER,
    hash      TEXT    NOT NULL UNIQUE,
    made      INTEGER NOT NULL,
    by        TEXT    NOT NULL,
    expires   INTEGER NOT NULL,
    UNIQUE (workspace, email),
    CHECK ((role = 'Customer') = (customer IS NOT NULL))
);
