-- What stood in quotation marks was not found where a line break, or two spaces, divide it in the text.

-- A passage, or a part of one, as it is compared with what stood in quotation marks or behind a minus: as it is searched elsewhere, any
-- white space as one space, and none between Chinese characters, where a line break alone has put it.
CREATE FUNCTION gantry.passage_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT regexp_replace(regexp_replace(gantry.searchable(value), '\s+', ' ', 'g'),
      '([\u2E80-\u9FFF\uF900-\uFAFF]) (?=[\u2E80-\u9FFF\uF900-\uFAFF])', '\1', 'g')
  $$;
REVOKE ALL ON FUNCTION gantry.passage_text(text) FROM PUBLIC;

-- The best chunks for a query, of those that the actor may read: by BM25 (k1 1.2, b 0.75) the best `most`, by vectors the nearest
-- `near`, and of each of both its two figures, which no screen shows; and on how many chunks vectors were fitted, where they were.
--   words, weights   what the query is cut into
--   asked, asked_by  the query's vector and whose it is; where the current embedder sums up words, it does so itself
--   within           audiences to look in; null: all of the actor's
--   must, never      what has to stand in the chunk's text, and what nowhere in its source, in small letters
--
-- Words that tell most are read first, each whole, up to `most_read` entries in all. What does not fit, which is what stands in many
-- chunks and tells little, is looked up for the best `most_rescored` by the others. Vectors of up to 20,000 chunks are compared one by
-- one; of more the embedder's index is walked, which goes on until enough of them are the actor's.
CREATE OR REPLACE FUNCTION gantry.rank_chunks(words text[], weights real[], asked text, asked_by integer, within integer[],
    must text[], never text[], most integer, near integer)
  RETURNS TABLE (chunk_id integer, bm25 real, similarity real, learnt integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
  -- Whatever is looked up, is looked up by an index, of words that many chunks hold, too; and entries are added up by hash.
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
  SET hnsw.iterative_scan = 'relaxed_order' SET hnsw.ef_search = 100
  AS $$
  DECLARE
    most_read CONSTANT integer := 20000;
    most_rescored CONSTANT integer := 200;
    most_words CONSTANT integer := 64;
    compared_one_by_one CONSTANT integer := 20000;
    seen integer[] := gantry.readable_audiences();
    phrases text[] := array(SELECT gantry.passage_text(m) FROM unnest(must) m);
    total float8;
    -- how much a chunk's length counts: b k1 / average; the rest of k1 is 0.3
    per_length float8;
    term record;
    were_read integer := 0;
    read_ids integer[] := '{}';
    read_worths float8[] := '{}';
    left_ids integer[] := '{}';
    left_worths float8[] := '{}';
    found integer[];
    scores float8[];
    picked integer := CASE WHEN cardinality(must) + cardinality(never) > 0 THEN greatest(most, 1000) ELSE most END;
    embedder gantry.knowledge_embedder;
    q halfvec;
    close_ids integer[] := '{}';
  BEGIN
    IF within IS NOT NULL THEN
      seen := array(SELECT s.id FROM unnest(seen) s (id) WHERE s.id = ANY (within));
    END IF;
    SELECT sum(t.chunks), 0.9 / greatest(sum(t.length)::float8 / nullif(sum(t.chunks), 0), 1) INTO total, per_length
      FROM gantry.knowledge_total t WHERE t.audience = ANY (seen);
    IF coalesce(total, 0) = 0 THEN
      RETURN;
    END IF;

    FOR term IN
      SELECT k.id, p.df, 2.2::float8 * u.weight * ln(1 + (total - p.df + 0.5) / (p.df + 0.5)) AS worth
      FROM (SELECT a.word, max(a.weight) AS weight FROM unnest(words, weights) a (word, weight) GROUP BY a.word) u
      JOIN gantry.knowledge_word k ON k.word = u.word
      CROSS JOIN LATERAL (SELECT sum(o.n)::integer AS df FROM unnest(k.audiences, k.chunks) o (audience, n)
        WHERE o.audience = ANY (seen)) p
      WHERE p.df > 0 ORDER BY 3 DESC, 1 LIMIT most_words
    LOOP
      IF were_read = 0 OR were_read + term.df <= most_read THEN
        were_read := were_read + term.df;
        read_ids := read_ids || term.id;
        read_worths := read_worths || term.worth;
      ELSE
        left_ids := left_ids || term.id;
        left_worths := left_worths || term.worth;
      END IF;
    END LOOP;

    SELECT coalesce(array_agg(s.id), '{}'), coalesce(array_agg(s.score), '{}') INTO found, scores FROM (
      SELECT (e.entry >> 24)::integer AS id, sum(e.worth * ((e.entry >> 16) & 255)::float8
        / (((e.entry >> 16) & 255)::float8 + 0.3::float8 + per_length * (e.entry & 65535)::float8)) AS score
      FROM (SELECT t.worth, unnest(p.entries) AS entry FROM unnest(read_ids, read_worths) t (id, worth)
        JOIN gantry.knowledge_posting p ON p.word_id = t.id AND p.audience = ANY (seen)) e
      GROUP BY 1 ORDER BY 2 DESC, 1
      LIMIT CASE WHEN cardinality(left_ids) > 0 THEN greatest(most_rescored, picked) ELSE picked END) s;
    IF cardinality(left_ids) > 0 THEN
      SELECT array_agg(s.id), array_agg(s.score) INTO found, scores FROM (
        SELECT f.id, f.score + gantry.score_words(c, left_ids, left_worths, per_length) AS score
        FROM unnest(found, scores) f (id, score) JOIN gantry.knowledge_chunk_words c ON c.chunk_id = f.id
        ORDER BY 2 DESC, 1 LIMIT picked) s;
    END IF;

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
            SELECT gantry.score_words(c, read_ids || left_ids, read_worths || left_worths, per_length)
            FROM gantry.knowledge_chunk_words c WHERE c.chunk_id = n.id), 0)
        FROM unnest(close_ids) n (id) WHERE n.id <> ALL (found)) r
      WHERE (cardinality(must) = 0 OR EXISTS (SELECT FROM knowledge_chunk k
          WHERE k.id = r.id AND gantry.passage_text(k.heading || ' ' || k.text) LIKE ALL (gantry.like_patterns(phrases))))
        AND (cardinality(never) = 0 OR NOT EXISTS (SELECT FROM knowledge_chunk k
          JOIN knowledge_chunk o ON o.source_type = k.source_type AND o.source_id = k.source_id
          WHERE k.id = r.id AND gantry.passage_text(o.heading || ' ' || o.text) LIKE ANY (gantry.like_patterns(never))))
      ORDER BY r.score DESC, r.id LIMIT most + near;
  END $$;
