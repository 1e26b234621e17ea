-- Search in a fraction of the time: of a query's words are read those that tell most, as many entries as there is time for, in one
-- pass; the rest are looked up for the best candidates alone. In how many chunks of each audience a word stands lies with the word,
-- so that it is not counted anew. Blocks of entries are of 512 ids: less is written anew when something is added.

ALTER TABLE gantry.knowledge_word
  -- in which audiences it stands, and beside each in how many of its chunks; 0 where all of them are gone
  ADD COLUMN audiences integer[] NOT NULL DEFAULT '{}',
  ADD COLUMN chunks integer[] NOT NULL DEFAULT '{}';
ALTER TABLE gantry.knowledge_word SET (fillfactor = 70);

TRUNCATE gantry.knowledge_posting;
INSERT INTO gantry.knowledge_posting (word_id, audience, block, n, entries)
  SELECT e.word_id, e.audience, e.block, count(*), array_agg(e.entry ORDER BY e.entry) FROM (
    SELECT w.word_id, c.audience, c.chunk_id >> 9 AS block,
      (c.chunk_id::bigint << 24) | (least(w.count, 255)::bigint << 16) | least(c.length, 65535) AS entry
    FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words, c.counts) w (word_id, count)) e
  GROUP BY e.word_id, e.audience, e.block ORDER BY e.word_id, e.audience, e.block;
UPDATE gantry.knowledge_word k SET audiences = s.audiences, chunks = s.chunks FROM (
  SELECT a.word_id, array_agg(a.audience ORDER BY a.audience) AS audiences, array_agg(a.n ORDER BY a.audience) AS chunks
  FROM (SELECT p.word_id, p.audience, sum(p.n)::integer AS n FROM gantry.knowledge_posting p GROUP BY p.word_id, p.audience) a
  GROUP BY a.word_id) s
  WHERE k.id = s.word_id;

-- Adds the words of new chunks: of each chunk its length, and of each of its words, in three lists beside each other, whose it is (by
-- its place in `chunks`), what it is and how often it stands there. One indexes at a time, so that no two wait for each other.
-- Words and blocks are looked up by their indexes, whatever the planner knows of tables that grow.
CREATE OR REPLACE FUNCTION gantry.add_chunk_words(chunks integer[], lengths integer[], owners integer[], words text[], counts integer[])
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  AS $$
  DECLARE whose integer;
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471131);
    INSERT INTO gantry.knowledge_word (word)
      SELECT DISTINCT u.word FROM unnest(words) u (word)
      WHERE NOT EXISTS (SELECT FROM gantry.knowledge_word k WHERE k.word = u.word) ORDER BY 1
      ON CONFLICT DO NOTHING;
    INSERT INTO gantry.knowledge_chunk_words (chunk_id, audience, length, words, counts)
      SELECT c.id, k.audience, c.length, coalesce(w.words, '{}'), coalesce(w.counts, '{}')
      FROM unnest(chunks, lengths) WITH ORDINALITY c (id, length, place)
      JOIN knowledge_chunk k ON k.id = c.id
      LEFT JOIN (SELECT u.owner, array_agg(kw.id ORDER BY kw.id) AS words, array_agg(u.count ORDER BY kw.id) AS counts
        FROM unnest(owners, words, counts) u (owner, word, count) JOIN gantry.knowledge_word kw ON kw.word = u.word
        GROUP BY u.owner) w ON w.owner = c.place;
    INSERT INTO gantry.knowledge_posting (word_id, audience, block, n, entries)
      SELECT e.word_id, e.audience, e.block, count(*), array_agg(e.entry ORDER BY e.entry) FROM (
        SELECT w.word_id, c.audience, c.chunk_id >> 9 AS block,
          (c.chunk_id::bigint << 24) | (least(w.count, 255)::bigint << 16) | least(c.length, 65535) AS entry
        FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words, c.counts) w (word_id, count)
        WHERE c.chunk_id = ANY (chunks)) e
      GROUP BY e.word_id, e.audience, e.block ORDER BY e.word_id, e.audience, e.block
      ON CONFLICT (word_id, audience, block) DO UPDATE
        SET n = knowledge_posting.n + excluded.n, entries = knowledge_posting.entries || excluded.entries;
    FOR whose IN SELECT DISTINCT c.audience FROM gantry.knowledge_chunk_words c WHERE c.chunk_id = ANY (chunks) ORDER BY 1 LOOP
      UPDATE gantry.knowledge_word k SET
        audiences[coalesce(array_position(k.audiences, whose), cardinality(k.audiences) + 1)] = whose,
        chunks[coalesce(array_position(k.audiences, whose), cardinality(k.audiences) + 1)]
          = coalesce(k.chunks[array_position(k.audiences, whose)], 0) + m.n
        FROM (SELECT w.word_id, count(*)::integer AS n
          FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words) w (word_id)
          WHERE c.chunk_id = ANY (add_chunk_words.chunks) AND c.audience = whose GROUP BY w.word_id) m
        WHERE k.id = m.word_id;
    END LOOP;
    INSERT INTO gantry.knowledge_total (audience, chunks, length)
      SELECT c.audience, count(*), sum(c.length) FROM gantry.knowledge_chunk_words c WHERE c.chunk_id = ANY (chunks)
      GROUP BY c.audience ORDER BY c.audience
      ON CONFLICT (audience) DO UPDATE
        SET chunks = knowledge_total.chunks + excluded.chunks, length = knowledge_total.length + excluded.length;
  END $$;

