-- Search that costs what its reader sees: the first form asked `text OR customer` and read every row of the table for
-- everybody, as no index serves an OR over two tables. And a word of one or two characters, which is a usual one in Chinese,
-- has no trigram: such words get an index of their own.

-- The characters of a text and its pairs of neighbours, in lower case: a text that contains a word of one or two characters
-- has it among them.
CREATE FUNCTION gantry.short_words(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$
    SELECT array(
      SELECT DISTINCT substr(lower(value), n, size)
      FROM generate_series(1, length(value)) n, generate_series(1, 2) size)
  $$;

-- What a search looks at: one expression, so that functions and indexes can't disagree.
CREATE FUNCTION gantry.opportunity_text(number text, name text, name_latin text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT number || ' ' || name || ' ' || coalesce(name_latin, '') $$;
CREATE FUNCTION gantry.customer_text(name text, name_latin text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT name || ' ' || coalesce(name_latin, '') $$;

DROP INDEX opportunity_search;
CREATE INDEX opportunity_search ON opportunity USING gin (gantry.opportunity_text(number, name, name_latin) gin_trgm_ops);
CREATE INDEX opportunity_short_words ON opportunity USING gin (gantry.short_words(gantry.opportunity_text(number, name, name_latin)));
DROP INDEX customer_search;
CREATE INDEX customer_search ON customer USING gin (gantry.customer_text(name, name_latin) gin_trgm_ops);
CREATE INDEX customer_short_words ON customer USING gin (gantry.short_words(gantry.customer_text(name, name_latin)));

-- Which customers hold the words, whoever reads: the master is the whole group's.
CREATE FUNCTION gantry.customers_with(query text) RETURNS TABLE (id uuid, name text)
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  BEGIN
    IF length(query) IN (1, 2) THEN
      RETURN QUERY SELECT c.id, c.name FROM customer c
        WHERE gantry.short_words(gantry.customer_text(c.name, c.name_latin)) @> ARRAY[lower(query)];
    ELSE
      RETURN QUERY SELECT c.id, c.name FROM customer c
        WHERE gantry.customer_text(c.name, c.name_latin) ILIKE gantry.like_pattern(query);
    END IF;
  END $$;

-- Which opportunities hold the words, in their own text or their customer's, whoever reads.
CREATE FUNCTION gantry.opportunities_with(query text) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  BEGIN
    RETURN QUERY SELECT o.id FROM gantry.customers_with(query) k JOIN opportunity o ON o.customer_id = k.id;
    IF length(query) IN (1, 2) THEN
      RETURN QUERY SELECT o.id FROM opportunity o
        WHERE gantry.short_words(gantry.opportunity_text(o.number, o.name, o.name_latin)) @> ARRAY[lower(query)];
    ELSE
      RETURN QUERY SELECT o.id FROM opportunity o
        WHERE gantry.opportunity_text(o.number, o.name, o.name_latin) ILIKE gantry.like_pattern(query);
    END IF;
  END $$;

-- Every opportunity that the reader may see and that none of the wide scopes gives them.
CREATE FUNCTION gantry.own_opportunities() RETURNS SETOF uuid
  LANGUAGE sql STABLE SET search_path = public, pg_temp
  AS $$
    SELECT o.id FROM opportunity o WHERE o.owner_id = gantry.person()
    UNION SELECT a.record_id FROM record_access a WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity'
    UNION SELECT o.id FROM opportunity o WHERE o.org_id = ANY (gantry.orgs('gantry.orgs'))
  $$;

-- Whoever sees few rows has those read; whoever sees many has the words looked up, and what is not theirs taken away.
CREATE OR REPLACE FUNCTION gantry.search_opportunities(query text, most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    few CONSTANT integer := 3000;
    own uuid[];
  BEGIN
    IF NOT gantry.flag('gantry.all') THEN
      own := array(SELECT * FROM gantry.own_opportunities() LIMIT few + 1);
      IF cardinality(own) <= few THEN
        -- One by one: a join of the whole would read every opportunity there is.
        RETURN QUERY SELECT f.id FROM unnest(own) n (id) CROSS JOIN LATERAL (
            SELECT o.id, o.updated_at, gantry.opportunity_text(o.number, o.name, o.name_latin) AS own_text,
              (SELECT gantry.customer_text(k.name, k.name_latin) FROM customer k WHERE k.id = o.customer_id) AS customer_text
            FROM opportunity o WHERE o.id = n.id LIMIT 1) f
          WHERE f.own_text ILIKE gantry.like_pattern(query) OR f.customer_text ILIKE gantry.like_pattern(query)
          ORDER BY f.updated_at DESC, f.id LIMIT least(most, 1000);
      ELSE
        RETURN QUERY SELECT o.id
          FROM (SELECT f.id FROM gantry.opportunities_with(query) f (id) INTERSECT SELECT n.id FROM gantry.own_opportunities() n (id)) s
          JOIN opportunity o ON o.id = s.id
          ORDER BY o.updated_at DESC, o.id LIMIT least(most, 1000);
      END IF;
    ELSE
      RETURN QUERY SELECT o.id FROM (SELECT DISTINCT f.id FROM gantry.opportunities_with(query) f (id)) s
        JOIN opportunity o ON o.id = s.id
        ORDER BY o.updated_at DESC, o.id LIMIT least(most, 1000);
    END IF;
  END $$;

CREATE OR REPLACE FUNCTION gantry.search_customers(query text, most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT s.id FROM (
      SELECT f.id, f.name FROM gantry.customers_with(query) f
      UNION SELECT k.id, k.name FROM customer k WHERE k.credit_code = upper(query)) s
    ORDER BY s.name, s.id LIMIT least(most, 1000)
  $$;

-- Only the two that apply the reader's scope are for the application.
REVOKE ALL ON FUNCTION gantry.customers_with(text), gantry.opportunities_with(text), gantry.own_opportunities() FROM PUBLIC;

-- A contact stands in a decision chain or an activity of its own customer's only, and only by whoever can see it.
DROP POLICY decision_chain_member_add ON decision_chain_member;
CREATE POLICY decision_chain_member_add ON decision_chain_member FOR INSERT TO gantry_app WITH CHECK (
  gantry.may_write_opportunity(opportunity_id)
  AND EXISTS (SELECT FROM opportunity o JOIN contact c ON c.customer_id = o.customer_id
    WHERE o.id = opportunity_id AND c.id = contact_id));
DROP POLICY activity_contact_add ON activity_contact;
CREATE POLICY activity_contact_add ON activity_contact FOR INSERT TO gantry_app WITH CHECK (
  EXISTS (SELECT FROM activity a JOIN contact c ON c.customer_id = a.customer_id
    WHERE a.id = activity_id AND c.id = contact_id AND a.person_id = (SELECT gantry.person())));

-- The customer's name on each relationship, so that a company's own customers are read in the order of the list and not all
-- of them to be sorted.
ALTER TABLE customer_relationship ADD COLUMN name_sort text NOT NULL DEFAULT '';
UPDATE customer_relationship r SET name_sort = c.name FROM customer c WHERE c.id = r.customer_id;
DROP INDEX customer_relationship_customer;
CREATE INDEX customer_relationship_customer ON customer_relationship (customer_id, activity_sort, id);
CREATE INDEX customer_relationship_by_name ON customer_relationship (name_sort, customer_id);
CREATE INDEX customer_relationship_org_name ON customer_relationship (org_id, name_sort, customer_id);
CREATE INDEX customer_relationship_owner_name ON customer_relationship (owner_id, name_sort, customer_id);
CREATE INDEX customer_relationship_owner_activity ON customer_relationship (owner_id, activity_sort, customer_id);
CREATE INDEX customer_relationship_grade_name ON customer_relationship (grade, name_sort, customer_id);
CREATE INDEX customer_relationship_grade_activity ON customer_relationship (grade, activity_sort, customer_id);

CREATE FUNCTION gantry.begin_name_sort() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    NEW.name_sort := coalesce((SELECT c.name FROM customer c WHERE c.id = NEW.customer_id), '');
    RETURN NEW;
  END $$;
REVOKE ALL ON FUNCTION gantry.begin_name_sort() FROM PUBLIC;
CREATE TRIGGER relationship_begins_name_sort BEFORE INSERT OR UPDATE OF name_sort, customer_id ON customer_relationship
  FOR EACH ROW EXECUTE FUNCTION gantry.begin_name_sort();

CREATE FUNCTION gantry.keep_name_sort() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE customer_relationship r SET name_sort = NEW.name WHERE r.customer_id = NEW.id;
    RETURN NULL;
  END $$;
REVOKE ALL ON FUNCTION gantry.keep_name_sort() FROM PUBLIC;
CREATE TRIGGER customer_keeps_name_sort AFTER UPDATE OF name ON customer
  FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION gantry.keep_name_sort();
