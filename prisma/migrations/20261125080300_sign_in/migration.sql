-- What the demonstration's sign-in page says beside each person: how many open opportunities are theirs, and on how many
-- others they work. Nobody is signed in there, and the role gantry_auth may not read opportunities; so a definer's function
-- that gives two numbers a person, and gives them only where the group's settings say that this is a demonstration.

CREATE FUNCTION gantry.demo_workloads() RETURNS TABLE (person_id uuid, owned bigint, joined bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT p.id,
      (SELECT count(*) FROM opportunity o WHERE o.owner_id = p.id AND o.status = 'open'),
      (SELECT count(*) FROM opportunity_team t JOIN opportunity o ON o.id = t.opportunity_id
        WHERE t.person_id = p.id AND o.status = 'open' AND o.owner_id <> p.id)
    FROM person p
    WHERE p.active AND EXISTS (SELECT FROM setting s WHERE s.key = 'demo' AND s.value = 'true'::jsonb)
  $$;
REVOKE ALL ON FUNCTION gantry.demo_workloads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.demo_workloads() TO gantry_auth;
