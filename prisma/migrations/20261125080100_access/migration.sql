-- Roles, grants and policies. The connection rests in gantry_login, which may touch nothing; a transaction steps into one
-- of the others with SET LOCAL. So a query outside withActor fails instead of seeing too much.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['gantry_login', 'gantry_app', 'gantry_auth', 'gantry_jobs'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      -- Roles belong to the whole server: another database's migration may make them in the same moment.
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
  END LOOP;
  FOREACH name IN ARRAY ARRAY['gantry_app', 'gantry_auth', 'gantry_jobs'] LOOP
    IF NOT pg_has_role('gantry_login', name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO gantry_login', name);
    END IF;
  END LOOP;
  -- An owner who is no superuser must be a member to step down.
  IF NOT pg_has_role(current_user, 'gantry_login', 'MEMBER') THEN
    EXECUTE format('GRANT gantry_login TO %I', current_user);
  END IF;
END $$;

CREATE SCHEMA gantry;
GRANT USAGE ON SCHEMA gantry TO gantry_login, gantry_app, gantry_auth, gantry_jobs;

-- who acts ------------------------------------------------------------------------------------------------------
-- Each is read through (SELECT …) in the policies, so that it is computed once a query and not once a row.

CREATE FUNCTION gantry.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('gantry.person', true), '')::uuid $$;
CREATE FUNCTION gantry.orgs(setting text) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting(setting, true), '')::uuid[], '{}') $$;
CREATE FUNCTION gantry.flag(setting text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting(setting, true), '') = 'on' $$;

-- May the actor change this opportunity? A definer's function, because the policies of record_access ask it and those of
-- opportunity ask record_access: asked as the actor, the two would call each other for ever.
CREATE FUNCTION gantry.may_write_opportunity(opportunity_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM opportunity o
      WHERE o.id = opportunity_id AND (
        o.owner_id = gantry.person()
        OR gantry.flag('gantry.write_all')
        OR o.org_id = ANY (gantry.orgs('gantry.write_orgs'))
        OR EXISTS (
          SELECT FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' AND a.record_id = o.id AND a.may_write)))
  $$;
REVOKE ALL ON FUNCTION gantry.may_write_opportunity(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.may_write_opportunity(uuid) TO gantry_app;

-- shared --------------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organisation', 'person', 'membership', 'setting', 'opportunity_type', 'stage', 'rule_set',
    'rule', 'rule_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO gantry_app', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO gantry_app USING (true)', name || '_read', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO gantry_app WITH CHECK ((SELECT gantry.flag(''gantry.keeper'')))',
      name || '_add', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO gantry_app USING ((SELECT gantry.flag(''gantry.keeper'')))',
      name || '_change', name);
  END LOOP;
END $$;
GRANT DELETE ON membership TO gantry_app;
CREATE POLICY membership_remove ON membership FOR DELETE TO gantry_app USING ((SELECT gantry.flag('gantry.keeper')));

ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON customer TO gantry_app;
CREATE POLICY customer_read ON customer FOR SELECT TO gantry_app USING (true);
CREATE POLICY customer_add ON customer FOR INSERT TO gantry_app
  WITH CHECK (keeper_org_id = ANY ((SELECT gantry.orgs('gantry.write_companies'))::uuid[]));
CREATE POLICY customer_change ON customer FOR UPDATE TO gantry_app
  USING (keeper_org_id = ANY ((SELECT gantry.orgs('gantry.write_companies'))::uuid[]));

-- owned ---------------------------------------------------------------------------------------------------------

ALTER TABLE record_access ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON record_access TO gantry_app;
CREATE POLICY record_access_read ON record_access FOR SELECT TO gantry_app
  USING (person_id = (SELECT gantry.person()) OR gantry.may_write_opportunity(record_id));
CREATE POLICY record_access_add ON record_access FOR INSERT TO gantry_app
  WITH CHECK (record_type = 'opportunity' AND gantry.may_write_opportunity(record_id));
CREATE POLICY record_access_change ON record_access FOR UPDATE TO gantry_app
  USING (record_type = 'opportunity' AND gantry.may_write_opportunity(record_id));
CREATE POLICY record_access_remove ON record_access FOR DELETE TO gantry_app
  USING (record_type = 'opportunity' AND gantry.may_write_opportunity(record_id));

ALTER TABLE opportunity ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON opportunity TO gantry_app;
CREATE POLICY opportunity_read ON opportunity FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR owner_id = (SELECT gantry.person())
  OR EXISTS (
    SELECT FROM record_access a
    WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id));
-- Whoever sells may open an opportunity of their own in an organisation they belong to.
CREATE POLICY opportunity_add ON opportunity FOR INSERT TO gantry_app WITH CHECK (
  (SELECT gantry.flag('gantry.write_all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
  OR (owner_id = (SELECT gantry.person()) AND org_id = ANY ((SELECT gantry.orgs('gantry.sales_orgs'))::uuid[])));
CREATE POLICY opportunity_change ON opportunity FOR UPDATE TO gantry_app
  USING (
    (SELECT gantry.flag('gantry.write_all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
    OR owner_id = (SELECT gantry.person())
    OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id
        AND a.may_write))
  -- What is written stays where the writer may write: handing over changes the owner, never the organisation to a foreign one.
  WITH CHECK (
    (SELECT gantry.flag('gantry.write_all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
    OR org_id = ANY ((SELECT gantry.orgs('gantry.sales_orgs'))::uuid[])
    OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id
        AND a.may_write));

-- What hangs on an opportunity is seen with it and changed by those who may change it.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['opportunity_team', 'opportunity_competitor', 'decision_chain_member'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gantry_app', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO gantry_app
      USING (EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id))', name || '_read', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO gantry_app
      WITH CHECK (gantry.may_write_opportunity(opportunity_id))', name || '_add', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO gantry_app
      USING (gantry.may_write_opportunity(opportunity_id))', name || '_change', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO gantry_app
      USING (gantry.may_write_opportunity(opportunity_id))', name || '_remove', name);
  END LOOP;
END $$;

-- A subsidiary's relationship and its contacts are known to everybody who belongs to it, and to those whose scope covers it.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customer_relationship', 'contact'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO gantry_app', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO gantry_app USING (
      (SELECT gantry.flag(''gantry.all''))
      OR org_id = ANY ((SELECT gantry.orgs(''gantry.orgs''))::uuid[])
      OR org_id = ANY ((SELECT gantry.orgs(''gantry.companies''))::uuid[]))', name || '_read', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO gantry_app WITH CHECK (
      org_id = ANY ((SELECT gantry.orgs(''gantry.write_companies''))::uuid[]))', name || '_add', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO gantry_app USING (
      org_id = ANY ((SELECT gantry.orgs(''gantry.write_companies''))::uuid[]))', name || '_change', name);
  END LOOP;
END $$;

ALTER TABLE activity ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON activity TO gantry_app;
CREATE POLICY activity_read ON activity FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR person_id = (SELECT gantry.person())
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));
-- Everybody on the team logs what they did themselves; without an opportunity, in a company they work the customers of.
CREATE POLICY activity_add ON activity FOR INSERT TO gantry_app WITH CHECK (
  person_id = (SELECT gantry.person()) AND CASE
    WHEN opportunity_id IS NULL THEN org_id = ANY ((SELECT gantry.orgs('gantry.write_companies'))::uuid[])
    ELSE gantry.may_write_opportunity(opportunity_id) OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity_id)
  END);
