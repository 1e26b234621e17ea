-- The morning's digest by mail: who wants it, who has had it; and when scheduled work was last done.

CREATE TABLE person_preference (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  digest    boolean NOT NULL DEFAULT true,
  -- of what is written to them; null: they never chose one
  language  text CHECK (language IN ('zh-CN', 'en'))
);
ALTER TABLE person_preference ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (digest, language) ON person_preference TO gantry_app;
-- The service that looks over everybody at night asks who wants a digest, and changes nothing here.
CREATE POLICY person_preference_read ON person_preference FOR SELECT TO gantry_app
  USING (person_id = (SELECT gantry.person()) OR (SELECT gantry.is_sweep()));
CREATE POLICY person_preference_add ON person_preference FOR INSERT TO gantry_app
  WITH CHECK (person_id = (SELECT gantry.person()));
CREATE POLICY person_preference_change ON person_preference FOR UPDATE TO gantry_app
  USING (person_id = (SELECT gantry.person())) WITH CHECK (person_id = (SELECT gantry.person()));

-- One row a person and day, written before the mail goes out: whoever finds it does not send a second one. A row without
-- sent_at that stays is a mail of which nobody knows whether it went out.
CREATE TABLE digest (
  person_id  uuid NOT NULL REFERENCES person (id),
  day        date NOT NULL,
  claimed_at timestamptz(3) NOT NULL DEFAULT now(),
  sent_at    timestamptz(3),
  PRIMARY KEY (person_id, day)
);
ALTER TABLE digest ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE, UPDATE (sent_at) ON digest TO gantry_app;
CREATE POLICY digest_read ON digest FOR SELECT TO gantry_app USING (person_id = (SELECT gantry.person()));
CREATE POLICY digest_add ON digest FOR INSERT TO gantry_app WITH CHECK (person_id = (SELECT gantry.person()));
CREATE POLICY digest_change ON digest FOR UPDATE TO gantry_app
  USING (person_id = (SELECT gantry.person())) WITH CHECK (person_id = (SELECT gantry.person()));
-- What the mail server has refused was not sent: the next try may claim the day anew.
CREATE POLICY digest_remove ON digest FOR DELETE TO gantry_app
  USING (person_id = (SELECT gantry.person()) AND sent_at IS NULL);

CREATE POLICY domain_event_preferences ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND type = 'person.preferences-changed'
  AND record_type = 'person' AND entity_type = 'person' AND entity_id = record_id
  AND record_id = (SELECT gantry.person()) AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]));

-- One row a kind of scheduled work. The queue forgets what is done after a while; administrators ask for longer.
CREATE TABLE job_run (
  name   text PRIMARY KEY,
  at     timestamptz(3) NOT NULL,
  failed boolean NOT NULL
);
ALTER TABLE job_run ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON job_run TO gantry_jobs;
CREATE POLICY job_run_jobs ON job_run TO gantry_jobs USING (true) WITH CHECK (true);
