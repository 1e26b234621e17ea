-- A passage that an endpoint has refused had no vector for ever, also where the endpoint refused everything for a while. Now it is asked
-- for again after a day.

ALTER TABLE gantry.knowledge_vector
  -- when an endpoint is asked again for what it has refused; null for all else
  ADD COLUMN retry_at timestamptz CHECK (retry_at IS NULL OR v IS NULL);
UPDATE gantry.knowledge_vector v SET retry_at = now()
  FROM gantry.knowledge_embedder e WHERE e.id = v.embedder_id AND e.kind = 'endpoint' AND v.v IS NULL;
CREATE INDEX knowledge_vector_refused ON gantry.knowledge_vector (embedder_id, chunk_id) WHERE retry_at IS NOT NULL;

-- Chunks behind one that an embedder has no vector of, the first ones, and those that it is asked for again.
CREATE OR REPLACE FUNCTION gantry.unembedded_chunks(embedder integer, after integer, most integer) RETURNS SETOF integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT n.chunk_id FROM (
      (SELECT c.chunk_id FROM gantry.knowledge_chunk_words c
        WHERE gantry.is_knowledge_service() AND c.chunk_id > after
          AND NOT EXISTS (SELECT FROM gantry.knowledge_vector v WHERE v.embedder_id = embedder AND v.chunk_id = c.chunk_id)
        ORDER BY c.chunk_id LIMIT most)
      UNION ALL
      (SELECT v.chunk_id FROM gantry.knowledge_vector v
        WHERE gantry.is_knowledge_service() AND v.embedder_id = embedder AND v.chunk_id > after
          AND v.retry_at IS NOT NULL AND v.retry_at <= now()
        ORDER BY v.chunk_id LIMIT most)) n
    ORDER BY n.chunk_id LIMIT most
  $$;

-- Keeps vectors of chunks, of length one, or that there is none for now; those of chunks that are gone are left out.
CREATE OR REPLACE FUNCTION gantry.add_vectors(embedder integer, chunks integer[], vectors text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    INSERT INTO gantry.knowledge_vector (embedder_id, chunk_id, audience, v, retry_at)
      SELECT embedder, u.chunk_id, c.audience, u.v::halfvec, CASE WHEN u.v IS NULL THEN now() + interval '1 day' END
      FROM unnest(chunks, vectors) u (chunk_id, v)
      JOIN knowledge_chunk c ON c.id = u.chunk_id
      WHERE EXISTS (SELECT FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state <> 'retired'
        AND (u.v IS NULL OR e.dimensions = vector_dims(u.v::halfvec)))
      ON CONFLICT ON CONSTRAINT knowledge_vector_pkey DO UPDATE SET v = excluded.v, retry_at = excluded.retry_at
        WHERE knowledge_vector.v IS NULL;
  END $$;
