-- Who commanded something: of what an administrator assigns, or somebody voids by another change, the command itself does not say it.
-- Null by the clock, because somebody has left, and of what was done before.
ALTER TABLE approval_answer ADD COLUMN actor_id uuid REFERENCES person (id);
GRANT INSERT (actor_id) ON approval_answer TO gantry_app;
