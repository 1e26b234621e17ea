-- A rule that an administrator writes: a draft that changes until it is released, releases one after the other, and the way back.

ALTER TABLE rule_version
  -- of a draft: raised by every save, so that of two people who write it one is told
  ADD COLUMN edit integer NOT NULL DEFAULT 1 CHECK (edit > 0),
  ADD COLUMN edited_by uuid REFERENCES person (id),
  ADD COLUMN edited_at timestamptz(3),
  -- the version that was in force before this one: where taking it back leads; null, nowhere
  ADD COLUMN replaces integer,
  ADD COLUMN released_by uuid REFERENCES person (id),
  ADD COLUMN reason text CHECK (reason <> ''),
  ADD COLUMN retired_at timestamptz(3),
  ADD COLUMN retired_by uuid REFERENCES person (id),
  ADD COLUMN retired_reason text CHECK (retired_reason <> ''),
  ADD FOREIGN KEY (rule_id, replaces) REFERENCES rule_version (rule_id, version);
CREATE INDEX rule_by_org ON rule (org_id) WHERE org_id IS NOT NULL;

GRANT INSERT (org_id) ON rule TO gantry_app;
GRANT INSERT (created_by, edit) ON rule_version TO gantry_app;
GRANT UPDATE (status, body, digest, edit, edited_by, edited_at, activated_at, replaces, released_by, reason, retired_at,
  retired_by, retired_reason) ON rule_version TO gantry_app;

-- The group's rules are whoever's who administers the group; an administrator of a company writes that company's own, which add to
-- the group's and never touch them. Until here any administrator might have added to all of them.
ALTER POLICY rule_add ON rule WITH CHECK (
  (SELECT gantry.flag('gantry.group_rules')) OR org_id = ANY ((SELECT gantry.orgs('gantry.rule_orgs'))::uuid[]));
ALTER POLICY rule_version_add ON rule_version WITH CHECK (
  (SELECT gantry.flag('gantry.group_rules'))
  OR EXISTS (SELECT FROM rule r WHERE r.id = rule_id AND r.org_id = ANY ((SELECT gantry.orgs('gantry.rule_orgs'))::uuid[])));
CREATE POLICY rule_version_change ON rule_version FOR UPDATE TO gantry_app USING (
  (SELECT gantry.flag('gantry.group_rules'))
  OR EXISTS (SELECT FROM rule r WHERE r.id = rule_id AND r.org_id = ANY ((SELECT gantry.orgs('gantry.rule_orgs'))::uuid[])));

-- What people were warned by stays as it was said: only a draft changes its wording, and a version goes from draft into force, out
-- of it, and back into it when the one that replaced it is taken back.
CREATE FUNCTION gantry.keep_rule_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.body, NEW.digest) IS DISTINCT FROM (OLD.body, OLD.digest) AND (OLD.status <> 'draft' OR NEW.status <> 'draft') THEN
    RAISE EXCEPTION 'the wording of version % of % is no draft', OLD.version, OLD.rule_id USING ERRCODE = '42501';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN
    (('draft', 'active'), ('draft', 'retired'), ('active', 'retired'), ('retired', 'active')) THEN
    RAISE EXCEPTION 'version % of % cannot become %', OLD.version, OLD.rule_id, NEW.status USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_version_kept BEFORE UPDATE ON rule_version FOR EACH ROW WHEN (current_user = 'gantry_app')
  EXECUTE FUNCTION gantry.keep_rule_version();
