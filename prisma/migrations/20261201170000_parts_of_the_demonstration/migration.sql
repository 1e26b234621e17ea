-- What the first start adds to the demonstration takes many transactions. That a part of it is whole is kept among the settings: a start
-- that was cut is gone on with by the next, and one that was not adds nothing again. Nobody else writes a setting.
CREATE FUNCTION gantry.keep_demo_part(part text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    INSERT INTO setting (key, value) SELECT part, 'true'::jsonb
    WHERE part IN ('demoDocuments', 'demoApprovals', 'demoKnowledge')
      AND EXISTS (SELECT FROM setting s WHERE s.key = 'demo' AND s.value = 'true'::jsonb)
    ON CONFLICT (key) DO NOTHING
  $$;
REVOKE ALL ON FUNCTION gantry.keep_demo_part(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.keep_demo_part(text) TO gantry_app;
