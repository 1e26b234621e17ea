-- A warning stays with the organisation that it was opened for: no verb moves it.
REVOKE UPDATE (org_id) ON warning FROM gantry_app;

-- Whoever gives one away says so, and nobody leaves one where they had no hand in it.
ALTER POLICY warning_change ON warning
  WITH CHECK ((SELECT gantry.is_sweep()) OR person_id = (SELECT gantry.person()) OR handed_by = (SELECT gantry.person())
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[]));

-- What colleagues of a company see of its customers, among the warnings of its opportunities.
CREATE INDEX warning_company ON warning (org_id, status, opened_on, id) WHERE record_type = 'customer';
