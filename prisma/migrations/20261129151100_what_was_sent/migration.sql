-- What happened to a request stands in the order in which it was carried out, whatever the clock has done: with each answer the
-- version that the request came to by it.
ALTER TABLE approval_answer ADD COLUMN version integer;
UPDATE approval_answer a SET version = placed.version
FROM (SELECT request_id, key, 1 + row_number() OVER (PARTITION BY request_id ORDER BY at, key) AS version FROM approval_answer) placed
WHERE placed.request_id = a.request_id AND placed.key = a.key;
ALTER TABLE approval_answer ALTER COLUMN version SET NOT NULL;
CREATE UNIQUE INDEX approval_answer_version ON approval_answer (request_id, version);
GRANT INSERT (version) ON approval_answer TO gantry_app;

-- Each time something is submitted its sender gives it a key, the first time the request's own id, and what was sent under it is kept:
-- sent twice it is submitted once, and something else under the same key is refused. Of what is older than this only the key is known.
ALTER TABLE approval_ground ADD COLUMN key text CHECK (key ~ '^[\x21-\x7e]{1,120}$'), ADD COLUMN sent jsonb;
UPDATE approval_ground g SET key = again.key
FROM (SELECT request_id, key, 1 + row_number() OVER (PARTITION BY request_id ORDER BY version) AS number
  FROM approval_answer WHERE command::jsonb ->> 'kind' = 'resubmit') again
WHERE again.request_id = g.request_id AND again.number = g.number;
UPDATE approval_ground SET key = CASE number WHEN 1 THEN request_id::text ELSE request_id || '/' || number END WHERE key IS NULL;
ALTER TABLE approval_ground ALTER COLUMN key SET NOT NULL;
CREATE UNIQUE INDEX approval_ground_key ON approval_ground (key);
GRANT INSERT (key, sent) ON approval_ground TO gantry_app;
