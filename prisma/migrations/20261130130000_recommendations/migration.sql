-- What becomes of what is recommended at an opportunity: of articles in article_reading, of past bids in a table like it. Whoever was
-- shown something, opened it, found it useful or not, or took that back.

ALTER TABLE article_reading DROP CONSTRAINT article_reading_act_check;
ALTER TABLE article_reading ADD CHECK (act IN ('shown', 'opened', 'useful', 'not-useful', 'withdrawn'));
ALTER TABLE article_reading ADD CHECK (act <> 'shown' OR opportunity_id IS NOT NULL);
-- Shown to somebody at one deal is shown once, however often they look.
CREATE UNIQUE INDEX article_shown_once ON article_reading (article_id, person_id, opportunity_id) WHERE act = 'shown';

CREATE TABLE bid_reading (
  id             uuid PRIMARY KEY,
  bid_id         uuid NOT NULL REFERENCES bid (id),
  person_id      uuid NOT NULL REFERENCES person (id),
  -- where it was recommended
  opportunity_id uuid NOT NULL REFERENCES opportunity (id),
  act            text NOT NULL CHECK (act IN ('shown', 'opened', 'useful', 'not-useful', 'withdrawn')),
  at             timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX bid_shown_once ON bid_reading (bid_id, person_id, opportunity_id) WHERE act = 'shown';
CREATE INDEX bid_reading_bid ON bid_reading (bid_id, act, person_id);
CREATE INDEX bid_reading_person ON bid_reading (person_id, opportunity_id, at DESC);
-- What the person has said here of what.
CREATE INDEX article_reading_here ON article_reading (person_id, opportunity_id, at DESC) WHERE opportunity_id IS NOT NULL;

ALTER TABLE bid_reading ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON bid_reading TO gantry_app;
GRANT INSERT (id, bid_id, person_id, opportunity_id, act, at) ON bid_reading TO gantry_app;
-- As of articles: what somebody did is theirs; others learn how many did.
CREATE POLICY bid_reading_read ON bid_reading FOR SELECT TO gantry_app USING (person_id = (SELECT gantry.person()));
CREATE POLICY bid_reading_add ON bid_reading FOR INSERT TO gantry_app WITH CHECK (
  person_id = (SELECT gantry.person()) AND EXISTS (SELECT FROM bid b WHERE b.id = bid_id)
  AND EXISTS (SELECT FROM opportunity o WHERE o.id = opportunity_id));

-- Being shown says nothing, and what was taken back is said no more.
CREATE OR REPLACE FUNCTION gantry.article_uptake(article_ids uuid[]) RETURNS TABLE (article_id uuid, opened integer, useful integer,
    not_useful integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH seen AS (
      SELECT a.id FROM article a WHERE a.id = ANY (article_ids)
        AND a.directory_id = ANY ((SELECT gantry.readable_directories())::uuid[])),
    said AS (
      SELECT DISTINCT ON (r.article_id, r.person_id) r.article_id, r.act FROM seen s JOIN article_reading r ON r.article_id = s.id
      WHERE r.act IN ('useful', 'not-useful', 'withdrawn') ORDER BY r.article_id, r.person_id, r.at DESC, r.id DESC)
    SELECT s.id,
      (SELECT count(*)::int FROM article_reading r WHERE r.article_id = s.id AND r.act = 'opened'),
      (SELECT count(*)::int FROM said v WHERE v.article_id = s.id AND v.act = 'useful'),
      (SELECT count(*)::int FROM said v WHERE v.article_id = s.id AND v.act = 'not-useful')
    FROM seen s
  $$;

-- How recommendations are received: counts over everybody of what the actor may read, and nothing of any reader. People who opened it,
-- and of whom the last word is that it was useful, or not, each once; and how often it was passed over, that is shown at some deal
-- to somebody who never opened it and said nothing, of each person three times at most.
CREATE FUNCTION gantry.article_reception(article_ids uuid[]) RETURNS TABLE (article_id uuid, opened integer, useful integer,
    not_useful integer, passed_over integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH seen AS (
      SELECT a.id FROM article a WHERE a.id = ANY (article_ids)
        AND a.directory_id = ANY ((SELECT gantry.readable_directories())::uuid[])),
    person AS (
      SELECT s.id, r.person_id, bool_or(r.act = 'opened') AS opened, count(*) FILTER (WHERE r.act = 'shown') AS shown,
        (array_agg(r.act ORDER BY r.at DESC, r.id DESC) FILTER (WHERE r.act IN ('useful', 'not-useful', 'withdrawn')))[1] AS said
      FROM seen s JOIN article_reading r ON r.article_id = s.id GROUP BY s.id, r.person_id)
    SELECT s.id, (count(*) FILTER (WHERE p.opened))::int, (count(*) FILTER (WHERE p.said = 'useful'))::int,
      (count(*) FILTER (WHERE p.said = 'not-useful'))::int,
      coalesce(sum(least(p.shown, 3)) FILTER (WHERE NOT p.opened AND coalesce(p.said, 'withdrawn') = 'withdrawn'), 0)::int
    FROM seen s LEFT JOIN person p ON p.id = s.id GROUP BY s.id
  $$;
CREATE FUNCTION gantry.bid_reception(bid_ids uuid[]) RETURNS TABLE (bid_id uuid, opened integer, useful integer,
    not_useful integer, passed_over integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH seen AS (
      SELECT b.id FROM bid b WHERE b.id = ANY (bid_ids) AND b.reviewed_on IS NOT NULL AND (
        (SELECT gantry.flag('gantry.all'))
        OR b.org_id = ANY ((SELECT gantry.orgs('gantry.orgs'))::uuid[])
        OR b.company_id = ANY ((SELECT gantry.orgs('gantry.companies'))::uuid[])
        OR EXISTS (SELECT FROM opportunity o WHERE o.id = b.opportunity_id AND (o.owner_id = gantry.person() OR EXISTS (
          SELECT FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' AND a.record_id = o.id))))),
    person AS (
      SELECT s.id, r.person_id, bool_or(r.act = 'opened') AS opened, count(*) FILTER (WHERE r.act = 'shown') AS shown,
        (array_agg(r.act ORDER BY r.at DESC, r.id DESC) FILTER (WHERE r.act IN ('useful', 'not-useful', 'withdrawn')))[1] AS said
      FROM seen s JOIN bid_reading r ON r.bid_id = s.id GROUP BY s.id, r.person_id)
    SELECT s.id, (count(*) FILTER (WHERE p.opened))::int, (count(*) FILTER (WHERE p.said = 'useful'))::int,
      (count(*) FILTER (WHERE p.said = 'not-useful'))::int,
      coalesce(sum(least(p.shown, 3)) FILTER (WHERE NOT p.opened AND coalesce(p.said, 'withdrawn') = 'withdrawn'), 0)::int
    FROM seen s LEFT JOIN person p ON p.id = s.id GROUP BY s.id
  $$;
REVOKE ALL ON FUNCTION gantry.article_reception(uuid[]), gantry.bid_reception(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.article_reception(uuid[]), gantry.bid_reception(uuid[]) TO gantry_app;
