-- Places where a policy looked at who writes and not at where the row lands.

-- An event stands on a record that its actor sees, under that record's organisation; a customer's under one of the actor's
-- own; anything else (people, organisations) is the keeper's.
DROP POLICY domain_event_add ON domain_event;
CREATE POLICY domain_event_add ON domain_event FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND CASE record_type
    WHEN 'opportunity' THEN EXISTS (
      SELECT FROM opportunity o WHERE o.id = record_id AND o.org_id = domain_event.org_id)
    WHEN 'customer' THEN org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[])
      OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
    ELSE (SELECT gantry.flag('gantry.keeper'))
  END);

-- A decision is read by its organisation, so it carries that of its opportunity.
DROP POLICY decision_add ON decision;
CREATE POLICY decision_add ON decision FOR INSERT TO gantry_app WITH CHECK (
  actor_id = (SELECT gantry.person()) AND EXISTS (
    SELECT FROM opportunity o
    WHERE o.id = record_id AND record_type = 'opportunity' AND o.org_id = decision.org_id));

-- So does an activity.
DROP POLICY activity_add ON activity;
CREATE POLICY activity_add ON activity FOR INSERT TO gantry_app WITH CHECK (
  person_id = (SELECT gantry.person()) AND CASE
    WHEN opportunity_id IS NULL THEN org_id = ANY ((SELECT gantry.orgs('gantry.write_companies'))::uuid[])
    ELSE EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id AND o.org_id = activity.org_id)
      AND (gantry.may_write_opportunity(opportunity_id) OR EXISTS (
        SELECT FROM record_access a
        WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity_id))
  END);

-- An update's check sees the new row only, so it can't tell a move; a trigger sees both. It binds the product, not the
-- tables' owner, who migrates and loads.
CREATE FUNCTION gantry.keep_place() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $$
  BEGIN
    IF current_user = 'gantry_app' THEN
      IF TG_TABLE_NAME = 'activity' THEN
        RAISE EXCEPTION 'an activity stays with its organisation, its opportunity and its person'
          USING ERRCODE = 'insufficient_privilege';
      ELSIF NOT (NEW.org_id = ANY (gantry.orgs('gantry.write_orgs')) OR NEW.org_id = ANY (gantry.orgs('gantry.sales_orgs')))
      THEN
        RAISE EXCEPTION 'an opportunity moves only to an organisation that its mover sells for'
          USING ERRCODE = 'insufficient_privilege';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
REVOKE ALL ON FUNCTION gantry.keep_place() FROM PUBLIC;
CREATE TRIGGER opportunity_keeps_place BEFORE UPDATE OF org_id ON opportunity FOR EACH ROW
  WHEN (NEW.org_id IS DISTINCT FROM OLD.org_id) EXECUTE FUNCTION gantry.keep_place();
CREATE TRIGGER activity_keeps_place BEFORE UPDATE OF org_id, opportunity_id, person_id ON activity FOR EACH ROW
  WHEN ((NEW.org_id, NEW.opportunity_id, NEW.person_id)
    IS DISTINCT FROM (OLD.org_id, OLD.opportunity_id, OLD.person_id))
  EXECUTE FUNCTION gantry.keep_place();

-- And one that refused too much: an owner who sells nowhere (headquarters) was let in and then refused what they wrote.
DROP POLICY opportunity_change ON opportunity;
CREATE POLICY opportunity_change ON opportunity FOR UPDATE TO gantry_app
  USING (
    (SELECT gantry.flag('gantry.write_all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
    OR owner_id = (SELECT gantry.person())
    OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id
        AND a.may_write))
  -- Handing over changes the owner; where the row may move is the trigger's to say.
  WITH CHECK (
    (SELECT gantry.flag('gantry.write_all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])
    OR org_id = ANY ((SELECT gantry.orgs('gantry.sales_orgs'))::uuid[])
    OR owner_id = (SELECT gantry.person())
    OR EXISTS (
      SELECT FROM record_access a
      WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity.id
        AND a.may_write));
