-- Grants and policies as narrow as what the verbs do. Until here a statement that got past a verb could do to a row that its
-- actor may change whatever no policy looks at: give it another stage, another number, another customer.

-- what is changed -------------------------------------------------------------------------------------------------
-- Exactly the columns that a verb changes. What triggers and generated columns keep is nobody's to write; a verb that changes
-- another column brings its grant.

REVOKE UPDATE ON customer, customer_relationship, contact, opportunity, opportunity_team, opportunity_competitor,
  decision_chain_member, record_access, activity, rule_version FROM gantry_app;
GRANT UPDATE (name, name_latin, name_key, credit_code, industry, region, city, city_latin, version, updated_at)
  ON customer TO gantry_app;
GRANT UPDATE (owner_id, grade, version) ON customer_relationship TO gantry_app;
GRANT UPDATE (name, name_latin, title, title_latin, level, phone, email, version) ON contact TO gantry_app;
GRANT UPDATE (name, name_latin, stage_id, stage_entered_at, is_major, amount, budget, win_probability, expected_sign_on,
  bid_opens_on, tender_number, product, product_latin, version, updated_at) ON opportunity TO gantry_app;
GRANT UPDATE (role) ON opportunity_team TO gantry_app;
GRANT UPDATE (role, attitude) ON decision_chain_member TO gantry_app;
GRANT UPDATE (may_write) ON record_access TO gantry_app;
GRANT UPDATE (status, on_date, done_at, met_level, minutes, version) ON activity TO gantry_app;
-- What a version says is what was decided by; only whether it is in force changes.
GRANT UPDATE (status, activated_at) ON rule_version TO gantry_app;
-- Competitors are set anew and never changed.
DROP POLICY opportunity_competitor_change ON opportunity_competitor;

-- the gate --------------------------------------------------------------------------------------------------------

-- The transaction that a decision was written in. Those before this migration belong to none.
ALTER TABLE decision ADD COLUMN txid xid8 NOT NULL DEFAULT '0';
ALTER TABLE decision ALTER COLUMN txid SET DEFAULT pg_current_xact_id();
REVOKE INSERT ON decision FROM gantry_app;
GRANT INSERT (id, at, org_id, record_type, record_id, actor_id, purpose, outcome, rules, vocabulary_version, facts, trace)
  ON decision TO gantry_app;

-- An opportunity begins open in the first stage of its type, and goes on by a decision that allows just this and was written
-- by the same transaction. It binds the product, not the tables' owner, who loads; which is why it asks in its caller's name.
CREATE FUNCTION gantry.keep_gate() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $$
  BEGIN
    IF current_user <> 'gantry_app' THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
      IF NEW.status <> 'open' OR NEW.stage_id IS DISTINCT FROM
        (SELECT s.id FROM stage s WHERE s.type_id = NEW.type_id ORDER BY s.position LIMIT 1)
      THEN
        RAISE EXCEPTION 'an opportunity begins open, in the first stage of its type'
          USING ERRCODE = 'insufficient_privilege';
      END IF;
    ELSIF NEW.stage_id = OLD.stage_id AND NEW.status = OLD.status THEN
      RAISE EXCEPTION 'the day of entering a stage changes with the stage' USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT EXISTS (
      SELECT FROM decision d
      WHERE d.record_type = 'opportunity' AND d.record_id = OLD.id AND d.outcome = 'allow'
        AND d.txid = pg_current_xact_id()
        AND (NEW.stage_id = OLD.stage_id OR d.purpose = format('promote:%s:%s', OLD.stage_id, NEW.stage_id)))
    THEN
      RAISE EXCEPTION 'a stage or a status changes by a decision that allows it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
REVOKE ALL ON FUNCTION gantry.keep_gate() FROM PUBLIC;
CREATE TRIGGER opportunity_begins_at_gate BEFORE INSERT ON opportunity FOR EACH ROW EXECUTE FUNCTION gantry.keep_gate();
CREATE TRIGGER opportunity_keeps_gate BEFORE UPDATE OF stage_id, status, stage_entered_at ON opportunity FOR EACH ROW
  WHEN ((NEW.stage_id, NEW.status, NEW.stage_entered_at)
    IS DISTINCT FROM (OLD.stage_id, OLD.status, OLD.stage_entered_at))
  EXECUTE FUNCTION gantry.keep_gate();

