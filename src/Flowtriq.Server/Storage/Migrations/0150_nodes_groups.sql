-- A free label beside the POP, by which nodes are configured and updated together; empty = none.
ALTER TABLE node ADD COLUMN node_group TEXT NOT NULL DEFAULT '';

-- Labels a rollout is kept to, separated by commas; empty = all.
ALTER TABLE node_rollout ADD COLUMN node_groups TEXT NOT NULL DEFAULT '';
