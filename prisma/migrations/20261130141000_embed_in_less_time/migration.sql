-- Embedding in less time: no index where there is nothing to walk, no multiplication by one, and no looking again at what has its
-- vector.

-- Begins an embedder beside the current one, in place of another that was being built. Its index is made while it is
-- empty; vectors of words that were fitted on few chunks need none: up to 20,000 are compared one by one, and with 1.3 times as many
-- chunks they are fitted anew.
CREATE OR REPLACE FUNCTION gantry.begin_embedder(key text, kind text, dimensions integer, fitted_on integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE made integer;
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471132);
    UPDATE gantry.knowledge_embedder e SET state = 'retired' WHERE e.state = 'building';
    INSERT INTO gantry.knowledge_embedder (key, kind, dimensions, state, fitted_on)
      VALUES (begin_embedder.key, begin_embedder.kind, begin_embedder.dimensions, 'building', begin_embedder.fitted_on)
      RETURNING id INTO made;
    IF begin_embedder.kind <> 'lsa' OR begin_embedder.fitted_on >= 15000 THEN
      EXECUTE format('CREATE INDEX %I ON gantry.knowledge_vector USING hnsw ((v::halfvec(%s)) halfvec_ip_ops) WHERE embedder_id = %s',
        'knowledge_vector_of_' || made, begin_embedder.dimensions, made);
    END IF;
    RETURN made;
  END $$;

DROP FUNCTION gantry.unembedded_chunks(integer, integer);
-- Chunks that an embedder has no vector of, the first ones after one.
CREATE FUNCTION gantry.unembedded_chunks(embedder integer, after integer, most integer) RETURNS SETOF integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT c.chunk_id FROM gantry.knowledge_chunk_words c
    WHERE gantry.is_knowledge_service() AND c.chunk_id > after
      AND NOT EXISTS (SELECT FROM gantry.knowledge_vector v WHERE v.embedder_id = embedder AND v.chunk_id = c.chunk_id)
    ORDER BY c.chunk_id LIMIT most
  $$;

REVOKE ALL ON FUNCTION gantry.unembedded_chunks(integer, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.unembedded_chunks(integer, integer, integer) TO gantry_app;

-- Embeds chunks as the sum of the vectors of their words, each once and a little more for every time it stands there.
CREATE OR REPLACE FUNCTION gantry.fold_chunks(embedder integer, chunks integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE width integer := (SELECT e.dimensions FROM gantry.knowledge_embedder e WHERE e.id = embedder);
  BEGIN
    PERFORM gantry.require_knowledge_service();
    INSERT INTO gantry.knowledge_vector (embedder_id, chunk_id, audience, v)
      SELECT embedder, c.chunk_id, c.audience, l2_normalize(s.v)::halfvec
      FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL (
        SELECT sum(CASE WHEN w.count = 1 THEN wv.v::vector
          ELSE wv.v::vector * array_fill((1 + ln(w.count))::real, ARRAY[width])::vector END) AS v
        FROM unnest(c.words, c.counts) w (word_id, count)
        JOIN gantry.knowledge_word_vector wv ON wv.embedder_id = embedder AND wv.word_id = w.word_id) s
      WHERE c.chunk_id = ANY (chunks)
      ON CONFLICT DO NOTHING;
  END $$;

-- Lets the embedder that was being built take the current one's place, when it has a vector of every chunk; false when it has not.
CREATE OR REPLACE FUNCTION gantry.switch_embedder(embedder integer) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471131);
    PERFORM pg_advisory_xact_lock(471132);
    IF EXISTS (SELECT FROM gantry.unembedded_chunks(embedder, 0, 1))
      OR NOT EXISTS (SELECT FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state = 'building')
    THEN
      RETURN false;
    END IF;
    UPDATE gantry.knowledge_embedder e SET state = 'retired' WHERE e.state = 'current';
    UPDATE gantry.knowledge_embedder e SET state = 'current' WHERE e.id = embedder;
    RETURN true;
  END $$;