-- An activity is finished once: gates count what was done, so what was done is not rewritten.
DROP POLICY activity_change ON activity;
CREATE POLICY activity_change ON activity FOR UPDATE TO gantry_app
  USING (status = 'planned' AND (
    person_id = (SELECT gantry.person())
    OR (SELECT gantry.flag('gantry.write_all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[])))
  WITH CHECK (
    person_id = (SELECT gantry.person())
    OR (SELECT gantry.flag('gantry.write_all'))
    OR org_id = ANY ((SELECT gantry.orgs('gantry.write_orgs'))::uuid[]));

-- one customer ----------------------------------------------------------------------------------------------------

-- An activity is with its opportunity's customer, and stays with it.
DROP POLICY activity_add ON activity;
CREATE POLICY activity_add ON activity FOR INSERT TO gantry_app WITH CHECK (
  person_id = (SELECT gantry.person()) AND CASE
    WHEN opportunity_id IS NULL THEN org_id = ANY ((SELECT gantry.orgs('gantry.write_companies'))::uuid[])
    ELSE EXISTS (
        SELECT FROM opportunity o
        WHERE o.id = opportunity_id AND o.org_id = activity.org_id AND o.customer_id = activity.customer_id)
      AND (gantry.may_write_opportunity(opportunity_id) OR EXISTS (
        SELECT FROM record_access a
        WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity_id))
  END);
DROP TRIGGER activity_keeps_place ON activity;
CREATE TRIGGER activity_keeps_place BEFORE UPDATE OF org_id, customer_id, opportunity_id, person_id ON activity FOR EACH ROW
  WHEN ((NEW.org_id, NEW.customer_id, NEW.opportunity_id, NEW.person_id)
    IS DISTINCT FROM (OLD.org_id, OLD.customer_id, OLD.opportunity_id, OLD.person_id))
  EXECUTE FUNCTION gantry.keep_place();

-- events ----------------------------------------------------------------------------------------------------------

-- When an event was written, and by which transaction, is the database's to say.
REVOKE INSERT ON domain_event FROM gantry_app;
GRANT INSERT (id, batch_id, org_id, actor_id, type, type_version, entity_type, entity_id, record_type, record_id, before,
  after) ON domain_event TO gantry_app, gantry_auth;

-- A customer's timeline is its companies', but an activity without an opportunity is seen by fewer, and so is its event.
DROP POLICY domain_event_read ON domain_event;
CREATE POLICY domain_event_read ON domain_event FOR SELECT TO gantry_app USING (
  (SELECT gantry.flag('gantry.all'))
  OR org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
  OR (record_type = 'customer' AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[])
    AND (entity_type <> 'activity' OR EXISTS (SELECT FROM activity a WHERE a.id = entity_id)))
  OR (record_type = 'opportunity' AND EXISTS (SELECT FROM opportunity o WHERE o.id = record_id)));

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
        AND type IN ('person.password-changed', 'person.sessions-ended')
        AND org_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[]))
  END);
-- That somebody was locked out sign-in writes, which acts as nobody; once a lock, which therefore knows whether it has
-- refused anybody yet.
ALTER TABLE sign_in_lock ADD COLUMN refused_at timestamptz(3);
CREATE POLICY domain_event_lock ON domain_event FOR INSERT TO gantry_auth WITH CHECK (
  actor_id IS NULL AND type = 'person.locked-out' AND record_type = 'person' AND entity_type = 'person'
  AND entity_id = record_id AND EXISTS (SELECT FROM person p WHERE p.id = record_id));

-- Makes the partitions of the given months. Where one was missing, its events wait in domain_event_other: they move over
-- before it is attached, as a partition is refused while the default one holds rows of it. The default one is locked first,
-- so that none comes in between; attaching then holds up neither readers nor writers of the other months.
CREATE OR REPLACE FUNCTION gantry.ensure_event_partitions(first date, last date) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    month date := date_trunc('month', first);
    made integer := 0;
    name text;
    starts timestamptz;
    ends timestamptz;
  BEGIN
    PERFORM pg_advisory_xact_lock(471104);
    WHILE month <= last LOOP
      name := 'domain_event_' || to_char(month, 'YYYYMM');
      IF to_regclass(name) IS NULL THEN
        starts := month::timestamp AT TIME ZONE 'UTC';
        ends := (month + interval '1 month')::timestamp AT TIME ZONE 'UTC';
        LOCK TABLE domain_event_other IN ACCESS EXCLUSIVE MODE;
        EXECUTE format('CREATE TABLE %I (LIKE domain_event INCLUDING DEFAULTS)', name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('WITH moved AS (DELETE FROM domain_event_other WHERE at >= $1 AND at < $2 RETURNING *)
          INSERT INTO %I SELECT * FROM moved', name) USING starts, ends;
        EXECUTE format('ALTER TABLE domain_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, starts, ends);
        made := made + 1;
      END IF;
      month := month + interval '1 month';
    END LOOP;
    RETURN made;
  END $$;

-- numbers ---------------------------------------------------------------------------------------------------------

-- The last number of each year, in a row that whoever takes the next one holds until their transaction ends. Nobody's but
-- the function's, therefore not among the tables of the application.
CREATE TABLE gantry.opportunity_counter (
  year integer PRIMARY KEY,
  last integer NOT NULL
);
ALTER TABLE gantry.opportunity_counter ENABLE ROW LEVEL SECURITY;

-- A year's first opening goes on after what was loaded; a number that somebody has by other ways is passed over.
CREATE OR REPLACE FUNCTION gantry.next_opportunity_number(year integer) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE taken integer; given text;
  BEGIN
    IF NOT EXISTS (SELECT FROM gantry.opportunity_counter c WHERE c.year = next_opportunity_number.year) THEN
      INSERT INTO gantry.opportunity_counter
        SELECT next_opportunity_number.year, coalesce(max(split_part(o.number, '-', 3)::integer), 0)
        FROM opportunity o WHERE o.number ~ ('^OPP-' || next_opportunity_number.year || '-[0-9]{1,6}$')
        ON CONFLICT DO NOTHING;
    END IF;
    LOOP
      UPDATE gantry.opportunity_counter c SET last = c.last + 1 WHERE c.year = next_opportunity_number.year
        RETURNING c.last INTO taken;
      given := format('OPP-%s-%s', next_opportunity_number.year, lpad(taken::text, greatest(4, length(taken::text)), '0'));
      EXIT WHEN NOT EXISTS (SELECT FROM opportunity o WHERE o.number = given);
    END LOOP;
    RETURN given;
  END $$;

-- Which organisation has this tender number already, where the actor may change the opportunity that is to have it too: the
-- unique index says so much anyway. Neither which opportunity nor whose.
CREATE FUNCTION gantry.tender_keeper(opportunity_id uuid, tender text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT kept.org_id FROM opportunity own
    JOIN opportunity kept ON kept.org_id = own.org_id AND kept.tender_number = tender AND kept.id <> own.id
    WHERE own.id = opportunity_id AND gantry.may_write_opportunity(own.id)
  $$;
REVOKE ALL ON FUNCTION gantry.tender_keeper(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.tender_keeper(uuid, text) TO gantry_app;
