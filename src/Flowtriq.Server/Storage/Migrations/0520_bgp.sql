-- What people configured about announcing: kind is settings, group, peer, gobgp or command. The secret is sealed.
CREATE TABLE bgp_item (
    kind   TEXT    NOT NULL,
    name   TEXT    NOT NULL,
    json   TEXT    NOT NULL,
    secret BLOB,
    at     INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;

-- What a command announced and has not withdrawn yet, so that a restart issues or withdraws it again.
CREATE TABLE bgp_command_route (
    hook      TEXT    NOT NULL,
    route     TEXT    NOT NULL,
    arguments TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (hook, route)
) WITHOUT ROWID;
