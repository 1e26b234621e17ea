-- Jobs: where the relay stands that carries events out of the database, and the role of the queue, whose tables BullMQ keeps
-- in a schema of its own. Roles belong to the whole server, so they may be there already.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gantry_queue') THEN
    -- Another database's migration may make it in the same moment.
    BEGIN
      CREATE ROLE gantry_queue NOLOGIN NOINHERIT;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  IF NOT pg_has_role('gantry_login', 'gantry_queue', 'MEMBER') THEN
    GRANT gantry_queue TO gantry_login;
  END IF;
END $$;

-- One row a reader of the outbox. Events are read in the order of their transactions, below the oldest one that still runs:
-- a row that commits late has a low id, and would be skipped by any order of arrival.
CREATE TABLE relay_position (
  name text PRIMARY KEY,
  txid xid8 NOT NULL,
  event_id uuid NOT NULL,
  -- of the last event read: after the database was restored elsewhere, transaction numbers begin anew
  at timestamptz(3) NOT NULL
);
ALTER TABLE relay_position ENABLE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE ON relay_position TO gantry_jobs;
CREATE POLICY relay_position_jobs ON relay_position TO gantry_jobs USING (true) WITH CHECK (true);
-- What happened before there was a relay is history, and no news.
INSERT INTO relay_position (name, txid, event_id, at)
  VALUES ('jobs', pg_current_xact_id(), '00000000-0000-0000-0000-000000000000', now());
