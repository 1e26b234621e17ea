-- Whoever was told of a warning when it opened is told again when it is handed to them.
ALTER TABLE notification ADD COLUMN warning_version integer NOT NULL DEFAULT 1;
ALTER TABLE notification DROP CONSTRAINT notification_person_id_warning_id_key;
ALTER TABLE notification ADD UNIQUE (person_id, warning_id, warning_version);
