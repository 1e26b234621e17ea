-- Who sees the record of a warning and so could be given it. Whose record somebody else sees, the policies tell nobody: hence a
-- definer's function, which answers only whoever may change the warning, as policy warning_change has it. It follows
-- opportunity_read and customer_relationship_read from the other side: by memberships, not by the settings of who acts.
CREATE FUNCTION gantry.warning_receivers(warning_id uuid) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH asked AS (
      SELECT w.record_type, w.record_id, coalesce(o.org_id, r.org_id) AS org_id, o.owner_id
      FROM warning w
      LEFT JOIN opportunity o ON w.record_type = 'opportunity' AND o.id = w.record_id
      LEFT JOIN customer_relationship r ON w.record_type = 'customer' AND r.customer_id = w.record_id AND r.org_id = w.org_id
      WHERE w.id = warning_id AND w.status <> 'closed' AND coalesce(o.id, r.id) IS NOT NULL
        AND (w.person_id = gantry.person() OR w.org_id = ANY (gantry.orgs('gantry.write_orgs'))))
    SELECT m.person_id FROM asked a JOIN organisation g ON g.id = a.org_id
      JOIN membership m ON m.scope = 'group' OR (m.scope <> 'self' AND m.org_id = ANY (g.lineage))
    -- A company's relationships are known to all its people: those of it, and of its departments.
    UNION SELECT m.person_id FROM asked a JOIN membership m ON a.record_type = 'customer' JOIN organisation h ON h.id = m.org_id
      WHERE a.org_id = coalesce((SELECT c.id FROM unnest(h.lineage) WITH ORDINALITY l (id, n) JOIN organisation c ON c.id = l.id
        WHERE c.kind <> 'department' ORDER BY l.n DESC LIMIT 1), h.id)
    UNION SELECT a.owner_id FROM asked a WHERE a.owner_id IS NOT NULL
    UNION SELECT t.person_id FROM asked a JOIN record_access t ON t.record_type = a.record_type AND t.record_id = a.record_id
  $$;
REVOKE ALL ON FUNCTION gantry.warning_receivers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.warning_receivers(uuid) TO gantry_app;
