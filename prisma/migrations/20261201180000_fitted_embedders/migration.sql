-- Vectors of words are written in many transactions, and whoever writes them may be ended between two: with some of them missing an
-- embedder looks like one that has them all, and what it says of a text is wrong for good. So it is told when the last is there; until
-- then nothing is embedded by it, and it takes nobody's place.

-- Whether all vectors of words are there; an endpoint has none, and needs none. Of embedders from before nobody knows: search goes on by
-- the current one, and it is fitted anew.
ALTER TABLE gantry.knowledge_embedder ADD COLUMN fitted boolean NOT NULL DEFAULT false;
UPDATE gantry.knowledge_embedder SET fitted = true WHERE kind = 'endpoint';

DROP FUNCTION gantry.knowledge_embedders();
-- Which embedders there are, and how much of it each has embedded.
CREATE FUNCTION gantry.knowledge_embedders() RETURNS TABLE (id integer, key text, kind text, dimensions integer, state text,
    fitted boolean, fitted_on integer, embedded integer, chunks integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT e.id, e.key, e.kind, e.dimensions, e.state, e.fitted, e.fitted_on,
      (SELECT count(*)::int FROM gantry.knowledge_vector v WHERE v.embedder_id = e.id),
      (SELECT coalesce(sum(t.chunks), 0)::int FROM gantry.knowledge_total t)
    FROM gantry.knowledge_embedder e WHERE gantry.is_knowledge_service() AND e.state <> 'retired' ORDER BY e.id
  $$;

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
    INSERT INTO gantry.knowledge_embedder (key, kind, dimensions, state, fitted, fitted_on)
      VALUES (begin_embedder.key, begin_embedder.kind, begin_embedder.dimensions, 'building', begin_embedder.kind <> 'lsa',
        begin_embedder.fitted_on)
      RETURNING id INTO made;
    IF begin_embedder.kind <> 'lsa' OR begin_embedder.fitted_on >= 15000 THEN
      EXECUTE format('CREATE INDEX %I ON gantry.knowledge_vector USING hnsw ((v::halfvec(%s)) halfvec_ip_ops) WHERE embedder_id = %s',
        'knowledge_vector_of_' || made, begin_embedder.dimensions, made);
    END IF;
    RETURN made;
  END $$;

DROP FUNCTION gantry.add_word_vectors(integer, integer[], text[]);
-- Keeps vectors of words; with the last the embedder is fitted. False where another has been begun in its place, which fits them itself.
CREATE FUNCTION gantry.add_word_vectors(embedder integer, words integer[], vectors text[], last boolean) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state = 'building' FOR UPDATE;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    INSERT INTO gantry.knowledge_word_vector (embedder_id, word_id, v)
      SELECT embedder, u.word_id, u.v::halfvec FROM unnest(words, vectors) u (word_id, v) ON CONFLICT DO NOTHING;
    IF last THEN
      UPDATE gantry.knowledge_embedder e SET fitted = true WHERE e.id = embedder;
    END IF;
    RETURN true;
  END $$;

-- Embeds chunks as the sum of the vectors of their words, each once and a little more for every time it stands there.
CREATE OR REPLACE FUNCTION gantry.fold_chunks(embedder integer, chunks integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE width integer := (SELECT e.dimensions FROM gantry.knowledge_embedder e WHERE e.id = embedder);
  BEGIN
    PERFORM gantry.require_knowledge_service();
    IF EXISTS (SELECT FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state = 'building' AND NOT e.fitted) THEN
      RAISE EXCEPTION 'embedder % has not all of its words', embedder;
    END IF;
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

-- Lets the embedder that was being built take the current one's place, when it is fitted and has a vector of every chunk; false when not.
CREATE OR REPLACE FUNCTION gantry.switch_embedder(embedder integer) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471131);
    PERFORM pg_advisory_xact_lock(471132);
    IF EXISTS (SELECT FROM gantry.unembedded_chunks(embedder, 0, 1))
      OR NOT EXISTS (SELECT FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state = 'building' AND e.fitted)
    THEN
      RETURN false;
    END IF;
    UPDATE gantry.knowledge_embedder e SET state = 'retired' WHERE e.state = 'current';
    UPDATE gantry.knowledge_embedder e SET state = 'current' WHERE e.id = embedder;
    RETURN true;
  END $$;

REVOKE ALL ON FUNCTION gantry.knowledge_embedders(), gantry.add_word_vectors(integer, integer[], text[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.knowledge_embedders(), gantry.add_word_vectors(integer, integer[], text[], boolean) TO gantry_app;
