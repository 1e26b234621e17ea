-- Customers: what the list sorts by, and who else may already have the same company.

-- The day of the last activity of each company with a customer, on its own relationship: the customer itself is read by
-- the whole group, which is not told who was visited when. A trigger and not a verb, as for opportunities.
ALTER TABLE customer_relationship ADD COLUMN last_activity_on date;
ALTER TABLE customer_relationship ADD COLUMN activity_sort date NOT NULL
  GENERATED ALWAYS AS (coalesce(last_activity_on, '0001-01-01'::date)) STORED;
CREATE INDEX customer_relationship_by_activity ON customer_relationship (activity_sort, customer_id);
CREATE INDEX customer_relationship_org_activity ON customer_relationship (org_id, activity_sort, customer_id);
CREATE INDEX customer_by_industry ON customer (industry, name, id);
CREATE INDEX customer_by_region ON customer (region, name, id);

-- The subsidiary of a department, or the headquarters: whoever has relationships with customers.
CREATE FUNCTION gantry.company_of(org_id uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$
    SELECT above.id FROM organisation o JOIN organisation above ON above.id = ANY (o.lineage)
    WHERE o.id = org_id AND above.kind <> 'department'
    ORDER BY array_position(o.lineage, above.id) DESC LIMIT 1
  $$;

CREATE FUNCTION gantry.keep_last_contact() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE customer_relationship r SET last_activity_on = NEW.on_date
    WHERE r.customer_id = NEW.customer_id AND r.org_id = gantry.company_of(NEW.org_id)
      AND (r.last_activity_on IS NULL OR r.last_activity_on < NEW.on_date);
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.keep_last_contact() FROM PUBLIC;
CREATE TRIGGER activity_keeps_last_contact AFTER INSERT OR UPDATE OF status, on_date ON activity
  FOR EACH ROW WHEN (NEW.status = 'done') EXECUTE FUNCTION gantry.keep_last_contact();

-- A relationship may open after the first activity, and a loader may bring them in any order.
CREATE FUNCTION gantry.begin_last_contact() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    SELECT greatest(NEW.last_activity_on, max(a.on_date)) INTO NEW.last_activity_on FROM activity a
    WHERE a.customer_id = NEW.customer_id AND a.status = 'done' AND gantry.company_of(a.org_id) = NEW.org_id;
    RETURN NEW;
  END $$;
REVOKE ALL ON FUNCTION gantry.begin_last_contact() FROM PUBLIC;
CREATE TRIGGER relationship_begins_last_contact BEFORE INSERT ON customer_relationship
  FOR EACH ROW EXECUTE FUNCTION gantry.begin_last_contact();

-- Names that are like a name: written into an index, so that each is found without looking at the others. Not pg_trgm: its
-- words are those of the database's locale, and in some of them a Chinese name has none.

-- The key, and the key less any one of its characters: two keys that differ by one character have one of these in common.
CREATE FUNCTION gantry.one_less(key text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT array(SELECT key UNION SELECT left(key, n - 1) || substr(key, n + 1) FROM generate_series(1, length(key)) n) $$;
CREATE INDEX customer_one_less ON customer USING gin (gantry.one_less(name_key));

-- Pairs of neighbouring characters: a key that contains another has all of its pairs.
CREATE FUNCTION gantry.pairs(key text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT array(SELECT DISTINCT substr(key, n, 2) FROM generate_series(1, greatest(length(key) - 1, 1)) n) $$;
CREATE INDEX customer_pairs ON customer USING gin (gantry.pairs(name_key));

-- Customers whose name key is this one, is one character away from it, contains it or is contained in it (three characters
-- and more), the nearest in length first. The verb that asks decides what the likeness means. The customer master is read
-- by the whole group, so there is no scope to apply.
CREATE FUNCTION gantry.similar_customers(key text, most integer) RETURNS TABLE (id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT near.id FROM (
      SELECT c.id, c.name_key FROM customer c
      WHERE c.name_key = ANY (array(
        SELECT key UNION SELECT substr(key, start, size)
        FROM generate_series(3, length(key)) size, generate_series(1, length(key) - size + 1) start))
      UNION
      SELECT c.id, c.name_key FROM customer c WHERE gantry.one_less(c.name_key) && gantry.one_less(key)
      UNION
      SELECT c.id, c.name_key FROM customer c
      WHERE length(key) >= 3 AND gantry.pairs(c.name_key) @> gantry.pairs(key) AND position(key IN c.name_key) > 0) near
    ORDER BY abs(length(near.name_key) - length(key)), near.name_key, near.id
    LIMIT least(most, 200)
  $$;
REVOKE ALL ON FUNCTION gantry.similar_customers(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.similar_customers(text, integer) TO gantry_app;
