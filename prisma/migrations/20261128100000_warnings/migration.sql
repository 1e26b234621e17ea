-- Warnings: what a rule found about a record, until it is no longer so or somebody says why it does not matter.

CREATE TABLE warning (
  id           uuid PRIMARY KEY,
  rule_id      text NOT NULL REFERENCES rule (id),
  rule_version integer NOT NULL,
  severity     text NOT NULL CHECK (severity IN ('watch', 'risk')),
  record_type  text NOT NULL CHECK (record_type IN ('opportunity', 'customer')),
  record_id    uuid NOT NULL,
  org_id       uuid NOT NULL REFERENCES organisation (id),
  -- whose it is to act on; handed over, another's than the record's owner
  person_id    uuid REFERENCES person (id),
  status       text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'snoozed', 'closed')),
  -- values of the facts that the rule asks for, by key
  facts        jsonb NOT NULL,
  opened_on    date NOT NULL,
  -- who gave it to whoever has it now, when that is not whoever looks after the record
  handed_by    uuid,
  snoozed_until date,
  closed_at    timestamptz(3),
  -- resolved: it was no longer so; dismissed: somebody closed it and said why
  close_kind   text CHECK (close_kind IN ('resolved', 'dismissed')),
  close_reason text,
  closed_by    uuid,
  -- dismissed, a case is left alone until its rule has been quiet once: the first day on which it was
  quieted_on   date,
  version      integer NOT NULL DEFAULT 1,
  CHECK ((status = 'closed') = (close_kind IS NOT NULL)),
  CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL)),
  CHECK (close_kind IS DISTINCT FROM 'dismissed' OR btrim(close_reason) <> '')
);
-- One open warning a case, whoever finds it, however often.
CREATE UNIQUE INDEX warning_one_open ON warning (rule_id, record_type, record_id, org_id) WHERE status <> 'closed';
CREATE INDEX warning_dismissed ON warning (rule_id, record_id) WHERE close_kind = 'dismissed' AND quieted_on IS NULL;
CREATE INDEX warning_record ON warning (record_type, record_id);
CREATE INDEX warning_person ON warning (person_id, status, opened_on, id);
CREATE INDEX warning_org ON warning (org_id, status, opened_on, id);

-- What each sweep found, a row a rule: for whoever keeps the rules.
CREATE TABLE sweep_run (
  id       uuid PRIMARY KEY,
  at       timestamptz(3) NOT NULL DEFAULT now(),
  day      date NOT NULL,
  rule_id  text NOT NULL REFERENCES rule (id),
  found    integer NOT NULL,
  opened   integer NOT NULL,
  closed   integer NOT NULL,
  -- more than a rule may open at once: nothing was opened or closed
  held     boolean NOT NULL,
  -- records on which the rule failed: [{recordId, reason}]
  faults   jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX sweep_run_rule ON sweep_run (rule_id, at DESC);

CREATE TABLE notification (
  id         uuid PRIMARY KEY,
  person_id  uuid NOT NULL REFERENCES person (id),
  warning_id uuid REFERENCES warning (id),
  at         timestamptz(3) NOT NULL DEFAULT now(),
  read_at    timestamptz(3),
  UNIQUE (person_id, warning_id)
);
CREATE INDEX notification_inbox ON notification (person_id, at DESC, id DESC);

-- The sweep acts as a service of its own, known by its id.
CREATE FUNCTION gantry.is_sweep() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT gantry.person() = '00000000-0000-0000-0000-000000000001'::uuid $$;

ALTER TABLE warning ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON warning TO gantry_app;
GRANT UPDATE (rule_version, severity, org_id, person_id, handed_by, status, facts, snoozed_until, closed_at,
  close_kind, close_reason, closed_by, quieted_on, version) ON warning TO gantry_app;
CREATE POLICY warning_read ON warning FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR person_id = (SELECT gantry.person())
  OR (record_type = 'customer' AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]))
  OR (record_type = 'opportunity' AND EXISTS (SELECT FROM opportunity o WHERE o.id = record_id)));
CREATE POLICY warning_add ON warning FOR INSERT TO gantry_app WITH CHECK ((SELECT gantry.is_sweep()));
CREATE POLICY warning_change ON warning FOR UPDATE TO gantry_app
  USING ((SELECT gantry.is_sweep()) OR person_id = (SELECT gantry.person())
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[]))
  WITH CHECK (true);

ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON notification TO gantry_app;
GRANT UPDATE (read_at) ON notification TO gantry_app;
CREATE POLICY notification_read ON notification FOR SELECT TO gantry_app USING (person_id = (SELECT gantry.person()));
CREATE POLICY notification_add ON notification FOR INSERT TO gantry_app WITH CHECK (
  (SELECT gantry.is_sweep())
  -- Whoever hands a warning over tells whom they gave it to.
  OR EXISTS (SELECT FROM warning w WHERE w.id = warning_id AND w.person_id = notification.person_id
    AND w.handed_by = (SELECT gantry.person())));
CREATE POLICY notification_change ON notification FOR UPDATE TO gantry_app
  USING (person_id = (SELECT gantry.person())) WITH CHECK (person_id = (SELECT gantry.person()));

ALTER TABLE sweep_run ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON sweep_run TO gantry_app;
CREATE POLICY sweep_run_read ON sweep_run FOR SELECT TO gantry_app USING (true);
CREATE POLICY sweep_run_add ON sweep_run FOR INSERT TO gantry_app WITH CHECK ((SELECT gantry.is_sweep()));

-- What it opens and closes stands on the timelines of records that are nobody's company's of its own.
CREATE POLICY domain_event_sweep ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  (SELECT gantry.is_sweep()) AND actor_id = (SELECT gantry.person()) AND entity_type = 'warning');
