-- Numbers run through the whole group, and nobody sees the whole group's: so the database gives them. The lock keeps two
-- people from being given the same one; the transaction that takes a number holds it until it ends.
CREATE FUNCTION gantry.next_opportunity_number(year integer) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE highest integer;
  BEGIN
    PERFORM pg_advisory_xact_lock(471102, year);
    SELECT coalesce(max(split_part(number, '-', 3)::integer), 0) INTO highest
      FROM opportunity WHERE number ~ ('^OPP-' || year || '-[0-9]+$');
    RETURN format('OPP-%s-%s', year, lpad((highest + 1)::text, greatest(4, length((highest + 1)::text)), '0'));
  END $$;
REVOKE ALL ON FUNCTION gantry.next_opportunity_number(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.next_opportunity_number(integer) TO gantry_app;
