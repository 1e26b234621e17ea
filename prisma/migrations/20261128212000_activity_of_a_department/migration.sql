-- What is done with a customer beside any opportunity is the work of whoever did it and of their department, so that those who
-- lead the department see it: it carries the department as its organisation. Whoever sees the company sees its departments, so
-- nobody loses sight of any.
ALTER POLICY activity_add ON activity WITH CHECK (
  person_id = (SELECT gantry.person()) AND CASE
    WHEN opportunity_id IS NULL THEN org_id = ANY ((SELECT gantry.orgs('gantry.write_companies'))::uuid[])
      OR org_id = ANY ((SELECT gantry.orgs('gantry.sales_orgs'))::uuid[])
    ELSE EXISTS (
        SELECT FROM opportunity o
        WHERE o.id = opportunity_id AND o.org_id = activity.org_id AND o.customer_id = activity.customer_id)
      AND (gantry.may_write_opportunity(opportunity_id) OR EXISTS (
        SELECT FROM record_access a
        WHERE a.person_id = (SELECT gantry.person()) AND a.record_type = 'opportunity' AND a.record_id = opportunity_id))
  END);

-- Those of before go to the department of their person today, where they have one in that company.
UPDATE activity a SET org_id = d.org_id FROM (
  SELECT DISTINCT ON (m.person_id, c.id) m.person_id, c.id AS company_id, m.org_id
  FROM membership m JOIN organisation o ON o.id = m.org_id JOIN organisation c ON c.id = gantry.company_of(m.org_id)
  ORDER BY m.person_id, c.id, cardinality(o.lineage), o.position, o.id) d
WHERE a.opportunity_id IS NULL AND d.person_id = a.person_id AND d.company_id = a.org_id AND d.org_id <> a.org_id;
