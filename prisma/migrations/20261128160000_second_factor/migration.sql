-- A code beside the password, for whoever has set up an authenticator app. Secrets and spare codes are encrypted by sign-in.

ALTER TABLE auth_user ADD COLUMN two_factor_enabled boolean NOT NULL DEFAULT false;

CREATE TABLE auth_two_factor (
  id                        uuid PRIMARY KEY,
  user_id                   uuid NOT NULL UNIQUE REFERENCES auth_user (id) ON DELETE CASCADE,
  secret                    text NOT NULL,
  backup_codes              text NOT NULL,
  verified                  boolean NOT NULL DEFAULT false,
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until              timestamptz(3)
);
ALTER TABLE auth_two_factor ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth_two_factor TO gantry_auth;
CREATE POLICY auth_two_factor_auth ON auth_two_factor TO gantry_auth USING (true) WITH CHECK (true);

-- What people do with their own way to sign in they write themselves, in one of their companies.
DROP POLICY domain_event_add ON domain_event;
CREATE POLICY domain_event_add ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND CASE record_type
    WHEN 'opportunity' THEN EXISTS (
      SELECT FROM opportunity o WHERE o.id = record_id AND o.org_id = domain_event.org_id)
    WHEN 'customer' THEN org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[])
      OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
    ELSE (SELECT gantry.flag('gantry.keeper'))
      OR (record_type = 'person' AND entity_type = 'person' AND entity_id = record_id
        AND record_id = (SELECT gantry.person())
        AND type IN ('person.password-changed', 'person.sessions-ended', 'person.second-factor-added',
          'person.second-factor-removed')
        AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]))
  END);
