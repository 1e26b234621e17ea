-- The best chunks for a query, of those that the actor may read: by BM25 (k1 1.2, b 0.75) the best `most`, by vectors the nearest
-- `near`, and of each of both its two figures, which no screen shows; and on how many
-- chunks vectors were fitted, where they were.
--   words, weights   what the query is cut into
--   asked, asked_by  the query's vector and whose it is; where the current embedder sums up words, it does so itself
--   within           audiences to look in; null: all of the actor's
--   must, never      what has to stand in the chunk's text, and what nowhere in its source, both as gantry.searchable writes it
--
-- Rare words first. Once the remaining words together cannot lift a chunk among the best that is not there yet, they are looked up
-- for the best alone. Vectors of up to 20,000 chunks are compared one by one; of more the embedder's index is walked, which goes on
-- until enough of them are the actor's.
CREATE FUNCTION gantry.rank_chunks(words text[], weights real[], asked text, asked_by integer, within integer[], must text[],
    never text[], most integer, near integer)
  RETURNS TABLE (chunk_id integer, bm25 real, similarity real, learnt integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  -- Whatever is looked up, is looked up by an index: of words that many chunks hold, too.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  SET hnsw.iterative_scan = 'relaxed_order' SET hnsw.ef_search = 100
  AS $$
  DECLARE
    read_at_once CONSTANT integer := 10000;
    most_read CONSTANT integer := 30000;
    most_rescored CONSTANT integer := 400;
    most_words CONSTANT integer := 64;
    compared_one_by_one CONSTANT integer := 20000;
    seen integer[] := gantry.readable_audiences();
    total float8;
    average float8;
    ids integer[];
    worths float8[];
    dfs integer[];
    found integer[] := '{}';
    scores float8[] := '{}';
    picked integer := CASE WHEN cardinality(must) + cardinality(never) > 0 THEN greatest(most, 1000) ELSE most END;
    first integer := 1;
    last integer;
    batch integer;
    were_read integer := 0;
    rest float8;
    worst float8;
    embedder gantry.knowledge_embedder;
    q halfvec;
    close_ids integer[] := '{}';
  BEGIN
    IF within IS NOT NULL THEN
      seen := array(SELECT s.id FROM unnest(seen) s (id) WHERE s.id = ANY (within));
    END IF;
    SELECT sum(t.chunks), sum(t.length)::float8 / nullif(sum(t.chunks), 0) INTO total, average
      FROM gantry.knowledge_total t WHERE t.audience = ANY (seen);
    IF coalesce(total, 0) = 0 THEN
      RETURN;
    END IF;
    average := greatest(average, 1);

    SELECT coalesce(array_agg(t.id ORDER BY t.worth DESC, t.id), '{}'), array_agg(t.worth ORDER BY t.worth DESC, t.id),
        array_agg(t.df ORDER BY t.worth DESC, t.id)
      INTO ids, worths, dfs
      FROM (
        SELECT w.id, p.df::integer AS df, w.weight * ln(1 + (total - p.df + 0.5) / (p.df + 0.5)) AS worth
        FROM (
          SELECT k.id, max(u.weight) AS weight FROM unnest(words, weights) u (word, weight)
          JOIN gantry.knowledge_word k ON k.word = u.word
          GROUP BY k.id) w
        CROSS JOIN LATERAL (SELECT sum(o.n) AS df FROM gantry.knowledge_posting o
          WHERE o.word_id = w.id AND o.audience = ANY (seen)) p
        WHERE p.df > 0 ORDER BY 3 DESC LIMIT most_words) t;

    WHILE first <= cardinality(ids) LOOP
      last := first;
      batch := dfs[first];
      WHILE last < cardinality(ids) AND batch + dfs[last + 1] <= read_at_once LOOP
        last := last + 1;
        batch := batch + dfs[last];
      END LOOP;
      SELECT array_agg(s.id), array_agg(s.score) INTO found, scores FROM (
        SELECT r.id, sum(r.score) AS score FROM (
          SELECT f.id, f.score FROM unnest(found, scores) f (id, score)
          UNION ALL
          SELECT (e.entry >> 24)::integer, t.worth * 2.2 * ((e.entry >> 16) & 255)
            / (((e.entry >> 16) & 255) + 0.3 + 0.9 * (e.entry & 65535) / average)
          FROM unnest(ids[first:last], worths[first:last]) t (id, worth)
          JOIN gantry.knowledge_posting p ON p.word_id = t.id AND p.audience = ANY (seen)
          CROSS JOIN LATERAL unnest(p.entries) e (entry)) r
        GROUP BY r.id) s;
      first := last + 1;
      were_read := were_read + batch;
      EXIT WHEN first > cardinality(ids);
      rest := 2.2 * (SELECT sum(t.worth) FROM unnest(worths[first:]) t (worth));
      worst := (SELECT f.score FROM unnest(scores) f (score) ORDER BY f.score DESC OFFSET picked - 1 LIMIT 1);
      EXIT WHEN worst > rest OR were_read + dfs[first] > most_read;
    END LOOP;

    IF first <= cardinality(ids) THEN
      SELECT array_agg(s.id), array_agg(s.score) INTO found, scores FROM (
        SELECT f.id, f.score + coalesce((
            SELECT sum(t.worth * 2.2 * w.count / (w.count + 0.3 + 0.9 * c.length / average))
            FROM gantry.knowledge_chunk_words c CROSS JOIN unnest(ids[first:], worths[first:]) t (id, worth)
            CROSS JOIN LATERAL (SELECT c.counts[array_position(c.words, t.id)] AS count) w WHERE c.chunk_id = f.id), 0) AS score
        FROM (SELECT u.id, u.score FROM unnest(found, scores) u (id, score)
          WHERE u.score >= coalesce(worst, 0) - rest ORDER BY u.score DESC, u.id LIMIT greatest(most_rescored, picked)) f) s;
    END IF;
    SELECT coalesce(array_agg(s.id), '{}'), coalesce(array_agg(s.score), '{}') INTO found, scores FROM (
      SELECT f.id, f.score FROM unnest(found, scores) f (id, score) ORDER BY f.score DESC, f.id LIMIT picked) s;

    SELECT * INTO embedder FROM gantry.knowledge_embedder e WHERE e.state = 'current';
    IF near > 0 AND embedder.kind = 'lsa' THEN
      SELECT l2_normalize(sum(wv.v::vector * array_fill(u.weight, ARRAY[embedder.dimensions])::vector))::halfvec INTO q
        FROM unnest(words, weights) u (word, weight) JOIN gantry.knowledge_word k ON k.word = u.word
        JOIN gantry.knowledge_word_vector wv ON wv.embedder_id = embedder.id AND wv.word_id = k.id;
    ELSIF near > 0 AND embedder.id = asked_by THEN
      q := asked::halfvec;
    END IF;
    IF q IS NOT NULL AND vector_norm(q::vector) > 0 THEN
      IF total <= compared_one_by_one THEN
        close_ids := array(SELECT v.chunk_id FROM gantry.knowledge_vector v
          WHERE v.embedder_id = embedder.id AND v.audience = ANY (seen) AND v.v IS NOT NULL ORDER BY v.v <#> q LIMIT near);
      ELSE
        EXECUTE format('SELECT array(SELECT v.chunk_id FROM gantry.knowledge_vector v
            WHERE v.embedder_id = %1$s AND v.audience = ANY ($2) AND v.v IS NOT NULL
            ORDER BY (v.v::halfvec(%2$s)) <#> $1::halfvec(%2$s) LIMIT $3)', embedder.id, embedder.dimensions)
          INTO close_ids USING q, seen, near;
      END IF;
    END IF;

    RETURN QUERY
      SELECT r.id, r.score::real, coalesce((SELECT -(v.v <#> q) FROM gantry.knowledge_vector v
          WHERE v.embedder_id = embedder.id AND v.chunk_id = r.id), 0)::real,
        CASE WHEN embedder.kind = 'lsa' THEN embedder.fitted_on END
      FROM (
        SELECT f.id, f.score FROM unnest(found, scores) f (id, score)
        UNION ALL
        SELECT n.id, coalesce((
            SELECT sum(t.worth * 2.2 * w.count / (w.count + 0.3 + 0.9 * c.length / average))
            FROM gantry.knowledge_chunk_words c CROSS JOIN unnest(ids, worths) t (id, worth)
            CROSS JOIN LATERAL (SELECT c.counts[array_position(c.words, t.id)] AS count) w WHERE c.chunk_id = n.id), 0)
        FROM unnest(close_ids) n (id) WHERE n.id <> ALL (found)) r
      WHERE (cardinality(must) = 0 OR EXISTS (SELECT FROM knowledge_chunk k
          WHERE k.id = r.id AND gantry.searchable(k.heading || ' ' || k.text) LIKE ALL (gantry.like_patterns(must))))
        AND (cardinality(never) = 0 OR NOT EXISTS (SELECT FROM knowledge_chunk k
          JOIN knowledge_chunk o ON o.source_type = k.source_type AND o.source_id = k.source_id
          WHERE k.id = r.id AND gantry.searchable(o.heading || ' ' || o.text) LIKE ANY (gantry.like_patterns(never))))
      ORDER BY r.score DESC, r.id LIMIT most + near;
  END $$;

REVOKE ALL ON FUNCTION gantry.rank_chunks(text[], real[], text, integer, integer[], text[], text[], integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.rank_chunks(text[], real[], text, integer, integer[], text[], text[], integer, integer) TO gantry_app;
