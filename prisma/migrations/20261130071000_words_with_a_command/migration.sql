-- What somebody writes with a command is kept with it: a task has room for the words of its decision alone, and those to a signer were
-- lost, or overwritten by it.
ALTER TABLE approval_answer ADD COLUMN opinion text CHECK (btrim(opinion) <> '');
GRANT INSERT (opinion) ON approval_answer TO gantry_app;

-- What a task still waits to be decided with are the words to the last signer.
UPDATE approval_answer a SET opinion = t.opinion
FROM approval_task t
WHERE t.request_id = a.request_id AND t.opinion IS NOT NULL AND t.decided_at IS NULL
  AND a.version = (SELECT max(s.version) FROM approval_answer s
    WHERE s.request_id = t.request_id AND s.command::jsonb ->> 'kind' = 'add-signer' AND (s.command::jsonb ->> 'task')::int = t.number);
UPDATE approval_task SET opinion = NULL WHERE opinion IS NOT NULL AND decided_at IS NULL;
UPDATE approval_answer a SET opinion = t.opinion
FROM approval_task t
WHERE t.request_id = a.request_id AND t.opinion IS NOT NULL AND a.opinion IS NULL
  AND a.command::jsonb ->> 'kind' IN ('approve', 'reject', 'send-back', 'delegate') AND (a.command::jsonb ->> 'task')::int = t.number;
