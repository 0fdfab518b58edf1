-- A series is named after its interface, and now also after a target, a customer or a vector.
ALTER TABLE series RENAME COLUMN interface TO name;
CREATE INDEX series_kind ON series (kind, direction, node);

-- Hours are kept for ever. Made of what the minutes hold; from now on each minute that is rolled up joins its hour.
CREATE TABLE hour (
    series  INTEGER NOT NULL,
    t       INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    pps_min INTEGER NOT NULL, pps_sum INTEGER NOT NULL, pps_max INTEGER NOT NULL,
    bps_min INTEGER NOT NULL, bps_sum INTEGER NOT NULL, bps_max INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    p50_pps INTEGER, p99_pps INTEGER, thr_pps INTEGER,
    p50_bps INTEGER, p99_bps INTEGER, thr_bps INTEGER,
    dropped_bps INTEGER NOT NULL,
    PRIMARY KEY (series, t)
) WITHOUT ROWID;

INSERT INTO hour
SELECT series, t / 3600 * 3600, sum(n), min(pps_min), sum(pps_sum), max(pps_max), min(bps_min), sum(bps_sum), max(bps_max),
       sum(dropped), cast(avg(p50_pps) AS INTEGER), cast(avg(p99_pps) AS INTEGER), cast(avg(thr_pps) AS INTEGER),
       cast(avg(p50_bps) AS INTEGER), cast(avg(p99_bps) AS INTEGER), cast(avg(thr_bps) AS INTEGER), sum(dropped_bps)
FROM minute GROUP BY series, t / 3600;
