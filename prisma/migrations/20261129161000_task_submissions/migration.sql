-- A request that was sent back and submitted again may go another way: which step somebody was asked for is known by its key, and
-- when by the submission, which is the number of its ground.
ALTER TABLE approval_task
  ADD COLUMN submission integer NOT NULL DEFAULT 1 CHECK (submission > 0),
  ADD COLUMN step_key text NOT NULL DEFAULT '';
UPDATE approval_task t SET
  submission = greatest(1, (SELECT max(g.number) FROM approval_ground g WHERE g.request_id = t.request_id AND g.at <= t.asked_at)),
  -- Of ways that were given up only the places are left: what stands there now is the best guess.
  step_key = coalesce((SELECT r.steps -> t.step ->> 'key' FROM approval_request r WHERE r.id = t.request_id), '');
GRANT INSERT (submission, step_key) ON approval_task TO gantry_app;
