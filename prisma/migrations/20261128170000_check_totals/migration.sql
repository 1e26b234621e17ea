-- The kept totals are held against the sums each night. Where they differ, they are set right and told of.

-- @returns how many totals were wrong. Nobody writes opportunities while it counts: that takes a third of a second a million.
CREATE FUNCTION gantry.check_stage_totals() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  DECLARE wrong integer;
  BEGIN
    LOCK TABLE opportunity IN SHARE MODE;
    WITH counted AS (
      SELECT org_id, stage_id, status, currency, count(*)::integer AS count, coalesce(sum(amount), 0)::numeric(24, 2) AS amount,
        coalesce(sum(amount * win_probability / 100), 0)::numeric(26, 4) AS weighted
      FROM opportunity GROUP BY 1, 2, 3, 4),
    differing AS (
      SELECT org_id, stage_id, status, currency, coalesce(c.count, 0) AS count, coalesce(c.amount, 0) AS amount,
        coalesce(c.weighted, 0) AS weighted
      FROM counted c FULL JOIN stage_total k USING (org_id, stage_id, status, currency)
      WHERE (coalesce(c.count, 0), coalesce(c.amount, 0), coalesce(c.weighted, 0))
        IS DISTINCT FROM (coalesce(k.count, 0), coalesce(k.amount, 0), coalesce(k.weighted, 0))),
    mended AS (
      INSERT INTO stage_total AS kept (org_id, stage_id, status, currency, count, amount, weighted)
        SELECT * FROM differing
        ON CONFLICT (org_id, stage_id, status, currency) DO UPDATE SET count = excluded.count, amount = excluded.amount,
          weighted = excluded.weighted
        RETURNING 1)
    SELECT count(*) INTO wrong FROM mended;
    RETURN wrong;
  END $$;
REVOKE ALL ON FUNCTION gantry.check_stage_totals() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.check_stage_totals() TO gantry_jobs;
