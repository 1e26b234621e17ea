-- What a sweep has found by its rules and not done yet. Nothing is lost with it: a server that was killed comes back with this
-- table empty, and a rule that misses what was kept for it looks for itself.
CREATE UNLOGGED TABLE sweep_finding (
  sweep_id   uuid NOT NULL,
  rule_id    text NOT NULL,
  record_id  uuid NOT NULL,
  org_id     uuid NOT NULL,
  person_id  uuid,
  -- values of the facts that the rule asks for, by key
  facts      jsonb NOT NULL,
  found_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (sweep_id, rule_id, record_id, org_id)
);

-- The facts of everybody's records stand here: the sweep's alone.
ALTER TABLE sweep_finding ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON sweep_finding TO gantry_app;
CREATE POLICY sweep_finding_own ON sweep_finding FOR ALL TO gantry_app
  USING ((SELECT gantry.is_sweep())) WITH CHECK ((SELECT gantry.is_sweep()));
