-- Search in chunks: BM25 over words, vectors beside it. What lies in the schema gantry is nobody's but these functions': which words
-- there are says what is written where somebody may not read. Permission is part of the query, and so are all of its figures: how
-- many chunks there are, how long, and in how many a word stands, are counted in what the actor may read, and nowhere else.

CREATE TABLE gantry.knowledge_word (
  id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  word text COLLATE "C" NOT NULL UNIQUE
);
ALTER TABLE gantry.knowledge_word ENABLE ROW LEVEL SECURITY;

-- The words of a chunk and how often each stands in it.
CREATE TABLE gantry.knowledge_chunk_words (
  chunk_id integer PRIMARY KEY REFERENCES knowledge_chunk (id) ON DELETE CASCADE,
  audience integer NOT NULL,
  length   integer NOT NULL,
  words    integer[] NOT NULL,
  counts   integer[] NOT NULL
);
ALTER TABLE gantry.knowledge_chunk_words ENABLE ROW LEVEL SECURITY;

-- In which chunks of an audience a word stands, packed: an entry is the chunk's id, above how often the word stands there (8 bits)
-- and how long the chunk is (16). The chunks of a block have 8,192 ids, so that a block stays small enough to be written anew.
CREATE TABLE gantry.knowledge_posting (
  word_id  integer NOT NULL,
  audience integer NOT NULL,
  block    integer NOT NULL,
  n        integer NOT NULL,
  entries  bigint[] NOT NULL,
  PRIMARY KEY (word_id, audience, block)
);
ALTER TABLE gantry.knowledge_posting ENABLE ROW LEVEL SECURITY;

CREATE TABLE gantry.knowledge_total (
  audience integer PRIMARY KEY,
  chunks   integer NOT NULL,
  length   bigint NOT NULL
);
ALTER TABLE gantry.knowledge_total ENABLE ROW LEVEL SECURITY;

-- Whose vectors there are. One is current; another may be building beside it, and takes its place when it has a vector of every
-- chunk. `lsa` has vectors of words, which a chunk's are the sum of.
CREATE TABLE gantry.knowledge_embedder (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key        text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('lsa', 'endpoint')),
  dimensions integer NOT NULL CHECK (dimensions BETWEEN 1 AND 4000),
  state      text NOT NULL CHECK (state IN ('building', 'current', 'retired')),
  -- chunks that it was fitted on
  fitted_on  integer NOT NULL DEFAULT 0,
  made_at    timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX knowledge_embedder_current ON gantry.knowledge_embedder (state) WHERE state = 'current';
CREATE UNIQUE INDEX knowledge_embedder_building ON gantry.knowledge_embedder (state) WHERE state = 'building';
ALTER TABLE gantry.knowledge_embedder ENABLE ROW LEVEL SECURITY;

-- Of length one, so that the inner product is the cosine. Each embedder has an index of its own, as its vectors have a length of
-- their own. It is null where the chunk has no word that the embedder knows.
CREATE TABLE gantry.knowledge_vector (
  embedder_id integer NOT NULL,
  chunk_id    integer NOT NULL REFERENCES knowledge_chunk (id) ON DELETE CASCADE,
  audience    integer NOT NULL,
  v           halfvec,
  PRIMARY KEY (embedder_id, chunk_id)
);
CREATE INDEX knowledge_vector_audience ON gantry.knowledge_vector (embedder_id, audience);
CREATE INDEX knowledge_vector_chunk ON gantry.knowledge_vector (chunk_id);
ALTER TABLE gantry.knowledge_vector ENABLE ROW LEVEL SECURITY;

CREATE TABLE gantry.knowledge_word_vector (
  embedder_id integer NOT NULL,
  word_id     integer NOT NULL,
  v           halfvec NOT NULL,
  PRIMARY KEY (embedder_id, word_id)
);
ALTER TABLE gantry.knowledge_word_vector ENABLE ROW LEVEL SECURITY;

-- writing -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION gantry.require_knowledge_service() RETURNS void LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
  AS $$
  BEGIN
    IF NOT gantry.is_knowledge_service() THEN
      RAISE EXCEPTION 'the index is written by its service' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END $$;

-- Adds the words of new chunks: of each chunk its length, and of each of its words, in three lists beside each other, whose it is (by
-- its place in `chunks`), what it is and how often it stands there. One indexes at a time, so that no two wait for each other.
CREATE FUNCTION gantry.add_chunk_words(chunks integer[], lengths integer[], owners integer[], words text[], counts integer[])
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
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
        SELECT w.word_id, c.audience, c.chunk_id >> 13 AS block,
          (c.chunk_id::bigint << 24) | (least(w.count, 255)::bigint << 16) | least(c.length, 65535) AS entry
        FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words, c.counts) w (word_id, count)
        WHERE c.chunk_id = ANY (chunks)) e
      GROUP BY e.word_id, e.audience, e.block ORDER BY e.word_id, e.audience, e.block
      ON CONFLICT (word_id, audience, block) DO UPDATE
        SET n = knowledge_posting.n + excluded.n, entries = knowledge_posting.entries || excluded.entries;
    INSERT INTO gantry.knowledge_total (audience, chunks, length)
      SELECT c.audience, count(*), sum(c.length) FROM gantry.knowledge_chunk_words c WHERE c.chunk_id = ANY (chunks)
      GROUP BY c.audience ORDER BY c.audience
      ON CONFLICT (audience) DO UPDATE
        SET chunks = knowledge_total.chunks + excluded.chunks, length = knowledge_total.length + excluded.length;
  END $$;

