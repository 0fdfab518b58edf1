-- kind: 0 an interface's direction; 1 the node's transit and peer ingress; 2..6 its share by protocol.
CREATE TABLE series (
    id        INTEGER PRIMARY KEY,
    node      TEXT    NOT NULL,
    interface TEXT    NOT NULL,
    direction INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    UNIQUE (node, interface, direction, kind)
);

-- The current minute or two, in arrival order: a second's batch is appended to a few pages.
CREATE TABLE recent (
    t       INTEGER NOT NULL,
    series  INTEGER NOT NULL,
    pps     INTEGER NOT NULL,
    bps     INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    p50_pps INTEGER, p99_pps INTEGER, thr_pps INTEGER,
    p50_bps INTEGER, p99_bps INTEGER, thr_bps INTEGER,
    PRIMARY KEY (t, series)
) WITHOUT ROWID;

-- One second, kept 48 h; its bounds are those of its ten-second row.
CREATE TABLE second (
    series  INTEGER NOT NULL,
    t       INTEGER NOT NULL,
    pps     INTEGER NOT NULL,
    bps     INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    PRIMARY KEY (series, t)
) WITHOUT ROWID;

-- n seconds were measured; sums are exact, so that a longer step is the sum of its parts.
CREATE TABLE ten (
    series  INTEGER NOT NULL,
    t       INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    pps_min INTEGER NOT NULL, pps_sum INTEGER NOT NULL, pps_max INTEGER NOT NULL,
    bps_min INTEGER NOT NULL, bps_sum INTEGER NOT NULL, bps_max INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    p50_pps INTEGER, p99_pps INTEGER, thr_pps INTEGER,
    p50_bps INTEGER, p99_bps INTEGER, thr_bps INTEGER,
    PRIMARY KEY (series, t)
) WITHOUT ROWID;

CREATE TABLE minute (
    series  INTEGER NOT NULL,
    t       INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    pps_min INTEGER NOT NULL, pps_sum INTEGER NOT NULL, pps_max INTEGER NOT NULL,
    bps_min INTEGER NOT NULL, bps_sum INTEGER NOT NULL, bps_max INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    p50_pps INTEGER, p99_pps INTEGER, thr_pps INTEGER,
    p50_bps INTEGER, p99_bps INTEGER, thr_bps INTEGER,
    PRIMARY KEY (series, t)
) WITHOUT ROWID;
