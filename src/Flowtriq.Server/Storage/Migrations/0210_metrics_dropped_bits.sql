-- Bits per second that were dropped, beside the packets; a sum over the step's seconds where a step is longer than one.
ALTER TABLE recent ADD COLUMN dropped_bps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE second ADD COLUMN dropped_bps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ten    ADD COLUMN dropped_bps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE minute ADD COLUMN dropped_bps INTEGER NOT NULL DEFAULT 0;