-- Takes chunks away, with their words and vectors.
CREATE FUNCTION gantry.remove_chunks(gone integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471131);
    UPDATE gantry.knowledge_posting p SET n = kept.n, entries = kept.entries
      FROM (
        SELECT t.word_id, t.audience, t.block, count(e.entry)::int AS n, coalesce(array_agg(e.entry ORDER BY e.entry)
          FILTER (WHERE e.entry IS NOT NULL), '{}') AS entries
        FROM (SELECT DISTINCT w.word_id, c.audience, c.chunk_id >> 13 AS block
          FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL unnest(c.words) w (word_id) WHERE c.chunk_id = ANY (gone)) t
        JOIN gantry.knowledge_posting o ON o.word_id = t.word_id AND o.audience = t.audience AND o.block = t.block
        LEFT JOIN LATERAL unnest(o.entries) e (entry) ON (e.entry >> 24)::int <> ALL (gone)
        GROUP BY t.word_id, t.audience, t.block) kept
      WHERE p.word_id = kept.word_id AND p.audience = kept.audience AND p.block = kept.block;
    DELETE FROM gantry.knowledge_posting p USING gantry.knowledge_chunk_words c
      WHERE c.chunk_id = ANY (gone) AND p.word_id = ANY (c.words) AND p.audience = c.audience AND p.block = c.chunk_id >> 13
        AND p.n = 0;
    UPDATE gantry.knowledge_total t SET chunks = t.chunks - g.chunks, length = t.length - g.length
      FROM (SELECT c.audience, count(*) AS chunks, sum(c.length) AS length FROM gantry.knowledge_chunk_words c
        WHERE c.chunk_id = ANY (gone) GROUP BY c.audience) g
      WHERE t.audience = g.audience;
    DELETE FROM knowledge_chunk WHERE id = ANY (gone);
  END $$;

-- embedders -----------------------------------------------------------------------------------------------------------

