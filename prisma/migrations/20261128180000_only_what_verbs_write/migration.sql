-- What is shared was granted whole to whoever keeps it. Grants are what verbs write: people are added and come and go, rule
-- packs are installed; organisations, types, stages and settings come with loading, as the tables' owner. A verb that writes
-- more brings its grant and its policy.

REVOKE INSERT, UPDATE ON organisation, person, membership, setting, opportunity_type, stage, rule_set, rule, rule_version
  FROM gantry_app;
REVOKE DELETE ON membership FROM gantry_app;

GRANT INSERT (id, email, name, name_latin, title, title_latin, active, created_at) ON person TO gantry_app;
GRANT UPDATE (active) ON person TO gantry_app;
GRANT INSERT (person_id, org_id, role, scope) ON membership TO gantry_app;
GRANT INSERT (id, subject, name_zh, name_en) ON rule_set TO gantry_app;
GRANT INSERT (id, set_id) ON rule TO gantry_app;
GRANT INSERT (rule_id, version, status, origin, body, digest, created_at, activated_at) ON rule_version TO gantry_app;

-- A policy without a grant lets nobody do anything, and would let everybody in whom a later grant was not meant for.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organisation', 'setting', 'opportunity_type', 'stage'] LOOP
    EXECUTE format('DROP POLICY %I ON %I', name || '_add', name);
    EXECUTE format('DROP POLICY %I ON %I', name || '_change', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['membership', 'rule_set', 'rule', 'rule_version'] LOOP
    EXECUTE format('DROP POLICY %I ON %I', name || '_change', name);
  END LOOP;
END $$;
DROP POLICY membership_remove ON membership;

-- That somebody changes everything was a setting that nobody ever had on: no scope reaches so far, and none has to.
CREATE OR REPLACE FUNCTION gantry.may_write_opportunity(opportunity_id uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM opportunity o
      WHERE o.id = opportunity_id AND (
        o.owner_id = gantry.person()
        OR o.org_id = ANY (gantry.orgs('gantry.write_orgs'))
        OR EXISTS (
          SELECT FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' AND a.record_id = o.id AND a.may_write)))
  $$;
ALTER POLICY opportunity_add ON opportunity WITH CHECK (
  org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
  OR (owner_id = (SELECT gantry.person()) AND org_id = ANY ((SELECT gantry.orgs('gantry.sales_orgs'))::uuid[])));
ALTER POLICY opportunity_change ON opportunity
  USING (
    org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
    OR owner_id = (SELECT gantry.person())
    OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id
        AND a.may_write))
  WITH CHECK (
    org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
    OR org_id = ANY ((SELECT gantry.orgs('gantry.sales_orgs'))::uuid[])
    OR owner_id = (SELECT gantry.person())
    OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id
        AND a.may_write));
ALTER POLICY activity_change ON activity
  USING (status = 'planned' AND (
    person_id = (SELECT gantry.person()) OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])))
  WITH CHECK (person_id = (SELECT gantry.person()) OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[]));
