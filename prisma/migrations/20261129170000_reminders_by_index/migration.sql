-- When somebody is reminded of a task: three fourths into its time. Reckoned once, so that what is to be said is found by an index
-- however much is open. In UTC, as an interval between two moments of it does not hang on anybody's zone.
ALTER TABLE approval_task ADD COLUMN remind_at timestamptz(3) GENERATED ALWAYS AS
  (((due_at AT TIME ZONE 'UTC') - ((due_at AT TIME ZONE 'UTC') - (asked_at AT TIME ZONE 'UTC')) / 4) AT TIME ZONE 'UTC') STORED;
CREATE INDEX approval_task_remind ON approval_task (remind_at)
  WHERE state = 'open' AND holder_id IS NOT NULL AND reminded_at IS NULL;