-- Which embedders there are, and how much of it each has embedded.
CREATE FUNCTION gantry.knowledge_embedders() RETURNS TABLE (id integer, key text, kind text, dimensions integer, state text,
    fitted_on integer, embedded integer, chunks integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT e.id, e.key, e.kind, e.dimensions, e.state, e.fitted_on,
      (SELECT count(*)::int FROM gantry.knowledge_vector v WHERE v.embedder_id = e.id),
      (SELECT coalesce(sum(t.chunks), 0)::int FROM gantry.knowledge_total t)
    FROM gantry.knowledge_embedder e WHERE gantry.is_knowledge_service() AND e.state <> 'retired' ORDER BY e.id
  $$;

-- Begins an embedder beside the current one, in place of another that was being built. Its index is made while it is empty.
CREATE FUNCTION gantry.begin_embedder(key text, kind text, dimensions integer, fitted_on integer) RETURNS integer
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
    EXECUTE format('CREATE INDEX %I ON gantry.knowledge_vector USING hnsw ((v::halfvec(%s)) halfvec_ip_ops) WHERE embedder_id = %s',
      'knowledge_vector_of_' || made, begin_embedder.dimensions, made);
    RETURN made;
  END $$;

-- Chunks that an embedder has no vector of, the first ones.
CREATE FUNCTION gantry.unembedded_chunks(embedder integer, most integer) RETURNS SETOF integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT c.chunk_id FROM gantry.knowledge_chunk_words c
    WHERE gantry.is_knowledge_service()
      AND NOT EXISTS (SELECT FROM gantry.knowledge_vector v WHERE v.embedder_id = embedder AND v.chunk_id = c.chunk_id)
    ORDER BY c.chunk_id LIMIT most
  $$;

-- Keeps vectors of chunks, of length one; those of chunks that are gone are left out.
CREATE FUNCTION gantry.add_vectors(embedder integer, chunks integer[], vectors text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    INSERT INTO gantry.knowledge_vector (embedder_id, chunk_id, audience, v)
      SELECT embedder, u.chunk_id, c.audience, u.v::halfvec FROM unnest(chunks, vectors) u (chunk_id, v)
      JOIN knowledge_chunk c ON c.id = u.chunk_id
      WHERE EXISTS (SELECT FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state <> 'retired'
        AND (u.v IS NULL OR e.dimensions = vector_dims(u.v::halfvec)))
      ON CONFLICT DO NOTHING;
  END $$;

CREATE FUNCTION gantry.add_word_vectors(embedder integer, words integer[], vectors text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    INSERT INTO gantry.knowledge_word_vector (embedder_id, word_id, v)
      SELECT embedder, u.word_id, u.v::halfvec FROM unnest(words, vectors) u (word_id, v) ON CONFLICT DO NOTHING;
  END $$;

-- Embeds chunks as the sum of the vectors of their words, each once and a little more for every time it stands there.
CREATE FUNCTION gantry.fold_chunks(embedder integer, chunks integer[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE width integer := (SELECT e.dimensions FROM gantry.knowledge_embedder e WHERE e.id = embedder);
  BEGIN
    PERFORM gantry.require_knowledge_service();
    INSERT INTO gantry.knowledge_vector (embedder_id, chunk_id, audience, v)
      SELECT embedder, c.chunk_id, c.audience, l2_normalize(s.v)::halfvec
      FROM gantry.knowledge_chunk_words c CROSS JOIN LATERAL (
        SELECT sum(wv.v::vector * array_fill((1 + ln(w.count))::real, ARRAY[width])::vector) AS v
        FROM unnest(c.words, c.counts) w (word_id, count)
        JOIN gantry.knowledge_word_vector wv ON wv.embedder_id = embedder AND wv.word_id = w.word_id) s
      WHERE c.chunk_id = ANY (chunks)
      ON CONFLICT DO NOTHING;
  END $$;

-- The words of chunks after one, for fitting: ids only.
CREATE FUNCTION gantry.read_chunk_words(after integer, most integer) RETURNS TABLE (chunk_id integer, words integer[], counts integer[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT c.chunk_id, c.words, c.counts FROM gantry.knowledge_chunk_words c
    WHERE gantry.is_knowledge_service() AND c.chunk_id > after ORDER BY c.chunk_id LIMIT most
  $$;

-- Lets the embedder that was being built take the current one's place, when it has a vector of every chunk; false when it has not.
CREATE FUNCTION gantry.switch_embedder(embedder integer) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM gantry.require_knowledge_service();
    PERFORM pg_advisory_xact_lock(471131);
    PERFORM pg_advisory_xact_lock(471132);
    IF EXISTS (SELECT FROM gantry.unembedded_chunks(embedder, 1))
      OR NOT EXISTS (SELECT FROM gantry.knowledge_embedder e WHERE e.id = embedder AND e.state = 'building')
    THEN
      RETURN false;
    END IF;
    UPDATE gantry.knowledge_embedder e SET state = 'retired' WHERE e.state = 'current';
    UPDATE gantry.knowledge_embedder e SET state = 'current' WHERE e.id = embedder;
    RETURN true;
  END $$;

-- Removes what retired embedders have left, so many rows at a time; true while there may be more.
CREATE FUNCTION gantry.clear_retired_embedders(most integer) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE old integer; removed integer;
  BEGIN
    PERFORM gantry.require_knowledge_service();
    SELECT e.id INTO old FROM gantry.knowledge_embedder e WHERE e.state = 'retired' ORDER BY e.id LIMIT 1;
    IF old IS NULL THEN
      RETURN false;
    END IF;
    EXECUTE format('DROP INDEX IF EXISTS gantry.%I', 'knowledge_vector_of_' || old);
    DELETE FROM gantry.knowledge_vector v WHERE v.ctid = ANY (ARRAY(
      SELECT o.ctid FROM gantry.knowledge_vector o WHERE o.embedder_id = old LIMIT most));
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed = 0 THEN
      DELETE FROM gantry.knowledge_word_vector v WHERE v.ctid = ANY (ARRAY(
        SELECT o.ctid FROM gantry.knowledge_word_vector o WHERE o.embedder_id = old LIMIT most));
      GET DIAGNOSTICS removed = ROW_COUNT;
    END IF;
    IF removed = 0 THEN
      DELETE FROM gantry.knowledge_embedder e WHERE e.id = old;
    END IF;
    RETURN true;
  END $$;

-- What the current embedder is, for whoever asks it for the vector of a query.
CREATE FUNCTION gantry.current_embedder() RETURNS TABLE (id integer, key text, kind text, dimensions integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT e.id, e.key, e.kind, e.dimensions FROM gantry.knowledge_embedder e WHERE e.state = 'current' $$;

REVOKE ALL ON FUNCTION gantry.add_chunk_words(integer[], integer[], integer[], text[], integer[]), gantry.remove_chunks(integer[]),
  gantry.knowledge_embedders(), gantry.begin_embedder(text, text, integer, integer), gantry.unembedded_chunks(integer, integer),
  gantry.add_vectors(integer, integer[], text[]), gantry.add_word_vectors(integer, integer[], text[]),
  gantry.fold_chunks(integer, integer[]), gantry.read_chunk_words(integer, integer), gantry.switch_embedder(integer),
  gantry.clear_retired_embedders(integer), gantry.current_embedder() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.add_chunk_words(integer[], integer[], integer[], text[], integer[]), gantry.remove_chunks(integer[]),
  gantry.knowledge_embedders(), gantry.begin_embedder(text, text, integer, integer), gantry.unembedded_chunks(integer, integer),
  gantry.add_vectors(integer, integer[], text[]), gantry.add_word_vectors(integer, integer[], text[]),
  gantry.fold_chunks(integer, integer[]), gantry.read_chunk_words(integer, integer), gantry.switch_embedder(integer),
  gantry.clear_retired_embedders(integer), gantry.current_embedder() TO gantry_app;
