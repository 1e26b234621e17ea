-- Search for somebody who wants one record and types part of what they remember of it: all words, in any order and whichever of
-- the record's fields each stands in; full-width letters and digits as their narrow ones, quotation marks as if not there.
-- The lists look for the same.

CREATE FUNCTION gantry.searchable(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT translate(lower(normalize(value, NFKC)), '"“”„「」『』', '') $$;

-- The words of a query, the longest and so the rarest first; at most eight, as more do not narrow what anybody looks for.
-- A minus before a word is no part of it.
CREATE FUNCTION gantry.search_words(query text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$
    SELECT (array(
      SELECT w.word FROM (
        SELECT DISTINCT coalesce(nullif(ltrim(t.part, '-'), ''), t.part) AS word
        FROM regexp_split_to_table(gantry.searchable(query), '\s+') t (part)) w
      WHERE w.word <> '' ORDER BY length(w.word) DESC, w.word))[1:8]
  $$;
CREATE FUNCTION gantry.like_patterns(words text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT array(SELECT gantry.like_pattern(w) FROM unnest(words) w) $$;

-- It costs a hundred microseconds a row, which is what its index is for: without this a word that most rows hold has it run over
-- all of them.
ALTER FUNCTION gantry.short_words(text) COST 10000;

DROP INDEX opportunity_search, opportunity_short_words, customer_search, customer_short_words;
CREATE OR REPLACE FUNCTION gantry.opportunity_text(number text, name text, name_latin text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT gantry.searchable(number || ' ' || name || ' ' || coalesce(name_latin, '')) $$;
CREATE OR REPLACE FUNCTION gantry.customer_text(name text, name_latin text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT gantry.searchable(name || ' ' || coalesce(name_latin, '')) $$;
CREATE FUNCTION gantry.contact_text(name text, name_latin text, title text, title_latin text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT gantry.searchable(name || ' ' || coalesce(name_latin, '') || ' ' || coalesce(title, '') || ' ' || coalesce(title_latin, '')) $$;
CREATE INDEX opportunity_search ON opportunity USING gin (gantry.opportunity_text(number, name, name_latin) gin_trgm_ops);
CREATE INDEX opportunity_short_words ON opportunity USING gin (gantry.short_words(gantry.opportunity_text(number, name, name_latin)));
CREATE INDEX customer_search ON customer USING gin (gantry.customer_text(name, name_latin) gin_trgm_ops);
CREATE INDEX customer_short_words ON customer USING gin (gantry.short_words(gantry.customer_text(name, name_latin)));
CREATE INDEX contact_search ON contact USING gin (gantry.contact_text(name, name_latin, title, title_latin) gin_trgm_ops);
CREATE INDEX contact_short_words ON contact USING gin (gantry.short_words(gantry.contact_text(name, name_latin, title, title_latin)));

-- Words of one or two characters by their own index, the longest and the one after it by trigrams: the planner takes whichever
-- is rarest. What a word that is not there would ask for folds away, as each call is planned with its own words.
CREATE OR REPLACE FUNCTION gantry.customers_with(query text) RETURNS TABLE (id uuid, name text)
  LANGUAGE plpgsql STABLE ROWS 100 SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    words text[] := gantry.search_words(query);
    long text[] := array(SELECT w FROM unnest(words) w WHERE length(w) > 2);
    short text[] := array(SELECT w FROM unnest(words) w WHERE length(w) < 3);
    patterns text[] := gantry.like_patterns(words);
  BEGIN
    RETURN QUERY SELECT c.id, c.name FROM customer c
      WHERE (cardinality(short) = 0 OR gantry.short_words(gantry.customer_text(c.name, c.name_latin)) @> short)
        AND (cardinality(long) < 1 OR gantry.customer_text(c.name, c.name_latin) LIKE gantry.like_pattern(long[1]))
        AND (cardinality(long) < 2 OR gantry.customer_text(c.name, c.name_latin) LIKE gantry.like_pattern(long[2]))
        AND (cardinality(long) < 3 OR gantry.customer_text(c.name, c.name_latin) LIKE ALL (patterns));
  END $$;

-- Each word in the opportunity's own text or in its customer's. Of several, those with the longest are looked up; few of them are
-- held against the other words, many against all that hold these.
CREATE OR REPLACE FUNCTION gantry.opportunities_with(query text) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    few CONSTANT integer := 3000;
    words text[] := gantry.search_words(query);
    longest text := coalesce(words[1], '');
    patterns text[] := gantry.like_patterns(words);
    first uuid[];
  BEGIN
    IF cardinality(words) > 1 THEN
      first := array(SELECT f.id FROM gantry.opportunities_with(longest) f (id));
      IF cardinality(first) <= few THEN
        RETURN QUERY SELECT f.id FROM unnest(first) n (id) CROSS JOIN LATERAL (
            SELECT o.id, gantry.opportunity_text(o.number, o.name, o.name_latin) AS own_text,
              (SELECT gantry.customer_text(k.name, k.name_latin) FROM customer k WHERE k.id = o.customer_id) AS customer_text
            FROM opportunity o WHERE o.id = n.id LIMIT 1) f
          WHERE f.own_text || ' ' || f.customer_text LIKE ALL (patterns);
      ELSE
        RETURN QUERY SELECT n.id FROM unnest(first) n (id)
          INTERSECT SELECT r.id FROM gantry.opportunities_with(array_to_string(words[2:], ' ')) r (id);
      END IF;
      RETURN;
    END IF;
    RETURN QUERY SELECT o.id FROM gantry.customers_with(longest) k JOIN opportunity o ON o.customer_id = k.id;
    IF length(longest) IN (1, 2) THEN
      RETURN QUERY SELECT o.id FROM opportunity o
        WHERE gantry.short_words(gantry.opportunity_text(o.number, o.name, o.name_latin)) @> words;
    ELSE
      RETURN QUERY SELECT o.id FROM opportunity o
        WHERE gantry.opportunity_text(o.number, o.name, o.name_latin) LIKE gantry.like_pattern(longest);
    END IF;
  END $$;

-- Those that hold the longest word, when they are few; NULL when they are more than two hundred. No sequential scan, which a LIMIT
-- makes look cheap.
CREATE FUNCTION gantry.opportunities_if_rare(query text) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan SET enable_seqscan = off
  AS $$
  DECLARE
    rare CONSTANT integer := 200;
    longest text := coalesce((gantry.search_words(query))[1], '');
    holding uuid[];
  BEGIN
    IF length(longest) IN (1, 2) THEN
      holding := array((SELECT o.id FROM opportunity o
          WHERE gantry.short_words(gantry.opportunity_text(o.number, o.name, o.name_latin)) @> ARRAY[longest] LIMIT rare + 1)
        UNION ALL (SELECT o.id FROM customer k JOIN opportunity o ON o.customer_id = k.id
          WHERE gantry.short_words(gantry.customer_text(k.name, k.name_latin)) @> ARRAY[longest] LIMIT rare + 1));
    ELSE
      holding := array((SELECT o.id FROM opportunity o
          WHERE gantry.opportunity_text(o.number, o.name, o.name_latin) LIKE gantry.like_pattern(longest) LIMIT rare + 1)
        UNION ALL (SELECT o.id FROM customer k JOIN opportunity o ON o.customer_id = k.id
          WHERE gantry.customer_text(k.name, k.name_latin) LIKE gantry.like_pattern(longest) LIMIT rare + 1));
    END IF;
    RETURN CASE WHEN cardinality(holding) <= rare THEN holding END;
  END $$;

-- Those of a few opportunities that the reader may see and that hold all words. One by one: a join of the whole would read every
-- opportunity there is.
CREATE FUNCTION gantry.seen_among(few uuid[], query text) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    patterns text[] := gantry.like_patterns(gantry.search_words(query));
    everything boolean := gantry.flag('gantry.all');
    orgs uuid[] := gantry.orgs('gantry.orgs');
    reader uuid := gantry.person();
  BEGIN
    RETURN QUERY SELECT f.id FROM (SELECT DISTINCT l.id FROM unnest(few) l (id)) n CROSS JOIN LATERAL (
        SELECT o.id, o.org_id, o.owner_id, gantry.opportunity_text(o.number, o.name, o.name_latin) AS own_text,
          (SELECT gantry.customer_text(k.name, k.name_latin) FROM customer k WHERE k.id = o.customer_id) AS customer_text
        FROM opportunity o WHERE o.id = n.id LIMIT 1) f
      WHERE f.own_text || ' ' || f.customer_text LIKE ALL (patterns)
        AND (everything OR f.org_id = ANY (orgs) OR f.owner_id = reader OR EXISTS (
          SELECT FROM record_access a WHERE a.person_id = reader AND a.record_type = 'opportunity' AND a.record_id = f.id));
  END $$;
REVOKE ALL ON FUNCTION gantry.opportunities_if_rare(text), gantry.seen_among(uuid[], text) FROM PUBLIC;

-- What few hold is looked up, and what is not the reader's taken away. Of other words, whoever sees few rows has those read; whoever
-- sees many has the words looked up.
CREATE OR REPLACE FUNCTION gantry.search_opportunities(query text, most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    few CONSTANT integer := 3000;
    looked_at uuid[] := gantry.opportunities_if_rare(query);
  BEGIN
    IF looked_at IS NULL AND NOT gantry.flag('gantry.all') THEN
      looked_at := array(SELECT * FROM gantry.own_opportunities() LIMIT few + 1);
    END IF;
    IF cardinality(looked_at) <= few THEN
      RETURN QUERY SELECT o.id FROM gantry.seen_among(looked_at, query) f (id)
        CROSS JOIN LATERAL (SELECT p.id, p.updated_at FROM opportunity p WHERE p.id = f.id LIMIT 1) o
        ORDER BY o.updated_at DESC, o.id LIMIT least(most, 1000);
    ELSIF gantry.flag('gantry.all') THEN
      RETURN QUERY SELECT o.id FROM (SELECT DISTINCT f.id FROM gantry.opportunities_with(query) f (id)) s
        JOIN opportunity o ON o.id = s.id
        ORDER BY o.updated_at DESC, o.id LIMIT least(most, 1000);
    ELSE
      RETURN QUERY SELECT o.id
        FROM (SELECT f.id FROM gantry.opportunities_with(query) f (id) INTERSECT SELECT n.id FROM gantry.own_opportunities() n (id)) s
        JOIN opportunity o ON o.id = s.id
        ORDER BY o.updated_at DESC, o.id LIMIT least(most, 1000);
    END IF;
  END $$;

CREATE OR REPLACE FUNCTION gantry.search_customers(query text, most integer) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT s.id FROM (
      SELECT f.id, f.name FROM gantry.customers_with(query) f
      UNION SELECT k.id, k.name FROM customer k WHERE k.credit_code = upper(btrim(query))) s
    ORDER BY s.name, s.id LIMIT least(most, 1000)
  $$;

-- The first few ---------------------------------------------------------------------------------------------------------
-- Each gives the best few: 0 what was called by its number or code, 1 what begins with the query, 2 what holds all words itself,
-- 3 what holds some of them in its customer's name. Of as good ones the liveliest come first.

-- A word that few hold is looked up. Of one that many hold, the first are found among the opportunities with the latest activity,
-- without reading all the others; only when these are too few is everything searched.
CREATE FUNCTION gantry.rank_opportunities(query text, most integer) RETURNS TABLE (id uuid, rank integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  AS $$
  DECLARE
    walked CONSTANT integer := 1200;
    statuses CONSTANT text[] := ARRAY['open', 'won', 'lost'];
    patterns text[] := gantry.like_patterns(gantry.search_words(query));
    number_asked text := upper(btrim(query));
    prefix text := substr(gantry.like_pattern(gantry.searchable(btrim(query))), 2);
    orgs uuid[] := gantry.orgs('gantry.orgs');
    looked_at uuid[] := gantry.opportunities_if_rare(query);
    rare boolean := looked_at IS NOT NULL;
    found uuid[];
  BEGIN
    IF NOT rare AND gantry.flag('gantry.all') THEN
      looked_at := array(SELECT w.id FROM unnest(statuses) s (status) CROSS JOIN LATERAL (
        SELECT o.id FROM opportunity o WHERE o.status = s.status
        ORDER BY o.activity_sort DESC, o.id DESC LIMIT walked / 3) w);
    ELSIF NOT rare AND cardinality(orgs) > 0 THEN
      looked_at := array(SELECT w.id FROM unnest(orgs) g (org_id), unnest(statuses) s (status) CROSS JOIN LATERAL (
          SELECT o.id FROM opportunity o WHERE o.org_id = g.org_id AND o.status = s.status
          ORDER BY o.activity_sort DESC, o.id DESC LIMIT greatest(walked / 3 / cardinality(orgs), 4)) w
        UNION (SELECT a.record_id FROM record_access a
          WHERE a.person_id = gantry.person() AND a.record_type = 'opportunity' LIMIT walked));
    END IF;
    found := array(SELECT * FROM gantry.seen_among(looked_at || array(
      SELECT o.id FROM opportunity o WHERE o.number = number_asked), query));
    IF NOT rare AND cardinality(found) < most THEN
      found := found || array(SELECT * FROM gantry.search_opportunities(query, 200));
    END IF;
    RETURN QUERY SELECT f.id, f.rank FROM (SELECT DISTINCT n.id FROM unnest(found) n (id)) d CROSS JOIN LATERAL (
        SELECT o.id, o.status, o.activity_sort, CASE
          WHEN o.number = number_asked THEN 0
          WHEN gantry.searchable(o.name) LIKE prefix OR gantry.searchable(coalesce(o.name_latin, '')) LIKE prefix THEN 1
          WHEN gantry.opportunity_text(o.number, o.name, o.name_latin) LIKE ALL (patterns) THEN 2
          ELSE 3 END AS rank
        FROM opportunity o WHERE o.id = d.id LIMIT 1) f
      ORDER BY f.rank, f.status <> 'open', f.activity_sort DESC, f.id LIMIT least(most, 50);
  END $$;

CREATE FUNCTION gantry.rank_customers(query text, most integer) RETURNS TABLE (id uuid, rank integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  SET enable_seqscan = off
  AS $$
  DECLARE
    rare CONSTANT integer := 200;
    walked CONSTANT integer := 1200;
    words text[] := gantry.search_words(query);
    longest text := coalesce(words[1], '');
    patterns text[] := gantry.like_patterns(words);
    prefix text := substr(gantry.like_pattern(gantry.searchable(btrim(query))), 2);
    everything boolean := gantry.flag('gantry.all');
    orgs uuid[] := gantry.orgs('gantry.orgs') || gantry.orgs('gantry.companies');
    looked_at uuid[];
    found uuid[];
    searched boolean;
  BEGIN
    IF length(longest) IN (1, 2) THEN
      looked_at := array(SELECT k.id FROM customer k
        WHERE gantry.short_words(gantry.customer_text(k.name, k.name_latin)) @> ARRAY[longest] LIMIT rare + 1);
    ELSE
      looked_at := array(SELECT k.id FROM customer k
        WHERE gantry.customer_text(k.name, k.name_latin) LIKE gantry.like_pattern(longest) LIMIT rare + 1);
    END IF;
    searched := cardinality(looked_at) <= rare;
    IF NOT searched AND everything THEN
      looked_at := array(SELECT r.customer_id FROM customer_relationship r
        ORDER BY r.activity_sort DESC, r.customer_id DESC LIMIT walked);
    ELSIF NOT searched THEN
      looked_at := array(SELECT w.customer_id FROM (SELECT DISTINCT u.org_id FROM unnest(orgs) u (org_id)) g CROSS JOIN LATERAL (
        SELECT r.customer_id FROM customer_relationship r WHERE r.org_id = g.org_id
        ORDER BY r.activity_sort DESC, r.customer_id DESC LIMIT greatest(walked / cardinality(orgs), 4)) w);
    END IF;
    found := array(SELECT f.id FROM (SELECT DISTINCT l.id FROM unnest(looked_at) l (id)) n CROSS JOIN LATERAL (
        SELECT k.id, gantry.customer_text(k.name, k.name_latin) AS own_text FROM customer k WHERE k.id = n.id LIMIT 1) f
      WHERE f.own_text LIKE ALL (patterns));
    IF NOT searched AND cardinality(found) < most THEN
      found := found || array(SELECT * FROM gantry.search_customers(query, rare));
    END IF;
    found := found || array(SELECT k.id FROM customer k WHERE k.credit_code = upper(btrim(query)));
    RETURN QUERY SELECT f.id, f.rank FROM (SELECT DISTINCT n.id FROM unnest(found) n (id)) d CROSS JOIN LATERAL (
        SELECT k.id, k.name, CASE
          WHEN k.credit_code = upper(btrim(query)) THEN 0
          WHEN gantry.searchable(k.name) LIKE prefix OR gantry.searchable(coalesce(k.name_latin, '')) LIKE prefix THEN 1
          ELSE 2 END AS rank,
          (SELECT max(r.activity_sort) FROM customer_relationship r
            WHERE r.customer_id = k.id AND (everything OR r.org_id = ANY (orgs))) AS activity_sort
        FROM customer k WHERE k.id = d.id LIMIT 1) f
      ORDER BY f.rank, f.activity_sort DESC NULLS LAST, f.name, f.id LIMIT least(most, 50);
  END $$;

-- Contacts have no order that an index could be walked in: of a word that more than two hundred hold, any two hundred are looked
-- at.
CREATE FUNCTION gantry.rank_contacts(query text, most integer) RETURNS TABLE (id uuid, rank integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  SET enable_seqscan = off
  AS $$
  DECLARE
    looked_at CONSTANT integer := 200;
    words text[] := gantry.search_words(query);
    longest text := coalesce(words[1], '');
    patterns text[] := gantry.like_patterns(words);
    prefix text := substr(gantry.like_pattern(gantry.searchable(btrim(query))), 2);
    everything boolean := gantry.flag('gantry.all');
    orgs uuid[] := gantry.orgs('gantry.orgs') || gantry.orgs('gantry.companies');
    found uuid[];
  BEGIN
    IF length(longest) IN (1, 2) THEN
      found := array(
        (SELECT c.id FROM contact c JOIN customer k ON k.id = c.customer_id
          WHERE gantry.short_words(gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin)) @> ARRAY[longest]
            AND (everything OR c.org_id = ANY (orgs))
            AND (cardinality(words) < 2 OR gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin)
              || ' ' || gantry.customer_text(k.name, k.name_latin) LIKE ALL (patterns)) LIMIT looked_at)
        UNION
        (SELECT c.id FROM customer k JOIN contact c ON c.customer_id = k.id
          WHERE gantry.short_words(gantry.customer_text(k.name, k.name_latin)) @> ARRAY[longest]
            AND (everything OR c.org_id = ANY (orgs))
            AND (cardinality(words) < 2 OR gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin)
              || ' ' || gantry.customer_text(k.name, k.name_latin) LIKE ALL (patterns)) LIMIT looked_at));
    ELSE
      found := array(
        (SELECT c.id FROM contact c JOIN customer k ON k.id = c.customer_id
          WHERE gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin) LIKE gantry.like_pattern(longest)
            AND (everything OR c.org_id = ANY (orgs))
            AND (cardinality(words) < 2 OR gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin)
              || ' ' || gantry.customer_text(k.name, k.name_latin) LIKE ALL (patterns)) LIMIT looked_at)
        UNION
        (SELECT c.id FROM customer k JOIN contact c ON c.customer_id = k.id
          WHERE gantry.customer_text(k.name, k.name_latin) LIKE gantry.like_pattern(longest)
            AND (everything OR c.org_id = ANY (orgs))
            AND (cardinality(words) < 2 OR gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin)
              || ' ' || gantry.customer_text(k.name, k.name_latin) LIKE ALL (patterns)) LIMIT looked_at));
    END IF;
    RETURN QUERY SELECT f.id, f.rank FROM unnest(found) n (id) CROSS JOIN LATERAL (
        SELECT c.id, c.level, c.name, CASE
          WHEN gantry.searchable(c.name) LIKE prefix OR gantry.searchable(coalesce(c.name_latin, '')) LIKE prefix THEN 1
          WHEN gantry.contact_text(c.name, c.name_latin, c.title, c.title_latin) LIKE ALL (patterns) THEN 2
          ELSE 3 END AS rank
        FROM contact c WHERE c.id = n.id LIMIT 1) f
      ORDER BY f.rank, f.level, f.name, f.id LIMIT least(most, 50);
  END $$;

REVOKE ALL ON FUNCTION gantry.rank_opportunities(text, integer), gantry.rank_customers(text, integer),
  gantry.rank_contacts(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.rank_opportunities(text, integer), gantry.rank_customers(text, integer),
  gantry.rank_contacts(text, integer) TO gantry_app;
