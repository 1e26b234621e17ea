-- Tokens with which a person lets an assistant of theirs ask in their name. Only a digest is kept: a token is shown once. Each has an
-- end, and names what it may be used for; it never lets anybody see what the person does not.

CREATE TABLE access_token (
  id           uuid PRIMARY KEY,
  person_id    uuid NOT NULL REFERENCES person (id),
  name         text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 60),
  -- SHA-256 of the token, in hexadecimal
  digest       text NOT NULL UNIQUE CHECK (digest ~ '^[0-9a-f]{64}$'),
  scopes       text[] NOT NULL CHECK (scopes <@ '{records,knowledge,proposals}' AND cardinality(scopes) > 0),
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  expires_at   timestamptz(3) NOT NULL,
  -- exact to a minute
  last_used_at timestamptz(3),
  revoked_at   timestamptz(3),
  CHECK (expires_at > created_at)
);
CREATE INDEX access_token_person ON access_token (person_id, created_at DESC);

ALTER TABLE access_token ENABLE ROW LEVEL SECURITY;
-- Its owner reads everything of it but the digest, which nobody needs who has not the token.
GRANT SELECT (id, person_id, name, scopes, created_at, expires_at, last_used_at, revoked_at) ON access_token TO gantry_app;
GRANT INSERT (id, person_id, name, digest, scopes, created_at, expires_at) ON access_token TO gantry_app;
GRANT UPDATE (scopes, revoked_at) ON access_token TO gantry_app;
CREATE POLICY access_token_own ON access_token FOR ALL TO gantry_app
  USING (person_id = (SELECT gantry.person())) WITH CHECK (person_id = (SELECT gantry.person()));
GRANT SELECT (id, person_id, digest, scopes, expires_at, last_used_at, revoked_at) ON access_token TO gantry_auth;
GRANT UPDATE (last_used_at) ON access_token TO gantry_auth;
CREATE POLICY access_token_use ON access_token TO gantry_auth USING (true) WITH CHECK (true);

-- A token can lose what it may be used for, and never gain any; what was revoked stays so.
CREATE FUNCTION gantry.only_narrower() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT NEW.scopes <@ OLD.scopes OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
    RAISE EXCEPTION 'a token is only ever narrowed' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER access_token_narrower BEFORE UPDATE ON access_token FOR EACH ROW EXECUTE FUNCTION gantry.only_narrower();

-- What somebody does with their tokens they write themselves, for whoever audits their company.
CREATE POLICY domain_event_token ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND entity_id = record_id AND record_type = 'person' AND entity_type = 'person'
  AND record_id = (SELECT gantry.person())
  AND type IN ('person.token-created', 'person.token-narrowed', 'person.token-revoked')
  AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]));
