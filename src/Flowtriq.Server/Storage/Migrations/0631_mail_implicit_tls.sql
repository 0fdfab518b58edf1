-- Whether the connection to the mail server is encrypted from its first byte on.
ALTER TABLE mail_settings ADD COLUMN implicit_tls INTEGER NOT NULL DEFAULT 0;