CREATE POLICY activity_change ON activity FOR UPDATE TO gantry_app USING (
  person_id = (SELECT gantry.person())
  OR (SELECT gantry.flag('gantry.write_all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[]));

ALTER TABLE activity_contact ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON activity_contact TO gantry_app;
CREATE POLICY activity_contact_read ON activity_contact FOR SELECT TO gantry_app
  USING (EXISTS (SELECT FROM activity a WHERE a.id = activity_id));
CREATE POLICY activity_contact_add ON activity_contact FOR INSERT TO gantry_app
  WITH CHECK (EXISTS (SELECT FROM activity a WHERE a.id = activity_id AND a.person_id = (SELECT gantry.person())));
CREATE POLICY activity_contact_remove ON activity_contact FOR DELETE TO gantry_app
  USING (EXISTS (SELECT FROM activity a WHERE a.id = activity_id AND a.person_id = (SELECT gantry.person())));

ALTER TABLE decision ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON decision TO gantry_app;
CREATE POLICY decision_read ON decision FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR EXISTS (SELECT FROM opportunity o WHERE o.id = record_id AND record_type = 'opportunity'));
CREATE POLICY decision_add ON decision FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person())
  AND EXISTS (SELECT FROM opportunity o WHERE o.id = record_id AND record_type = 'opportunity'));

-- Append-only: no UPDATE, no DELETE, for anybody but the owner of the tables.
ALTER TABLE domain_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE domain_event_other ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON domain_event TO gantry_app;
CREATE POLICY domain_event_read ON domain_event FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR (record_type = 'customer' AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]))
  OR (record_type = 'opportunity' AND EXISTS (SELECT FROM opportunity o WHERE o.id = record_id)));
CREATE POLICY domain_event_add ON domain_event FOR INSERT TO gantry_app
  WITH CHECK (actor_id = (SELECT gantry.person()));
GRANT SELECT ON domain_event TO gantry_jobs;
CREATE POLICY domain_event_relay ON domain_event FOR SELECT TO gantry_jobs USING (true);

-- Makes the partitions of this month and the coming ones. What no partition covers waits in domain_event_other.
CREATE FUNCTION gantry.ensure_event_partitions(first date, last date) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE month date := date_trunc('month', first); made integer := 0; name text;
  BEGIN
    WHILE month <= last LOOP
      name := 'domain_event_' || to_char(month, 'YYYYMM');
      IF to_regclass(name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF domain_event FOR VALUES FROM (%L) TO (%L)',
          name, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC');
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        made := made + 1;
      END IF;
      month := month + interval '1 month';
    END LOOP;
    RETURN made;
  END $$;
REVOKE ALL ON FUNCTION gantry.ensure_event_partitions(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.ensure_event_partitions(date, date) TO gantry_jobs;

-- system --------------------------------------------------------------------------------------------------------

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['auth_user', 'auth_session', 'auth_account', 'auth_verification', 'sign_in_lock'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO gantry_auth', name);
    EXECUTE format('CREATE POLICY %I ON %I TO gantry_auth USING (true) WITH CHECK (true)', name || '_auth', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['organisation', 'person', 'membership', 'setting'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO gantry_auth', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO gantry_auth USING (true)', name || '_auth', name);
  END LOOP;
END $$;
