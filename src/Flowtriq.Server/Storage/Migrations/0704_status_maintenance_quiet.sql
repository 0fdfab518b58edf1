-- Whether alerting keeps quiet about what the announced work touches while it lasts.
ALTER TABLE status_maintenance ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0;
