-- The OpenID Connect provider that people may sign in with. The secret is sealed; roles are a JSON array of {value, role}.
CREATE TABLE identity_provider (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    name         TEXT    NOT NULL,
    issuer       TEXT    NOT NULL,
    client       TEXT    NOT NULL,
    secret       BLOB,
    claim        TEXT    NOT NULL,
    roles        TEXT    NOT NULL,
    invited_only INTEGER NOT NULL
);

-- Who a provider's subject is here.
CREATE TABLE identity (
    issuer  TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    person  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
) WITHOUT ROWID;
CREATE INDEX identity_person ON identity (person);