-- Takes chunks away, with their words and vectors.
CREATE OR REPLACE FUNCTION gantry.remove_chunks(gone integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  AS $$
  DECLARE whose integer;
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471131);
    UPDATE gantry.knowledge_posting p SET n = kept.n, entries = kept.entries
      FROM (
        SELECT t.word_id, t.audience, t.block, count(e.entry)::int AS n, coalesce(array_agg(e.entry ORDER BY e.entry)
          FILTER (WHERE e.entry IS NOT NULL), '{}') AS entries
        FROM (SELECT DISTINCT w.word_id, c.audience, c.chunk_id >> 9 AS block
          FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words) w (word_id) WHERE c.chunk_id = ANY (gone)) t
        JOIN gantry.knowledge_posting o ON o.word_id = t.word_id AND o.audience = t.audience AND o.block = t.block
        LEFT JOIN LATERAL unnest(o.entries) e (entry) ON (e.entry >> 24)::int <> ALL (gone)
        GROUP BY t.word_id, t.audience, t.block) kept
      WHERE p.word_id = kept.word_id AND p.audience = kept.audience AND p.block = kept.block;
    DELETE FROM gantry.knowledge_posting p USING gantry.knowledge_chunk_words c
      WHERE c.chunk_id = ANY (gone) AND p.word_id = ANY (c.words) AND p.audience = c.audience AND p.block = c.chunk_id >> 9
        AND p.n = 0;
    FOR whose IN SELECT DISTINCT c.audience FROM gantry.knowledge_chunk_words c WHERE c.chunk_id = ANY (gone) ORDER BY 1 LOOP
      UPDATE gantry.knowledge_word k SET
        chunks[array_position(k.audiences, whose)] = k.chunks[array_position(k.audiences, whose)] - m.n
        FROM (SELECT w.word_id, count(*)::integer AS n
          FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words) w (word_id)
          WHERE c.chunk_id = ANY (gone) AND c.audience = whose GROUP BY w.word_id) m
        WHERE k.id = m.word_id;
    END LOOP;
    UPDATE gantry.knowledge_total t SET chunks = t.chunks - g.chunks, length = t.length - g.length
      FROM (SELECT c.audience, count(*) AS chunks, sum(c.length) AS length FROM gantry.knowledge_chunk_words c
        WHERE c.chunk_id = ANY (gone) GROUP BY c.audience) g
      WHERE t.audience = g.audience;
    DELETE FROM knowledge_chunk WHERE id = ANY (gone);
  END $$;

-- What words are worth to a chunk by BM25.
CREATE FUNCTION gantry.score_words(chunk gantry.knowledge_chunk_words, ids integer[], worths float8[], per_length float8)
  RETURNS float8 LANGUAGE sql IMMUTABLE
  AS $$
    SELECT coalesce(sum(w.worth * w.count / (w.count + 0.3::float8 + per_length * chunk.length)), 0)
    FROM (SELECT a.worth, chunk.counts[a.at]::float8 AS count
      FROM (SELECT t.worth, array_position(chunk.words, t.id) AS at FROM unnest(ids, worths) t (id, worth) OFFSET 0) a
      WHERE a.at IS NOT NULL) w
  $$;
REVOKE ALL ON FUNCTION gantry.score_words(gantry.knowledge_chunk_words, integer[], float8[], float8) FROM PUBLIC;

-- The best chunks for a query, of those that the actor may read: by BM25 (k1 1.2, b 0.75) the best `most`, by vectors the nearest
-- `near`, and of each of both its two figures, which no screen shows; and on how many chunks vectors were fitted, where they were.
--   words, weights   what the query is cut into
--   asked, asked_by  the query's vector and whose it is; where the current embedder sums up words, it does so itself
--   within           audiences to look in; null: all of the actor's
--   must, never      what has to stand in the chunk's text, and what nowhere in its source, both as gantry.searchable writes it
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
          WHERE k.id = r.id AND gantry.searchable(k.heading || ' ' || k.text) LIKE ALL (gantry.like_patterns(must))))
        AND (cardinality(never) = 0 OR NOT EXISTS (SELECT FROM knowledge_chunk k
          JOIN knowledge_chunk o ON o.source_type = k.source_type AND o.source_id = k.source_id
          WHERE k.id = r.id AND gantry.searchable(o.heading || ' ' || o.text) LIKE ANY (gantry.like_patterns(never))))
      ORDER BY r.score DESC, r.id LIMIT most + near;
  END $$;
