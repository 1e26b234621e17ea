-- Text search. Trigram operators are not leakproof, so under a policy no index would serve them: one definer's function
-- an index, which applies the reader's scope itself and returns ids only. The rows are read again under policy, and a test
-- compares each function, as every kind of scope, with brute force. All of them stand in this schema, gantry.

-- A search text as an ILIKE pattern, its own wildcards taken literally.
CREATE FUNCTION gantry.like_pattern(query text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT '%' || replace(replace(replace(query, '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;

CREATE FUNCTION gantry.search_opportunities(query text, most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT o.id FROM opportunity o
    WHERE ((o.number || ' ' || o.name || ' ' || coalesce(o.name_latin, '')) ILIKE gantry.like_pattern(query)
        OR o.customer_id IN (
          SELECT k.id FROM customer k
          WHERE (k.name || ' ' || coalesce(k.name_latin, '')) ILIKE gantry.like_pattern(query)))
      AND (gantry.flag('gantry.all')
        OR o.org_id = ANY (gantry.orgs('gantry.orgs'))
        OR o.owner_id = gantry.person()
        OR EXISTS (
          SELECT FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' AND a.record_id = o.id))
    ORDER BY o.updated_at DESC, o.id
    LIMIT least(most, 1000)
  $$;
REVOKE ALL ON FUNCTION gantry.search_opportunities(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.search_opportunities(text, integer) TO gantry_app;

-- The customer master is read by the whole group: no scope to apply, but the index is out of reach all the same.
CREATE FUNCTION gantry.search_customers(query text, most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT c.id FROM customer c
    WHERE (c.name || ' ' || coalesce(c.name_latin, '')) ILIKE gantry.like_pattern(query) OR c.credit_code = upper(query)
    ORDER BY c.name, c.id
    LIMIT least(most, 1000)
  $$;
REVOKE ALL ON FUNCTION gantry.search_customers(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.search_customers(text, integer) TO gantry_app;
